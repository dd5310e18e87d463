import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ChangeVerdict } from '../../src/dedupe/changes/changes';
import { detectChanges, type ChangeSighting } from '../../src/dedupe/changes/detect-changes';
import { fieldsOf } from '../../src/dedupe/changes/fields';
import { eventTime } from '../../src/debounce/event-time';
import { composeKey, keyText, type Key } from '../../src/dedupe/key';
import { idOf } from '../../src/ids';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { summaryLine } from '../../src/n8n/summary';
import { liveDataOption } from '../../src/n8n/test-runs';
import { z } from '../../src/vendor/zod';
import { ledgerProperty } from './key-parameters';
import { readPersonIds } from './person-ids';
import { memoryOptionsSchema, openMemory, rememberOption, type Memory } from './memory';

const CHANGED = 0;
const UNCHANGED = 1;

const properties: INodeProperties[] = [
	{
		displayName: 'Key',
		name: 'key',
		type: 'string',
		required: true,
		default: '={{ $json.mls_source }}:{{ $json.mls_id }}',
		placeholder: 'e.g. {{ $json.contact_id }}',
		description:
			'What tells one record from another, the same each time it comes. An item without a key goes to Unchanged, with the reason.',
	},
	ledgerProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Watch Only These Fields',
				name: 'watch',
				type: 'string',
				default: '',
				placeholder: 'e.g. status, price_cents, beds',
				description:
					'Fields separated by commas whose changes count. Empty: all with a plain value, except for times (names that end in _at).',
			},
			{
				displayName: 'Ignore These Fields',
				name: 'ignore',
				type: 'string',
				default: '',
				placeholder: 'e.g. days_on_market, view_count',
				description: 'Fields separated by commas whose changes do not count',
			},
			{
				displayName: 'Modified At',
				name: 'modifiedAt',
				type: 'string',
				default: '={{ $json.modified_at }}',
				placeholder: 'e.g. {{ $json.ModificationTimestamp }}',
				description:
					'When the source last changed the record. A record older than the one known is no change, so that a late page of a feed invents nothing.',
			},
			{
				displayName: 'Only Remember',
				name: 'onlyRemember',
				type: 'boolean',
				default: false,
				description:
					'Whether to remember records without reporting changes. For the first run over a feed, in which everything would be new.',
			},
			{
				displayName: 'First Sight Is Called',
				name: 'newType',
				type: 'string',
				default: 'NEW_LISTING',
				placeholder: 'e.g. NEW_CONTACT',
				description: 'The change that is reported when a record is seen for the first time',
			},
			{
				displayName: 'Status Field',
				name: 'statusField',
				type: 'string',
				default: 'status',
				description: 'The field whose changes are reported as STATUS_CHANGE_… and BACK_ON_MARKET',
			},
			{
				displayName: 'Price Field',
				name: 'priceField',
				type: 'string',
				default: 'price_cents',
				description: 'The field whose changes are reported as PRICE_DROP and PRICE_RISE',
			},
			rememberOption,
			{
				displayName: 'Person ID',
				name: 'personId',
				type: 'string',
				default: '={{ $json.person_id }}',
				placeholder: 'e.g. {{ $json.person_id }}',
				description: 'Whom the record is about, so that erasing the person also erases it',
			},
			liveDataOption(
				'Whether runs started by hand in the editor remember what they see. Otherwise they only compare with what was seen before.',
			),
		],
	},
];

const fieldListSchema = z
	.string()
	.default('')
	.transform((list) => list.split(',').map((field) => field.trim()))
	.transform((fields) => new Set(fields.filter((field) => field !== '')));

const optionsSchema = z.object({
	...memoryOptionsSchema.shape,
	watch: fieldListSchema,
	ignore: fieldListSchema,
	onlyRemember: z.boolean().default(false),
	newType: z.string().trim().min(1).default('NEW_LISTING'),
	statusField: z.string().trim().default('status'),
	priceField: z.string().trim().default('price_cents'),
});

