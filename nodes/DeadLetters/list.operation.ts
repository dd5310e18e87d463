import { describeLetter } from '../../src/letters/describe';
import type { MadeItem, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { z } from '../../src/vendor/zod';
import { limitProperty, limitSchema, sourceOption, sourceSchema } from './filters';

const states = ['parked', 'taken', 'resolved', 'discarded'] as const;

export const listOperation: Operation = {
	value: 'list',
	name: 'List',
	action: 'List dead letters',
	description: 'Get letters with what went wrong, oldest first, without changing them',
	outputs: ['Letters'],
	closedOutput: 0,
	notesUnder: 'letter',
	isDestructive: false,
	properties: [
		{
			displayName: 'States',
			name: 'states',
			type: 'multiOptions',
			options: [
				{ name: 'Parked', value: 'parked', description: 'Waits for somebody' },
				{ name: 'Taken', value: 'taken', description: 'Is being tried again' },
				{ name: 'Resolved', value: 'resolved' },
				{ name: 'Discarded', value: 'discarded' },
			],
			default: ['parked'],
		},
		limitProperty,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [sourceOption],
		},
	],
	run,
};

async function run(step: Step): Promise<MadeItem[]> {
	const { store, now } = await step.openStore();
	const { source } = readOptions(step.parameters, sourceSchema);
	const letters = await store.letters.list(
		'live',
		{
			states: step.parameters.once('states', z.array(z.enum(states)).default(['parked'])),
			limit: step.parameters.once('limit', limitSchema),
			source,
		},
		now,
	);
	step.hint(`${letters.length} letters. Kept in: ${store.description}`);
	return letters.map((letter) => ({
		output: 0,
		json: { ...describeLetter(letter), payload: letter.payload },
		madeOf: step.items.map((_, itemIndex) => itemIndex),
	}));
}
