import type { INodeProperties } from 'n8n-workflow';
import type { People } from '../../src/dedupe/people/people';
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
		default: '={{ $json.person_id }}',
		placeholder: 'e.g. {{ $json.person_id }}',
		description:
			'Who was merged into somebody else. With the ID of the survivor, the last merge is taken back.',
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

export const unmergePeopleOperation: Operation = {
	value: 'unmergePeople',
	name: 'Unmerge People',
	action: 'Unmerge people who are not one',
	description: 'Take a merge back, so that both are as they were, and keep them apart from then on',
	outputs: ['Done'],
	closedOutput: 0,
	notesUnder: 'match',
	isDestructive: true,
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const live = readOptions(step.parameters, liveDataSchema);
	const isTest = sparesLiveData(step, live, 'Nobody was unmerged.');
	const personIdOf = step.parameters.perItem('personId', personIdSchema);
	const ids = await step.each(personIdOf);
	const decisions: Decision[] = [];
	for (const [itemIndex, personId] of ids.entries()) {
		const outcome =
			isTest || personId === ''
				? left(personId === '' ? 'without_id' : 'test_run')
				: await unmerge(store.people, personId, step.ownerOf(itemIndex), now);
		decisions.push({ itemIndex, output: 0, ...outcome });
		step.progress(decisions.length, ids.length);
	}
	const words = decisions.map(({ details }) => details.reason);
	step.hint(summaryLine(countBy(words), 'Remembered in', store.description));
	return decisions;
}

type Outcome = Pick<Decision, 'details' | 'results'>;

function left(reason: string): Outcome {
	return { details: { decision: 'not_unmerged', reason } };
}

async function unmerge(
	people: People,
	personId: string,
	owner: string,
	now: number,
): Promise<Outcome> {
	const answer = await people.unmerge(personId, owner, now);
	if (answer.status !== 'unmerged') return left(answer.status);
	const { survivorId, restoredId } = answer;
	return {
		details: { decision: 'unmerged', reason: 'kept_apart' },
		results: { survivor_id: survivorId, restored_person_id: restoredId },
	};
}