export const detectChangesOperation: Operation = {
	value: 'detectChanges',
	name: 'Detect Changes',
	action: 'Detect what changed since last time',
	description: 'Say what is different in listings or other records since they were last seen',
	outputs: ['Changed', 'Unchanged'],
	closedOutput: UNCHANGED,
	notesUnder: 'dedupe',
	isDestructive: false,
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const options = readOptions(step.parameters, optionsSchema);
	const memory = openMemory(step, options, 'Nothing was remembered.');
	const sightings = await readSightings(step, options, memory, now);
	const verdicts = await detectChanges(
		sightings,
		{ ...options, rememberMs: memory.rememberMs },
		store.seenRecords,
		now,
		step.progress,
	);
	const isChanged = ({ decision }: ChangeVerdict) =>
		decision === 'changed' && !options.onlyRemember;
	const changed = verdicts.filter(isChanged).length;
	step.hint(
		summaryLine(
			[
				[changed, 'changed'],
				[verdicts.length - changed, options.onlyRemember ? 'only remembered' : 'unchanged'],
			],
			'Remembered in',
			store.description,
		),
	);
	return verdicts.map((verdict, itemIndex): Decision => {
		const sighting = sightings[itemIndex];
		const { reason } = verdict;
		if (verdict.decision === 'unchanged' || options.onlyRemember || sighting === undefined) {
			return {
				itemIndex,
				output: UNCHANGED,
				details: {
					decision: 'unchanged',
					reason:
						options.onlyRemember && verdict.decision === 'changed' ? 'only_remembered' : reason,
				},
			};
		}
		return {
			itemIndex,
			output: CHANGED,
			details: { decision: 'changed', reason },
			results: resultsOf(verdict, sighting, now),
		};
	});
}

/** The fields that an event for Debounce & Consolidate needs are there under its names. */
function resultsOf(
	{ changes }: Extract<ChangeVerdict, { decision: 'changed' }>,
	{ ledger, key, owner, modifiedAtMs }: ChangeSighting,
	now: number,
): IDataObject {
	const type = changes[0]?.type ?? 'CHANGED';
	return {
		event_type: type,
		event_id: idOf('change', ledger, keyText(key ?? []), type, String(modifiedAtMs ?? owner)),
		occurred_at: new Date(modifiedAtMs ?? now).toISOString(),
		changes: changes.map((change) => ({ ...change })),
	};
}

const anything = z.unknown();

async function readSightings(
	step: Step,
	options: z.infer<typeof optionsSchema>,
	memory: Memory,
	now: number,
): Promise<ChangeSighting[]> {
	const keyOf = step.parameters.perItem('key', anything);
	const modifiedAtOf = step.parameters.perItem('options.modifiedAt', anything);
	const personIdOf = readPersonIds(step);
	return await step.each((itemIndex) => {
		const { id, liveId } = memory.ledgerOf(itemIndex);
		const json = step.items[itemIndex]?.json ?? {};
		const modifiedAt = eventTime(modifiedAtOf(itemIndex) ?? json['modified_at'], now);
		return {
			ledger: id,
			liveLedger: liveId,
			key: keyFrom(keyOf(itemIndex)),
			owner: step.ownerOf(itemIndex),
			fields: fieldsOf(json, (field) => isWatched(field, options)),
			modifiedAtMs: modifiedAt.status === 'read' ? modifiedAt.atMs : undefined,
			personId: personIdOf(itemIndex),
		};
	});
}

/** The ID may be missing though the source is there; the source alone would be one key for all. */
function keyFrom(value: unknown): Key | undefined {
	const key = composeKey([{ value, forms: [], mayBeEmpty: false }]);
	const [text = ''] = key ?? [];
	return text.endsWith(':') || !/[\p{L}\p{N}]/u.test(text) ? undefined : key;
}

function isWatched(
	field: string,
	{ watch, ignore }: Pick<z.infer<typeof optionsSchema>, 'watch' | 'ignore'>,
): boolean {
	if (field === 'doorman' || ignore.has(field)) return false;
	return watch.size > 0 ? watch.has(field) : !field.endsWith('_at');
}
