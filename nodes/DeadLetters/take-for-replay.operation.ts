import { replayOf } from '../../src/letters/describe';
import type { MadeItem, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { z } from '../../src/vendor/zod';
import { limitProperty, limitSchema, sourceOption, sourceSchema } from './filters';
import { liveDataSchema } from '../../src/n8n/test-runs';
import { liveLettersOption, shelfOf } from './shelf';

const MINUTE_MS = 60_000;

export const takeForReplayOperation: Operation = {
	value: 'takeForReplay',
	name: 'Take for Replay',
	action: 'Take dead letters for replay',
	description: 'Get parked items as they were, to send them through the workflow again',
	outputs: ['Letters'],
	closedOutput: 0,
	notesUnder: 'letter',
	isDestructive: false,
	properties: [
		limitProperty,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				sourceOption,
				{
					displayName: 'Settle Within (Minutes)',
					name: 'settleMinutes',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 60,
					description:
						'A letter that Resolve or Discard has not settled by then is parked again. Nobody else can take it before.',
				},
				liveLettersOption,
			],
		},
	],
	run,
};

const optionsSchema = z.object({
	...sourceSchema.shape,
	...liveDataSchema.shape,
	settleMinutes: z.number().min(1).default(60),
});

async function run(step: Step): Promise<MadeItem[]> {
	const { store, now } = await step.openStore();
	const { source, settleMinutes, ...live } = readOptions(step.parameters, optionsSchema);
	const limit = step.parameters.once('limit', limitSchema);
	const isLive = shelfOf(step, live) === 'live';
	const letters = isLive
		? await store.letters.take(
				'live',
				{ source, limit, takenUntilMs: now + settleMinutes * MINUTE_MS },
				now,
			)
		: await store.letters.list('live', { source, limit, states: ['parked'] }, now);
	step.hint(`${letters.length} letters. Kept in: ${store.description}`);
	return letters.map((letter) => ({
		output: 0,
		json: replayOf(letter, isLive ? 'taken' : 'shown') as MadeItem['json'],
		madeOf: step.items.map((_, itemIndex) => itemIndex),
	}));
}
