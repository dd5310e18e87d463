import type { INodeProperties } from 'n8n-workflow';
import { skipSeen } from '../../src/dedupe/skip-seen';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { z } from '../../src/vendor/zod';
import { describeVerdict, summarizeVerdicts } from './explanations';
import { keyOptions, ledgerProperty, readKeys } from './key-parameters';
import { liveLedgerOption, memoryOptionsSchema, openMemory, rememberOption } from './memory';
import { readPersonIds } from './person-ids';

const NEW = 0;
const SEEN = 1;
const MINUTE_MS = 60_000;

const properties: INodeProperties[] = [
	{
		displayName: 'Key',
		name: 'key',
		type: 'string',
		required: true,
		default: '={{ $json.lead_id ?? $json.event_id ?? $json.id }}',
		placeholder: 'e.g. {{ $json.email }}',
		description:
			'What two items must have in common to be the same. An item without a key goes to Seen, with the reason, unless the options say otherwise.',
	},
	ledgerProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			...keyOptions,
			rememberOption,
			{
				displayName: 'Hold Until Completed (Minutes)',
				name: 'holdMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 15,
				description:
					'Only holds a new key until Complete Keys confirms it. When that does not happen within so many minutes (the run died), the next item with the key is new. For senders that try again by themselves. 0 marks the key at once.',
			},
			{
				displayName: 'Items Without a Key',
				name: 'withoutKey',
				type: 'options',
				options: [
					{ name: 'Hold Back (Seen)', value: 'seen' },
					{ name: 'Let Through (New)', value: 'new' },
				],
				default: 'seen',
				description: 'Which output items go to whose key is empty',
			},
			{
				displayName: 'Look Only',
				name: 'lookOnly',
				type: 'boolean',
				default: false,
				description: 'Whether to decide without remembering anything',
			},
			{
				displayName: 'Person ID',
				name: 'personId',
				type: 'string',
				default: '={{ $json.person_id }}',
				placeholder: 'e.g. {{ $json.person_id }}',
				description: 'Whom the key belongs to, so that erasing the person also erases the key',
			},
			liveLedgerOption,
		],
	},
];

const optionsSchema = z.object({
	...memoryOptionsSchema.shape,
	holdMinutes: z.number().min(0).default(0),
	withoutKey: z.enum(['seen', 'new']).default('seen'),
	lookOnly: z.boolean().default(false),
});

export const skipSeenOperation: Operation = {
	value: 'skipSeen',
	name: 'Skip Seen',
	action: 'Skip items seen before',
	description: 'Let each key through once, across runs, workers and restarts',
	outputs: ['New', 'Seen'],
	closedOutput: SEEN,
	notesUnder: 'dedupe',
	isDestructive: false,
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const options = readOptions(step.parameters, optionsSchema);
	const memory = openMemory(step, options);
	const keyOf = readKeys(step.parameters, { mayHaveEmptyParts: false });
	const personIdOf = readPersonIds(step);
	const sightings = await step.each((itemIndex) => ({
		ledger: memory.ledgerOf(itemIndex).id,
		alsoReads: memory.ledgerOf(itemIndex).liveId,
		key: keyOf(itemIndex),
		owner: step.ownerOf(itemIndex),
		personId: personIdOf(itemIndex),
	}));
	const verdicts = await skipSeen(
		sightings,
		{
			lookOnly: options.lookOnly,
			withoutKey: options.withoutKey,
			claim: {
				holdMs: options.holdMinutes === 0 ? undefined : options.holdMinutes * MINUTE_MS,
				rememberMs: memory.rememberMs,
				executionId: step.executionId,
			},
		},
		store.seenKeys,
		now,
		(done, total) => {
			step.progress(done, total);
		},
	);
	step.hint(summarizeVerdicts(verdicts, store.description));
	return await step.each((itemIndex) => {
		const verdict = verdicts[itemIndex];
		if (verdict === undefined) throw new Error('An item was given no verdict.');
		return {
			itemIndex,
			output: verdict.decision === 'new' ? NEW : SEEN,
			details: {
				...describeVerdict(verdict, sightings[itemIndex]),
				ledger: memory.ledgerOf(itemIndex).name,
			},
		};
	});
}
