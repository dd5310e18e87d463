import { firstOfEachKey, type Remembered } from './by-ledger';
import type { OwnedKey } from './seen-keys';
import { keyText } from './key';

/** An item whose key is to be completed or released. */
export interface HeldKey extends Remembered {
	/** The owner that claimed it, where the item still says so; undefined acts whoever owns it. */
	readonly owner: string | undefined;
}

/**
 * Completes or releases the keys of items, each key once, and gives every item the answer of its
 * key; `without_key` for items that have none.
 *
 * @param settle the port's method, with everything but ledger and keys filled in
 */
export async function settleKeys<Answer extends string>(
	held: readonly HeldKey[],
	settle: (ledger: string, keys: readonly OwnedKey[]) => Promise<readonly Answer[]>,
): Promise<(Answer | 'without_key')[]> {
	const answers = new Map<string, Map<string, Answer>>();
	for (const [ledger, firsts] of await firstOfEachKey(held)) {
		const keys = [...firsts].map(([key, { owner }]) => ({ key, owner }));
		const settled = await settle(ledger, keys);
		answers.set(ledger, pairUp(keys, settled));
	}
	return held.map(({ ledger, key }) => {
		const answer = key === undefined ? undefined : answers.get(ledger)?.get(keyText(key));
		return answer ?? 'without_key';
	});
}

function pairUp<Answer>(
	keys: readonly OwnedKey[],
	answers: readonly Answer[],
): Map<string, Answer> {
	const pairs = new Map<string, Answer>();
	answers.forEach((answer, index) => {
		const key = keys[index]?.key;
		if (key !== undefined) pairs.set(key, answer);
	});
	return pairs;
}
