import { keyText, type Key } from './key';
import type { OwnedKey } from './seen-keys';

/** An item whose key is to be completed or released. */
export interface HeldKey {
	/** Undefined when the item has no key. */
	readonly key: Key | undefined;
	/** The owner that claimed it, where the item still says so; undefined acts whoever owns it. */
	readonly owner: string | undefined;
}

/**
 * Completes or releases the keys of items, each key once, and gives every item the answer of its
 * key; `without_key` for items that have none.
 *
 * @param settle the port's method, with everything but the keys filled in
 */
export async function settleKeys<Answer extends string>(
	held: readonly HeldKey[],
	settle: (keys: readonly OwnedKey[]) => Promise<readonly Answer[]>,
): Promise<(Answer | 'without_key')[]> {
	const byText = new Map<string, OwnedKey>();
	for (const { key, owner } of held) {
		if (key === undefined) continue;
		const text = keyText(key);
		if (!byText.has(text)) byText.set(text, { key: text, owner });
	}
	const keys = [...byText.values()];
	const answers = await settle(keys);
	const answerOf = new Map(keys.map(({ key }, index) => [key, answers[index]]));
	return held.map(({ key }) =>
		key === undefined ? 'without_key' : (answerOf.get(keyText(key)) ?? 'without_key'),
	);
}
