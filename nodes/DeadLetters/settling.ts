import type { INodeProperties } from 'n8n-workflow';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { z } from '../../src/vendor/zod';
import { countBy, summaryLine } from '../../src/n8n/summary';
import { liveDataSchema } from '../../src/n8n/test-runs';
import { liveLettersOption, shelfOf } from './shelf';

const properties: INodeProperties[] = [
	{
		displayName: 'Letter ID',
		name: 'letterId',
		type: 'string',
		required: true,
		default: '={{ $json.letter_id }}',
		placeholder: 'e.g. {{ $json.letter_id }}',
		description: 'The letter, as List and Take for Replay name it',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [liveLettersOption],
	},
];

const letterIdSchema = z.string().trim().max(100).catch('');

/** What the operations have in common that settle letters: they differ in the state they leave. */
export function settlingOperation(
	state: 'resolved' | 'discarded',
	texts: Pick<Operation, 'value' | 'name' | 'action' | 'description'>,
): Operation {
	return {
		...texts,
		outputs: ['Letters'],
		closedOutput: 0,
		notesUnder: 'letter',
		isDestructive: state === 'discarded',
		properties,
		run: (step) => settle(step, state),
	};
}

async function settle(step: Step, state: 'resolved' | 'discarded'): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const shelf = shelfOf(step, readOptions(step.parameters, liveDataSchema));
	const idOf = step.parameters.perItem('letterId', letterIdSchema);
	const ids = await step.each(idOf);
	const answers = await store.letters.settle(shelf, ids, state, now);
	const words = answers.map((answer) => (answer === 'settled' ? state : answer));
	step.hint(summaryLine(countBy(words, [state]), 'Kept in', store.description));
	return ids.map((letterId, itemIndex) => {
		const answer = answers[itemIndex] ?? 'not_found';
		return {
			itemIndex,
			output: 0,
			details: {
				decision: answer === 'settled' ? state : answer,
				reason: answer,
				letter_id: letterId,
			},
		};
	});
}
