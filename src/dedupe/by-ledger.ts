import { takeTurns } from '../event-loop';
import { keyText, type Key } from './key';

/** What an item is remembered by: its key, in a ledger. */
export interface Remembered {
	readonly ledger: string;
	/** Undefined when the item has no key. */
	readonly key: Key | undefined;
}

/**
 * The first item with each key, by ledger: `ledger -> text of the key -> item`. Both levels keep
 * the order of the items.
 */
export async function firstOfEachKey<Item extends Remembered>(
	items: readonly Item[],
): Promise<Map<string, Map<string, Item>>> {
	const ledgers = new Map<string, Map<string, Item>>();
	const takeTurn = takeTurns();
	for (const item of items) {
		await takeTurn();
		if (item.key === undefined) continue;
		const firsts = ledgers.get(item.ledger) ?? new Map<string, Item>();
		ledgers.set(item.ledger, firsts);
		const text = keyText(item.key);
		if (!firsts.has(text)) firsts.set(text, item);
	}
	return ledgers;
}
