import { met, sightingOf } from '../dedupe/people/sightings';
import type { OpenPeople } from '../store/open-people';
import type { RecordedCall } from './history';
import { MORTAL, erasedSchema, metSchema, type PeopleCall } from './people-call.mts';

type Recorded = RecordedCall<PeopleCall>;

/** What went wrong, in words; nothing when all promises were kept. */
export async function brokenPeoplePromises(
	calls: readonly Recorded[],
	store: OpenPeople,
): Promise<string[]> {
	const erased = new Set(
		calls.flatMap(({ call, answer }) =>
			call.method === 'erase' ? [call.personId, ...(erasedIn(answer) ?? [])] : [],
		),
	);
	return [
		...(await store.damages()),
		...(await changedAnswers(calls, erased, store)),
		...(await notErased(calls, store)),
	];
}

/** Whoever asks about an acknowledged lead again hears the same, of whoever the person is by now. */
async function changedAnswers(
	calls: readonly Recorded[],
	erased: ReadonlySet<string>,
	{ people, rows }: OpenPeople,
): Promise<string[]> {
	const there = new Set((await rows('person')).map(({ person_id }) => person_id));
	const merged = new Set((await rows('merge_log')).map(({ merged_id }) => merged_id));
	const wrong: string[] = [];
	for (const { call, answer } of calls) {
		if (call.method !== 'meet' || answer === undefined) continue;
		const { personId, recognition } = metSchema.parse(answer);
		if (erased.has(personId)) continue;
		const sighting = sightingOf(call.json, {});
		const again = await met(people, { ...sighting, leadKey: [call.leadId] }, Date.now());
		if (!again.isAgain) wrong.push(`lead ${call.leadId} is forgotten`);
		// Whoever was taken out of a merge took along what was theirs.
		const isSame = call.leadId.startsWith(MORTAL)
			? again.personId === personId
			: there.has(again.personId) && !merged.has(again.personId);
		if (!isSame) wrong.push(`lead ${call.leadId} is somebody else`);
		if (JSON.stringify(recognition) !== JSON.stringify(again.recognition)) {
			wrong.push(`lead ${call.leadId} was recognized otherwise`);
		}
	}
	return wrong;
}

async function notErased(calls: readonly Recorded[], { rows }: OpenPeople): Promise<string[]> {
	const there = new Set((await rows('person')).map(({ person_id }) => person_id));
	return calls.flatMap(({ answer }) =>
		(erasedIn(answer) ?? [])
			.filter((id) => there.has(id))
			.map((id) => `person ${id} was erased and is there`),
	);
}

function erasedIn(answer: unknown): readonly string[] | undefined {
	return erasedSchema.safeParse(answer).data?.erased;
}
