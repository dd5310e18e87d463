import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { met, sightingOf } from '../dedupe/people/sightings';
import { everyStore, openedStore, sharedStores } from './every-store';
import { openPeople, peopleTables, type OpenPeople } from './open-people';

const tables = [...peopleTables, 'seen_key', 'record_seen'] as const;

/** All rows of Dedupe's tables, as text. */
async function everything({ rows }: OpenPeople): Promise<string[]> {
	const all: string[] = [];
	for (const table of tables) {
		for (const row of await rows(table)) all.push(`${table} ${JSON.stringify(row)}`);
	}
	return all.sort();
}

const word = fc.stringMatching(/^[a-z]{6,10}$/);
const someone = fc.record({
	first_name: word,
	last_name: word,
	email: word.map((name) => `${name}@example.com`),
	phone: fc.stringMatching(/^[2-9][0-9]{9}$/),
	street: word.map((name) => `77 ${name} st`),
	zip: fc.stringMatching(/^[1-9][0-9]{4}$/),
});

describe.each(everyStore)('people who are forgotten, %s', (name, freshTarget) => {
	const numRuns = name === 'SQLite in memory' ? 40 : 8;

	it('leave no row and no text of theirs when they are erased, and nobody else loses any', async () => {
		const target = await freshTarget();
		const store = await openPeople(target);
		const { people } = store;
		const other = await met(people, sightingOf({ first_name: 'Zoe', email: 'zoe@stays.example' }));
		const third = await met(people, sightingOf({ first_name: 'Yan', email: 'yan@stays.example' }));
		await people.keepApart(other.personId, third.personId, 1);
		const before = await everything(store);
		await fc.assert(
			fc.asyncProperty(someone, someone, fc.boolean(), async (one, two, bySurvivor) => {
				const a = await met(people, sightingOf(one, { leadId: 'their lead' }));
				await met(people, sightingOf({ ...one, phone: two.phone }));
				const b = await met(people, sightingOf(two));
				await people.keepApart(other.personId, a.personId, 1);
				await people.merge(a.personId, [b.personId], 2);
				await people.erase(bySurvivor ? a.personId : b.personId);
				const after = await everything(store);
				const names = [one, two].flatMap((json) => [json.first_name, json.last_name, json.email]);
				const text = after.join('\n').toLowerCase();
				for (const own of [...names, a.personId, b.personId]) expect(text).not.toContain(own);
				expect(after).toEqual(before);
			}),
			{ numRuns },
		);
	});

	it('are new again when their time is over, and are taken away by those who come later', async () => {
		const store = await openPeople(await freshTarget());
		const { people } = store;
		const terms = { rememberMs: 100 };
		const ann = await met(people, sightingOf({ email: 'ann@example.com' }, terms), 1);
		const known = await met(people, sightingOf({ email: 'ann@example.com' }, terms), 100);
		expect(known.personId).toBe(ann.personId);
		const again = await met(people, sightingOf({ email: 'ann@example.com' }, terms), 200);
		expect(again.recognition.decision).toBe('new');
		const ids = (await store.rows('person')).map(({ person_id }) => person_id);
		expect(ids).toEqual([again.personId]);
		expect(await store.damages()).toEqual([]);
	});

	it('share what identifies with nobody any more', async () => {
		const { people } = await openPeople(await freshTarget());
		const of = (first_name: string) => ({ first_name, email: 'both@example.com' });
		const brief = await met(people, sightingOf(of('Ann'), { rememberMs: 100 }), 1);
		const lasting = await met(people, sightingOf(of('Mark')), 2);
		expect(lasting.personId).not.toBe(brief.personId);
		const shared = await met(people, sightingOf({ email: 'both@example.com' }), 50);
		expect(shared.recognition).not.toMatchObject({ reason: 'identifier' });
		await people.erase(shared.personId);
		const alone = await met(people, sightingOf({ email: 'both@example.com' }), 200);
		expect(alone).toMatchObject({
			personId: lasting.personId,
			recognition: { decision: 'matched', reason: 'identifier' },
		});
	});

	it('do not gather leads for ever while they come again', async () => {
		const { people, rows } = await openPeople(await freshTarget());
		for (const now of [1, 60, 120]) {
			await met(people, sightingOf({ email: 'ann@example.com' }, { rememberMs: 100 }), now);
		}
		expect((await rows('person_lead')).map((row) => row.met_at_ms).sort()).toEqual([120, 60]);
	});

	it('live as long as anybody they are one with', async () => {
		const store = await openPeople(await freshTarget());
		const { people } = store;
		const json = { first_name: 'Ann', email: 'ann@example.com' };
		const brief = await met(people, sightingOf(json, { rememberMs: 100 }), 1);
		const lasting = await met(people, sightingOf({ email: 'bea@example.com' }), 1);
		await people.merge(brief.personId, [lasting.personId], 2);
		// Whoever is new takes those along whose time is over.
		await met(people, sightingOf({ email: 'new@example.com' }), 200);
		const found = await met(people, sightingOf(json), 300);
		expect(found).toMatchObject({ personId: brief.personId, recognition: { decision: 'matched' } });
		expect(found.parts.length).toBe(2);
		expect(await people.page('live:people', '', 10, 300)).toHaveLength(2);
	});
});

describe.each(sharedStores)('what is linked to people who are erased, %s', (_, freshTarget) => {
	it('goes with them: keys and records, and nothing of others', async () => {
		const target = await freshTarget();
		const view = await openPeople(target);
		const { people, seenKeys, seenRecords } = await openedStore(target);
		const { personId } = await met(people, sightingOf({ email: 'ann@example.com' }));
		const terms = { holdMs: undefined, rememberMs: undefined, executionId: '1' };
		const claims = [
			{ key: 'hers', owner: 'a', personId },
			{ key: 'of nobody', owner: 'a', personId: undefined },
		];
		await seenKeys.claim('ledger', claims, terms, 1);
		const record = { fields: new Map([['city', 'Austin']]), modifiedAtMs: undefined };
		const sightings = [
			{ key: ['hers'], owner: 'a', personId, ...record },
			{ key: ['of nobody'], owner: 'a', personId: undefined, ...record },
		];
		await seenRecords.exchange('ledger', sightings, { rememberMs: undefined }, 1);
		expect(await people.erase(personId)).toEqual({ erased: [personId] });
		for (const table of ['seen_key', 'record_seen'] as const) {
			expect((await view.rows(table)).map(({ person_id }) => person_id)).toEqual([null]);
		}
		expect(await people.erase(personId)).toEqual({ erased: [] });
	});
});
