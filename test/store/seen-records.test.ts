import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../../src/dedupe/changes/fields';
import type { RecordSighting } from '../../src/dedupe/changes/seen-records';
import { everyStore, openedStore, sharedStores } from './every-store';

const DAY_MS = 86_400_000;
const terms = { rememberMs: 30 * DAY_MS };

function sighting(
	key: string,
	owner: string,
	fields: Record<string, FieldValue>,
	modifiedAtMs?: number,
): RecordSighting {
	return {
		key: [key],
		owner,
		fields: new Map(Object.entries(fields)),
		modifiedAtMs,
		personId: undefined,
	};
}

const known = (fields: Record<string, FieldValue>) => ({
	kind: 'known',
	fields: new Map(Object.entries(fields)),
});

describe.each(everyStore)('seen records, %s', (_, freshTarget) => {
	const open = async () => (await openedStore(await freshTarget())).seenRecords;

	it('are unknown once, then known in their last form', async () => {
		const records = await open();
		const see = (owner: string, price: number, now: number) =>
			records.exchange('a', [sighting('1', owner, { price })], terms, now);
		expect(await see('one', 100, 1)).toEqual([{ kind: 'first' }]);
		expect(await see('two', 90, 2)).toMatchObject([known({ price: 100 })]);
		expect(await see('three', 80, 3)).toMatchObject([known({ price: 90 })]);
	});

	it('answer who asks again as they did the first time', async () => {
		const records = await open();
		const see = (owner: string, price: number, now: number) =>
			records.exchange('a', [sighting('1', owner, { price })], terms, now);
		await see('one', 100, 1);
		expect(await see('one', 100, 2)).toEqual([{ kind: 'first' }]);
		await see('two', 90, 3);
		expect(await see('two', 90, 4)).toMatchObject([known({ price: 100 })]);
		expect(await see('two', 90, 5)).toMatchObject([known({ price: 100 })]);
	});

	it('keep what a partial form does not say', async () => {
		const records = await open();
		const see = (owner: string, fields: Record<string, FieldValue>, now: number) =>
			records.exchange('a', [sighting('1', owner, fields)], terms, now);
		await see('one', { price: 100, beds: 3 }, 1);
		await see('two', { price: 90 }, 2);
		expect(await see('three', { beds: 3 }, 3)).toMatchObject([known({ price: 90, beds: 3 })]);
	});

	it('stay as they are when an older form comes in', async () => {
		const records = await open();
		const see = (owner: string, price: number, modifiedAtMs: number) =>
			records.exchange('a', [sighting('1', owner, { price }, modifiedAtMs)], terms, 50);
		await see('one', 90, 20);
		expect(await see('late', 100, 10)).toMatchObject([{ kind: 'older' }]);
		expect(await see('next', 80, 30)).toMatchObject([known({ price: 90 })]);
	});

	it('take several forms of one record in a batch in their order', async () => {
		const records = await open();
		const batch = [100, 90, 80].map((price, index) => sighting('1', `item ${index}`, { price }));
		expect(await records.exchange('a', batch, terms, 1)).toMatchObject([
			{ kind: 'first' },
			known({ price: 100 }),
			known({ price: 90 }),
		]);
	});

	it('are forgotten when they were not seen for the time agreed on', async () => {
		const records = await open();
		const see = (now: number) =>
			records.exchange('a', [sighting('1', `at ${now}`, { price: 1 })], terms, now);
		await see(1);
		// Seeing it again, unchanged, makes it remembered for longer.
		expect(await see(20 * DAY_MS)).toMatchObject([known({ price: 1 })]);
		expect(await see(45 * DAY_MS)).toMatchObject([known({ price: 1 })]);
		expect(await see(80 * DAY_MS)).toEqual([{ kind: 'first' }]);
	});

	it('are told apart by ledger, and only looked at when asked to', async () => {
		const records = await open();
		await records.exchange('a', [sighting('1', 'one', { price: 1 })], terms, 1);
		expect(await records.look('b', [sighting('1', 'two', { price: 2 })], 2)).toEqual([
			{ kind: 'first' },
		]);
		const look = () => records.look('a', [sighting('1', 'two', { price: 2 })], 2);
		expect(await look()).toMatchObject([known({ price: 1 })]);
		expect(await look()).toMatchObject([known({ price: 1 })]);
	});

	it('hold any text and any number of records', async () => {
		const records = await open();
		const nasty = { ['__proto__']: 'x', nul: 'a\u0000b', lone: '\ud800', rtl: '\u202eabc' };
		const fields = Object.fromEntries(Object.entries(nasty));
		const batch = Array.from({ length: 2_500 }, (_unused, index) =>
			sighting(`key ${index}`, 'one', fields),
		);
		await records.exchange('a', batch, terms, 1);
		const answers = await records.exchange(
			'a',
			batch.map((one) => ({ ...one, owner: 'two' })),
			terms,
			2,
		);
		expect(answers).toHaveLength(2_500);
		expect(answers.every(({ kind }) => kind === 'known')).toBe(true);
		expect(answers[0]).toMatchObject({ fields: new Map(Object.entries(fields)) });
	});
});

describe.each(sharedStores)('parallel runs, %s', (_, freshTarget) => {
	it('see each change once between them', async () => {
		const target = await freshTarget();
		const runs = await Promise.all(
			Array.from({ length: 4 }, async () => (await openedStore(target)).seenRecords),
		);
		const keys = Array.from({ length: 60 }, (_unused, index) => `key ${index}`);
		for (const [round, price] of [100, 90].entries()) {
			const answers = await Promise.all(
				runs.map((records, run) =>
					records.exchange(
						'a',
						keys.map((key) => sighting(key, `run ${run} round ${round}`, { price })),
						terms,
						round,
					),
				),
			);
			const changes = keys.map(
				(_unused, index) =>
					answers.filter((answer) => {
						const before = answer[index];
						if (before === undefined || before.kind === 'first') return true;
						return before.fields.get('price') !== price;
					}).length,
			);
			expect(new Set(changes)).toEqual(new Set([1]));
		}
	});
});
