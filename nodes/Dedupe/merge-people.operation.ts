import type { INodeProperties } from 'n8n-workflow';
import type { MergeAnswer, Parts, People } from '../../src/dedupe/people/people';
import { valuesOf } from '../../src/dedupe/people/details';
import { wholePerson } from '../../src/dedupe/people/person';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { countBy, summaryLine } from '../../src/n8n/summary';
import { liveDataSchema, sparesLiveData } from '../../src/n8n/test-runs';
import { z } from '../../src/vendor/zod';
import { livePeopleOption, personIdSchema, personIdsSchema } from './people-parameters';

const properties: INodeProperties[] = [
	{
		displayName: 'Survivor',
		name: 'survivorId',
		type: 'string',
		required: true,
		default: '={{ $json.survivor_id ?? $json.a }}',
		placeholder: 'e.g. {{ $json.person_id }}',
		description: 'Whose person ID all of them have from now on',
	},
	{
		displayName: 'People',
		name: 'personIds',
		type: 'string',
		required: true,
		default: '={{ $json.members ? $json.members.map((member) => member.id) : [$json.a, $json.b] }}',
		placeholder: 'e.g. {{ $json.person_ids }}',
		description:
			'The person IDs to merge, as a list or with commas between them. The survivor may be among them.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Look Only',
				name: 'lookOnly',
				type: 'boolean',
				default: false,
				description:
					'Whether to merge nobody and only say under members who they are. To show them to a person who decides.',
			},
			livePeopleOption,
		],
	},
];

export const mergePeopleOperation: Operation = {
	value: 'mergePeople',
	name: 'Merge People',
	action: 'Merge people who are one',
	description: 'Make people of the register one. Unmerge People takes it back exactly.',
	outputs: ['Done'],
	closedOutput: 0,
	notesUnder: 'match',
	isDestructive: true,
	properties,
	run,
};

const mergeOptionsSchema = z.object({
	lookOnly: z.boolean().default(false),
	...liveDataSchema.shape,
});

interface Asked {
	readonly itemIndex: number;
	readonly survivorId: string;
	readonly otherIds: readonly string[];
}

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const options = readOptions(step.parameters, mergeOptionsSchema);
	const isTest = !options.lookOnly && sparesLiveData(step, options, 'Nobody was merged.');
	const survivorOf = step.parameters.perItem('survivorId', personIdSchema);
	const idsOf = step.parameters.perItem('personIds', personIdsSchema);
	const asked = await step.each((itemIndex): Asked => {
		const survivorId = survivorOf(itemIndex);
		const otherIds = idsOf(itemIndex).filter((id) => id !== survivorId);
		return { itemIndex, survivorId, otherIds };
	});
	const decisions: Decision[] = [];
	for (const { itemIndex, survivorId, otherIds } of asked) {
		if (survivorId === '' || otherIds.length === 0) {
			decisions.push(done(itemIndex, 'not_merged', 'two_ids_needed'));
		} else if (options.lookOnly) {
			decisions.push(await look(store.people, { itemIndex, survivorId, otherIds }, now));
		} else if (isTest) {
			decisions.push(done(itemIndex, 'not_merged', 'test_run'));
		} else {
			const answer = await store.people.merge(survivorId, otherIds, now);
			decisions.push(toDecision(answer, { itemIndex, survivorId, otherIds }));
		}
		step.progress(decisions.length, asked.length);
	}
	const words = decisions.map(({ details }) => details.reason);
	step.hint(summaryLine(countBy(words), 'Remembered in', store.description));
	return decisions;
}

function done(itemIndex: number, decision: string, reason: string): Decision {
	return { itemIndex, output: 0, details: { decision, reason } };
}

/** The same for a run that asks again: named are all who live on in the survivor. */
function toDecision(answer: MergeAnswer, { itemIndex, survivorId, otherIds }: Asked): Decision {
	if (answer.status === 'unknown_person') {
		const { details, ...decision } = done(itemIndex, 'not_merged', answer.status);
		return { ...decision, details: { ...details, unknown_person_id: answer.personId } };
	}
	const { personId, parts } = answer.survivor;
	const mergedNow = answer.status === 'merged' ? answer.mergedIds : [];
	const mergedIds = new Set([survivorId, ...otherIds, ...mergedNow]);
	mergedIds.delete(personId);
	return {
		...done(itemIndex, 'merged', answer.status),
		results: { person_id: personId, merged_person_ids: [...mergedIds] },
		notes: { person: knownOf(parts) },
	};
}

function knownOf(parts: Parts): ReturnType<typeof valuesOf> {
	return valuesOf(wholePerson(parts, { rules: new Map(), trustedSources: [] }).details);
}

/** Each who would become one, as they are now; who was merged already is named once. */
async function look(
	people: People,
	{ itemIndex, survivorId, otherIds }: Asked,
	now: number,
): Promise<Decision> {
	const ids = [survivorId, ...otherIds];
	const found = await people.find(ids, now);
	const members = new Map(
		found.flatMap((one) => (one === undefined ? [] : [[one.personId, knownOf(one.parts)]])),
	);
	const unknownId = ids[found.indexOf(undefined)];
	const isOne = unknownId === undefined && members.size === 1;
	const reason = unknownId === undefined ? 'look_only' : 'unknown_person';
	const decision = isOne
		? done(itemIndex, 'merged', 'already_one')
		: done(itemIndex, 'not_merged', reason);
	const unknown = unknownId === undefined ? {} : { unknown_person_id: unknownId };
	return {
		...decision,
		details: { ...decision.details, ...unknown },
		results: { members: [...members].map(([id, known]) => ({ ...known, id })) },
	};
}
