import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeenKeys } from '../../src/dedupe/seen-keys';
import type { StoreTarget } from '../../src/store/target';
import { freshPostgresTarget } from '../support/fresh-postgres';
import { openSeenKeys } from './open-seen-keys';
import { seenKeysModel } from './seen-keys.model';
import { claimOf, ownedKey, terms } from './seen-keys.terms';

/** Something to ask of the port at a time that lies after the one before. */
interface Step {
	readonly laterMs: number;
	readonly ask: (seenKeys: SeenKeys, ledger: string, now: number, step: number) => Promise<object>;
}

// Few of everything, so that they meet often.
const key = fc.constantFrom('a', 'b', 'c');
const owner = fc.constantFrom('first', 'second');
const duration = fc.option(fc.constantFrom(1, 10, 100), { nil: undefined });
const ownedKeys = fc.array(
	fc.tuple(key, fc.option(owner, { nil: undefined })).map((asked) => ownedKey(...asked)),
	{ maxLength: 4 },
);

const asking: fc.Arbitrary<Step['ask']> = fc.oneof(
	fc
		.tuple(fc.array(fc.tuple(key, owner), { maxLength: 4 }), duration, duration)
		.map(([claims, holdMs, rememberMs]): Step['ask'] => (seenKeys, ledger, now, step) => {
			const batch = claims.map((claim) => claimOf(...claim));
			return seenKeys.claim(ledger, batch, { holdMs, rememberMs, executionId: String(step) }, now);
		}),
	fc.tuple(ownedKeys, duration).map(
		([keys, rememberMs]): Step['ask'] =>
			(seenKeys, ledger, now, step) =>
				seenKeys.complete(ledger, keys, terms({ rememberMs, executionId: String(step) }), now),
	),
	ownedKeys.map(
		(keys): Step['ask'] =>
			(seenKeys, ledger, now) =>
				seenKeys.release(ledger, keys, now),
	),
	fc.array(key, { maxLength: 4 }).map(
		(keys): Step['ask'] =>
			(seenKeys, ledger, now) =>
				seenKeys.look(ledger, keys, now),
	),
);

const steps = fc.array(fc.record({ laterMs: fc.constantFrom(0, 1, 9, 50), ask: asking }), {
	minLength: 1,
	maxLength: 30,
});

describe.each<[name: string, runs: number, freshTarget: () => Promise<StoreTarget>]>([
	['SQLite', 500, async () => ({ kind: 'embedded', filePath: ':memory:' })],
	['PostgreSQL', 100, freshPostgresTarget],
])('whatever is asked of seen keys on %s', (_, runs, freshTarget) => {
	it('is answered as the model answers it', { timeout: 30_000 }, async () => {
		const { seenKeys } = await openSeenKeys(await freshTarget());
		let ledgers = 0;
		const property = fc.asyncProperty(steps, async (asked) => {
			const model = seenKeysModel();
			const ledger = `ledger ${ledgers++}`;
			let now = 1_000;
			for (const [step, { laterMs, ask }] of asked.entries()) {
				now += laterMs;
				const expected = await ask(model, ledger, now, step);
				expect(await ask(seenKeys, ledger, now, step)).toEqual(expected);
			}
		});
		await fc.assert(property, { numRuns: runs });
	});
});
