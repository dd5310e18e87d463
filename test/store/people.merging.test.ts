import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { People } from '../../src/dedupe/people/people';
import { met, sightingOf } from '../dedupe/people/sightings';
import { everyStore } from './every-store';
import { openPeople, peopleTables, type OpenPeople } from './open-people';

const PEOPLE = 5;
const names = ['Ann', 'Bea', 'Cy', 'Dov', 'Eve'];

async function fivePeople(people: People): Promise<string[]> {
	const ids: string[] = [];
	for (const first_name of names) {
		const json = { first_name, last_name: `${first_name}son`, email: `${first_name}@example.com` };
		ids.push((await met(people, sightingOf(json))).personId);
	}
	return ids;
}

/** Everything in the register but who is kept apart, as text. */
async function dump({ rows }: OpenPeople): Promise<string[]> {
	const tables = await Promise.all(
		peopleTables
			.filter((table) => table !== 'pair_decision')
			.map(async (table) => (await rows(table)).map((row) => `${table} ${JSON.stringify(row)}`)),
	);
	return tables.flat().sort();
}

const person = fc.nat({ max: PEOPLE - 1 });

let owners = 0;
const owner = () => `owner ${++owners}`;

describe.each(everyStore)('people who are made one, %s', (name, freshTarget) => {
	const numRuns = name === 'SQLite in memory' ? 60 : 10;

	it('are again what they were when every merge is taken back, in any order', async () => {
		const store = await openPeople(await freshTarget());
		const ids = await fivePeople(store.people);
		const before = await dump(store);
		const merges = fc.array(fc.tuple(person, person), { minLength: 1, maxLength: 6 });
		const order = fc.infiniteStream(fc.nat());
		await fc.assert(
			fc.asyncProperty(merges, order, async (pairs, choices) => {
				const merged: string[] = [];
				let now = 1;
				for (const [a, b] of pairs) {
					const answer = await store.people.merge(ids[a] ?? '', [ids[b] ?? ''], ++now);
					if (answer.status === 'merged') merged.push(...answer.mergedIds);
				}
				for (const choice of choices) {
					if (merged.length === 0) break;
					const [restored] = merged.splice(choice % merged.length, 1);
					expect(await store.people.unmerge(restored ?? '', owner(), 9)).toMatchObject({
						status: 'unmerged',
						restoredId: restored,
					});
				}
				expect(await dump(store)).toEqual(before);
			}),
			{ numRuns },
		);
	});

	it('live on in one person, whichever of them is named', async () => {
		const { people } = await openPeople(await freshTarget());
		const [a = '', b = '', c = ''] = await fivePeople(people);
		await people.merge(b, [c], 2);
		await people.merge(a, [b], 3);
		const found = await met(people, sightingOf({ email: 'cy@example.com' }));
		expect(found).toMatchObject({ personId: a, recognition: { decision: 'matched' } });
		expect(found.parts.length).toBe(3);
		expect(await people.merge(c, [a], 4)).toMatchObject({ status: 'already_one' });
		expect(await people.unmerge(b, owner(), 9)).toMatchObject({
			status: 'unmerged',
			survivorId: a,
		});
		const apart = await met(people, sightingOf({ email: 'cy@example.com' }));
		expect(apart.personId).toBe(b);
		expect(apart.recognition).toMatchObject({ reason: 'identifier' });
	});

	it('are taken apart once, however often the same run asks, and stay apart', async () => {
		const { people } = await openPeople(await freshTarget());
		const [a = '', b = '', c = ''] = await fivePeople(people);
		await people.merge(a, [b], 2);
		await people.merge(a, [c], 3);
		const answer = { status: 'unmerged', survivorId: a, restoredId: c };
		expect(await people.unmerge(a, 'one run', 4)).toEqual(answer);
		expect(await people.unmerge(a, 'one run', 5)).toEqual(answer);
		expect(await people.apart()).toEqual([[a, c].sort()]);
		expect(await people.unmerge(a, 'another run', 6)).toMatchObject({ restoredId: b });
	});

	it('are taken apart the last first when only the survivor is named', async () => {
		const { people } = await openPeople(await freshTarget());
		const [a = '', b = '', c = ''] = await fivePeople(people);
		await people.merge(a, [b], 2);
		await people.merge(a, [c], 3);
		expect(await people.unmerge(a, owner(), 9)).toMatchObject({ restoredId: c });
		expect(await people.unmerge(a, owner(), 9)).toMatchObject({ restoredId: b });
		expect(await people.unmerge(a, owner(), 9)).toEqual({ status: 'never_merged' });
	});

	it('are no pair any more that is kept apart, and again when it is taken back', async () => {
		const { people } = await openPeople(await freshTarget());
		const [a = '', b = '', c = ''] = await fivePeople(people);
		await people.keepApart(c, a, 1);
		expect(await people.keepApart(a, c, 2)).toEqual({ status: 'kept_apart_before' });
		const pair = [a, c].sort();
		expect(await people.apart()).toEqual([pair]);
		await people.merge(b, [c], 3);
		expect(await people.apart()).toEqual([[a, b].sort()]);
		await people.merge(a, [b], 4);
		expect(await people.apart()).toEqual([]);
		await people.unmerge(b, owner(), 9);
		expect(await people.apart()).toEqual([[a, b].sort()]);
		await people.unmerge(c, owner(), 9);
		expect((await people.apart()).toSorted()).toEqual([[a, b].sort(), pair, [b, c].sort()].sort());
	});

	it('are not made one with somebody who is unknown or forgotten', async () => {
		const { people, rows } = await openPeople(await freshTarget());
		const [a = ''] = await fivePeople(people);
		expect(await people.merge(a, ['nobody'], 2)).toEqual({
			status: 'unknown_person',
			personId: 'nobody',
		});
		const brief = sightingOf({ email: 'brief@example.com' }, { rememberMs: 10 });
		const { personId } = await met(people, brief, 1);
		expect(await people.merge(a, [personId], 100)).toEqual({ status: 'unknown_person', personId });
		expect(await rows('merge_log')).toEqual([]);
	});
});
