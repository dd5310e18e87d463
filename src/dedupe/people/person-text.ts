import type { Detail, Value } from './details';
import type { Form } from './forms';
import type { Person } from './person';

/** As JSON in as few characters as may be; there may be millions. */
export function writePerson({ details, forms, identifiers }: Person): string {
	return JSON.stringify({
		details: [...details].map(([name, { values, source, atMs, isEnriched }]) => [
			name,
			source,
			atMs,
			isEnriched,
			...[...values].flat(),
		]),
		forms: forms.map((form) => [...form].flat()),
		identifiers: identifiers.flat(),
	});
}

/**
 * Reads what {@link writePerson} wrote. By hand: a register is read whole to find duplicates in it,
 * and a schema would take five times as long.
 */
export function readPerson(text: string): Person {
	const stored: unknown = JSON.parse(text);
	const part = (name: string): readonly unknown[] =>
		isObject(stored) ? listOf(stored[name]) : refuse();
	return {
		details: new Map(part('details').map(detailFrom)),
		forms: part('forms').map(formFrom),
		identifiers: pairsOf(part('identifiers'), 0, textOf),
	};
}

/** Of name, source, time, whether it is enriched, and then field, value, field, value and so on. */
function detailFrom(stored: unknown): [string, Detail] {
	const list = listOf(stored);
	const [name, source, atMs, isEnriched] = list;
	if (typeof atMs !== 'number' || typeof isEnriched !== 'boolean') return refuse();
	const values = new Map(pairsOf(list, 4, valueOf));
	return [
		textOf(name),
		{ values, source: source === null ? null : textOf(source), atMs, isEnriched },
	];
}

function formFrom(stored: unknown): Form {
	return new Map(pairsOf(listOf(stored), 0, textOf));
}

function pairsOf<Second>(
	list: readonly unknown[],
	from: number,
	secondOf: (stored: unknown) => Second,
): (readonly [string, Second])[] {
	const pairs: (readonly [string, Second])[] = [];
	for (let at = from; at < list.length; at += 2) {
		pairs.push([textOf(list[at]), secondOf(list[at + 1])]);
	}
	return pairs;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : refuse();
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : refuse();
}

function valueOf(value: unknown): Value {
	return typeof value === 'number' || typeof value === 'boolean' ? value : textOf(value);
}

function refuse(): never {
	throw new Error('What is stored of a person is not what this pack writes.');
}
