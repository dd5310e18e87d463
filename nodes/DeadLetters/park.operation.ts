import type { INodeProperties } from 'n8n-workflow';
import { idOf } from '../../src/ids';
import { letterOf } from '../../src/letters/park';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { z } from '../../src/vendor/zod';
import { countBy, summaryLine } from '../../src/n8n/summary';
import { liveDataSchema } from '../../src/n8n/test-runs';
import { liveLettersOption, shelfOf } from './shelf';

const properties: INodeProperties[] = [
	{
		displayName: 'Failure',
		name: 'failure',
		type: 'string',
		default: '={{ $json.error?.message ?? $json.error ?? $json.failure }}',
		placeholder: 'e.g. {{ $json.error }}',
		description: 'What went wrong. An error output says it in the field error.',
	},
	{
		displayName: 'Source',
		name: 'source',
		type: 'string',
		default: '',
		placeholder: 'e.g. CRM upsert',
		description:
			'Where the letter comes from, to tell letters apart. Leave empty for the workflow.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Same Letter As',
				name: 'sameAs',
				type: 'string',
				default: '',
				placeholder: 'e.g. {{ $json.step }}',
				description:
					'Items of this workflow and source with the same text here are kept as one letter as long as it is open: a cause that fails every run is then noted once. Leave empty for a letter of its own for each.',
			},
			liveLettersOption,
		],
	},
];

const sourceSchema = z
	.unknown()
	.transform((source) => (typeof source === 'string' ? source.trim() : ''));

export const parkOperation: Operation = {
	value: 'park',
	name: 'Park',
	action: 'Park a dead letter',
	description: 'Keep an item that failed, with the reason, until somebody has looked at it',
	outputs: ['Letters'],
	closedOutput: 0,
	notesUnder: 'letter',
	isDestructive: false,
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const shelf = shelfOf(step, readOptions(step.parameters, liveDataSchema));
	const failureOf = step.parameters.perItem('failure', z.unknown());
	const sourceOf = step.parameters.perItem('source', sourceSchema);
	const sameAs = step.parameters.perItem('options.sameAs', sourceSchema);
	const { id: workflowId = 'unsaved', name = 'unnamed workflow' } = step.context.getWorkflow();
	const letters = await step.each((itemIndex) => {
		const source = sourceOf(itemIndex) || name;
		const cause = sameAs(itemIndex);
		return letterOf({
			json: step.items[itemIndex]?.json ?? {},
			failure: failureOf(itemIndex),
			owner: cause === '' ? step.ownerOf(itemIndex) : idOf('cause', workflowId, source, cause),
			source,
			workflowId,
			executionId: step.executionId,
		});
	});
	const answers = await store.letters.park(shelf, letters, now);
	step.hint(summaryLine(countBy(answers, ['parked']), 'Kept in', store.description));
	return letters.map(({ letterId, failure, attempts, payload }, itemIndex) => {
		const answer = answers[itemIndex] ?? 'parked';
		return {
			itemIndex,
			output: 0,
			record: { ...payload } as NonNullable<Decision['record']>,
			results: { letter_id: letterId, failure },
			details: { decision: answer, reason: answer, letter_id: letterId, failure, attempts },
		};
	});
}
