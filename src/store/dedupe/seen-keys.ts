import type {
	Claim,
	ClaimAnswer,
	CompletionAnswer,
	KnownKey,
	OwnedKey,
	ReleaseAnswer,
	SeenKeys,
} from '../../dedupe/seen-keys';
import { keyedIdOf } from '../../ids';
import type { Database } from '../database';
import { inSlices } from '../slices';
import {
	ANY_OWNER,
	deleteKeys,
	findKnown,
	insertClaims,
	insertCompletions,
	sweeperOf,
	type KeyRow,
	type KnownRow,
} from './seen-key-statements';

/** A key as any of the methods is asked about it. */
type AskedKey = OwnedKey & { readonly personId?: Claim['personId'] };

/**
 * The memory of seen keys in the table `seen_key`. Every write is one statement per slice of keys,
 * so the database decides who wins and parallel claims of one key have one winner.
 *
 * @param secret what keys are hashed with
 */
export function seenKeysIn(database: Database, secret: string): SeenKeys {
	const hashed = hashedWith(secret);
	const apply = applyTo(database, hashed);
	return {
		claim: (ledger, claims, terms, now) =>
			apply<ClaimAnswer>(
				ledger,
				claims,
				now,
				(rows) => insertClaims(database, ledger, rows, terms, now),
				(known) => ({ won: false, known: known === undefined ? undefined : knownKey(known) }),
			),

		look: (ledger, keys, now) =>
			inSlices(
				keys.map((key): AskedKey => ({ key, owner: undefined })),
				database.sliceSize,
				keyOf,
				async (slice) => {
					const rows = slice.map((key) => hashed(ledger, key));
					const found = await findKnown(database, rows, now);
					return rows.map(({ key_hash }) => {
						const known = found.get(key_hash);
						return known === undefined ? undefined : knownKey(known);
					});
				},
			),

		complete: (ledger, keys, terms, now) =>
			apply<CompletionAnswer>(
				ledger,
				keys,
				now,
				(rows) => insertCompletions(database, ledger, rows, terms, now),
				(known) => (known?.completed_at_ms == null ? 'taken_over' : 'already_completed'),
			),

		release: (ledger, keys, now) =>
			apply<ReleaseAnswer>(
				ledger,
				keys,
				now,
				(rows) => deleteKeys(database, rows, now),
				(known) => (known === undefined ? 'not_found' : 'taken_over'),
			),
	};
}

type Hashed = (ledger: string, asked: AskedKey) => KeyRow;

function hashedWith(secret: string): Hashed {
	return (ledger, { key, owner, personId }) => ({
		key_hash: keyedIdOf(secret, ledger, key),
		owner: owner ?? ANY_OWNER,
		person_id: personId ?? null,
	});
}

function keyOf({ key }: AskedKey): string {
	return key;
}

/** Returns how a statement that writes is applied to keys: slice by slice, with hashes in their place. */
function applyTo(database: Database, hashed: Hashed) {
	const sweepExpired = sweeperOf(database);
	/** @param otherwise the answer for a key that `write` did not apply to, from what is known of it */
	return async <Answer>(
		ledger: string,
		keys: readonly AskedKey[],
		now: number,
		write: (rows: readonly KeyRow[]) => Promise<ReadonlyMap<string, Answer>>,
		otherwise: (known: KnownRow | undefined) => Answer,
	): Promise<Answer[]> =>
		await inSlices(keys, database.sliceSize, keyOf, async (slice) => {
			const rows = slice.map((key) => hashed(ledger, key));
			const applied = await database.write(() => write(rows));
			await sweepExpired(rows.length, now);
			const others = rows.filter(({ key_hash }) => !applied.has(key_hash));
			const known = await findKnown(database, others, now);
			return rows.map(({ key_hash }) => applied.get(key_hash) ?? otherwise(known.get(key_hash)));
		});
}

function knownKey(row: KnownRow): KnownKey {
	return {
		firstSeenAtMs: row.first_seen_at_ms,
		executionId: row.execution_id,
		heldUntilMs: row.held_until_ms ?? undefined,
	};
}
