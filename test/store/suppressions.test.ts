import { describe, expect, it } from 'vitest';
import { everyStore, sharedStores } from './every-store';
import { describeKeptSuppressions } from './kept-suppressions.contract';
import { openSuppressions } from './open-suppressions';
import { describeSuppressions } from './suppressions.contract';
import { ANN, arrivalOf, causesOf, effectsOf } from './suppressions.terms';

for (const [name, freshTarget] of everyStore) {
	const open = async () => await openSuppressions(await freshTarget());
	describeSuppressions(name, open);
	describeKeptSuppressions(name, open);
}

describe.each(sharedStores)('suppressions that last, %s', (_, freshTarget) => {
	it('are the same after the store was closed and opened again', async () => {
		const target = await freshTarget();
		const before = await openSuppressions(target);
		await effectsOf(before.suppressions, [arrivalOf('complaint')]);
		await before.close();
		const after = await openSuppressions(target);
		expect(await causesOf(after.suppressions, [ANN])).toEqual(['complaint']);
	});

	it('are whole when several connections take events in at once', async () => {
		const target = await freshTarget();
		const stores = await Promise.all(Array.from({ length: 4 }, () => openSuppressions(target)));
		const addresses = Array.from({ length: 150 }, (_, index) => `${index}@example.com`);
		// Each connection meets the addresses in an order of its own.
		await Promise.all(
			stores.map(({ suppressions }, store) => {
				const own = addresses.map((_, index) => addresses[(index * 7 + store * 31) % 150] ?? ANN);
				const marks = ['complaint', 'unsubscribe', 'resubscribe', 'hard_bounce'] as const;
				const mark = marks[store] ?? 'complaint';
				return effectsOf(
					suppressions,
					own.map((address) => arrivalOf(mark, { address })),
				);
			}),
		);
		const rows = (await stores[0]?.rows('suppression')) ?? [];
		expect(rows).toHaveLength(150);
		for (const { marks } of rows) {
			expect(Object.keys((JSON.parse(marks) as { marks: object }).marks).sort()).toEqual([
				'complaint',
				'hard_bounce',
				'resubscribe',
				'unsubscribe',
			]);
		}
	});
});
