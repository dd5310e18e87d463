import type { INodeProperties } from 'n8n-workflow';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { countBy, summaryLine } from '../../src/n8n/summary';
import { liveDataSchema, sparesLiveData } from '../../src/n8n/test-runs';
import { livePeopleOption, personIdSchema } from './people-parameters';

const properties: INodeProperties[] = [
	{
		displayName: 'Person',
		name: 'personId',
		type: 'string',
		required: true,
		default: '={{ $json.a ?? $json.person_id }}',
		placeholder: 'e.g. {{ $json.person_id }}',
		description: 'One of the two',
	},
	{
		displayName: 'Other Person',
		name: 'otherId',
		type: 'string',
		required: true,
		default: '={{ $json.b }}',
		placeholder: 'e.g. {{ $json.other_person_id }}',
		description: 'The other one',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [livePeopleOption],
	},
];

export const keepApartOperation: Operation = {
	value: 'keepApart',
	name: 'Keep Apart',
	action: 'Keep two people apart',
	description: 'Remember that two people of the register are not one, and ask nobody again',
	outputs: ['Done'],
	closedOutput: 0,
	notesUnder: 'match',
	isDestructive: false,
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const live = readOptions(step.parameters, liveDataSchema);
	const isTest = sparesLiveData(step, live, 'Nothing was remembered.');
	const personIdOf = step.parameters.perItem('personId', personIdSchema);
	const otherIdOf = step.parameters.perItem('otherId', personIdSchema);
	const pairs = await step.each(
		(itemIndex) => [personIdOf(itemIndex), otherIdOf(itemIndex)] as const,
	);
	const decisions: Decision[] = [];
	for (const [itemIndex, [a, b]] of pairs.entries()) {
		const reason = reasonToLeave(a, b, isTest);
		const answer =
			reason === undefined ? await store.people.keepApart(a, b, now) : { status: reason };
		const isKept = answer.status === 'kept_apart' || answer.status === 'kept_apart_before';
		const decision = isKept ? 'kept_apart' : 'not_kept_apart';
		decisions.push({ itemIndex, output: 0, details: { decision, reason: answer.status } });
		step.progress(decisions.length, pairs.length);
	}
	const words = decisions.map(({ details }) => details.reason);
	step.hint(summaryLine(countBy(words), 'Remembered in', store.description));
	return decisions;
}

function reasonToLeave(a: string, b: string, isTest: boolean): string | undefined {
	if (a === '' || b === '') return 'two_ids_needed';
	return isTest ? 'test_run' : undefined;
}
