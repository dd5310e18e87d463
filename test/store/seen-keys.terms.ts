import type { Claim, ClaimTerms, OwnedKey, SeenKeys } from '../../src/dedupe/seen-keys';

export const LEDGER = 'ledger';

/** Marked at once and remembered for ever, unless a test says otherwise. */
export function terms(changes: Partial<ClaimTerms> = {}): ClaimTerms {
	return { holdMs: undefined, rememberMs: undefined, executionId: 'execution', ...changes };
}

export function claimOf(key: string, owner: string, personId?: string): Claim {
	return { key, owner, personId };
}

export function ownedKey(key: string, owner?: string): OwnedKey {
	return { key, owner };
}

export function countedKeys(count: number): string[] {
	return Array.from({ length: count }, (_, index) => `key ${index}`);
}

/** Claims all the keys for one owner. */
export async function claimAll(
	seenKeys: SeenKeys,
	keys: readonly string[],
	owner: string,
	changes: Partial<ClaimTerms>,
	now: number,
) {
	return await seenKeys.claim(
		LEDGER,
		keys.map((key) => claimOf(key, owner)),
		terms(changes),
		now,
	);
}
