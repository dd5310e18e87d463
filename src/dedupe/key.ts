/**
 * A key is a list of texts. It is composed from values of an item so that values which mean the same
 * give the same key, and no two different lists are ever taken for each other.
 */
export type Key = readonly string[];

/** How much of a value counts. Trimming and Unicode composition (NFC) always apply. */
export type KeyForm = 'ignoreCase' | 'ignoreAccents' | 'lettersAndDigits' | 'digits';

export interface KeyPart {
	readonly value: unknown;
	readonly forms: readonly KeyForm[];
	/** Whether the part may be empty. When any other part is empty, the item has no key. */
	readonly mayBeEmpty: boolean;
}

/** Composes a key; undefined when a part is missing, or all are. */
export function composeKey(parts: readonly KeyPart[]): Key | undefined {
	const texts: string[] = [];
	for (const part of parts) {
		const values: readonly unknown[] = Array.isArray(part.value) ? part.value : [part.value];
		for (const value of values.length === 0 ? [undefined] : values) {
			const text = applyForms(textOf(value), part.forms);
			if (text === '' && !part.mayBeEmpty) return undefined;
			texts.push(text);
		}
	}
	return texts.every((text) => text === '') ? undefined : texts;
}

/** One text for a key, for whoever needs it as such. Different keys have different texts. */
export function keyText(key: Key): string {
	return JSON.stringify(key);
}

function applyForms(text: string, forms: readonly KeyForm[]): string {
	let result = text;
	if (forms.includes('ignoreAccents')) result = result.normalize('NFD').replace(/\p{Mark}/gu, '');
	if (forms.includes('ignoreCase')) result = foldCase(result);
	if (forms.includes('lettersAndDigits'))
		result = result.replace(/[^\p{Letter}\p{Mark}\p{Number}]/gu, '');
	if (forms.includes('digits')) result = result.replace(/\D/g, '');
	return result.normalize('NFC').trim();
}

/** By way of upper case, so that `ß` and `SS`, `ς` and `Σ` come out the same. */
function foldCase(text: string): string {
	return text.toUpperCase().toLowerCase();
}

/** Numbers and texts that look alike are the same: senders change between the two. */
function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	if (value === null || value === undefined || Number.isNaN(value)) return '';
	return JSON.stringify(sorted(value));
}

/** Fields of objects in one order, so that the order a sender happens to use does not count. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
	return Object.fromEntries(
		Object.entries(value)
			.map(([name, member]) => [name, sorted(member)] as const)
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}
