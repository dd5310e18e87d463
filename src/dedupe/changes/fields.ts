import { hash } from 'node:crypto';
import { z } from '../../vendor/zod';

const valueSchema = z.union([z.string(), z.number(), z.boolean()]);

/** What is compared of a record: plain values by field. What the source does not say is left out. */
export const fieldsSchema = z
	.array(z.tuple([z.string(), valueSchema]))
	.transform((pairs): Fields => new Map(pairs));

export type FieldValue = z.infer<typeof valueSchema>;
export type Fields = ReadonlyMap<string, FieldValue>;

/** Longer texts are compared by their hash. */
const LONGEST_TEXT = 500;
/** More than any record has; the rest is not compared. */
const MOST_FIELDS = 300;

/**
 * The values of a record that can be compared. Lists and objects are left out, and empty values say
 * nothing: a feed that leaves a field out has not changed it.
 */
export function fieldsOf(
	json: Readonly<Record<string, unknown>>,
	isCompared: (field: string) => boolean,
): Fields {
	const fields = new Map<string, FieldValue>();
	for (const [field, value] of Object.entries(json)) {
		if (fields.size === MOST_FIELDS) break;
		const plain = plainValue(value);
		if (plain !== undefined && isCompared(field)) fields.set(field, plain);
	}
	return fields;
}

function plainValue(value: unknown): FieldValue | undefined {
	if (typeof value === 'boolean') return value;
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	if (text === '') return undefined;
	return text.length > LONGEST_TEXT ? `sha256:${hash('sha256', text)}` : text;
}

/** A record after a newer form of it has come in, which may say only part of it. */
export function updated(before: Fields, next: Fields): Fields {
	return new Map([...before, ...next]);
}

export function isSame(before: Fields, next: Fields): boolean {
	for (const [field, value] of next) if (before.get(field) !== value) return false;
	return true;
}
