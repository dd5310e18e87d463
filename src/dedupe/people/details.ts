export type Value = string | number | boolean;

/** Values by field. Fields that say nothing are left out. */
export type Values = ReadonlyMap<string, Value>;

/** What one source said about one side of a person, at one time. */
export interface Detail {
	readonly values: Values;
	/** Null: nobody said where it came from. */
	readonly source: string | null;
	/** When it was said: epoch milliseconds. */
	readonly atMs: number;
	/** Whether a data service said it rather than the person. */
	readonly isEnriched: boolean;
}

/** The sides of a person, by name: those of {@link DETAILS}, and every other kept field by itself. */
export type Details = ReadonlyMap<string, Detail>;

/**
 * Fields that belong together and survive together: half of one address and half of another would be
 * the address of nobody.
 */
export const DETAILS = {
	name: ['first_name', 'middle_name', 'last_name', 'suffix', 'full_name'],
	email: ['email'],
	phone: ['phone', 'phone_e164', 'phone_country'],
	address: ['street', 'unit', 'city', 'state', 'zip', 'zip4', 'country', 'address'],
	company: ['company'],
	birth: ['date_of_birth'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Longer texts describe nobody. */
const LONGEST_TEXT = 500;

/**
 * What an item says of a person.
 *
 * @param alsoKept further fields to keep, each a detail by itself
 */
export function detailsOf(
	json: Readonly<Record<string, unknown>>,
	alsoKept: readonly string[],
	from: Omit<Detail, 'values'>,
): Details {
	const details = new Map<string, Detail>();
	const add = (name: string, fields: readonly string[]) => {
		const values = new Map<string, Value>();
		for (const field of fields) {
			const value = Object.hasOwn(json, field) ? plainValue(json[field]) : undefined;
			if (value !== undefined) values.set(field, value);
		}
		if (values.size > 0) details.set(name, { ...from, values });
	};
	for (const [name, fields] of Object.entries(DETAILS)) add(name, fields);
	for (const field of alsoKept) if (!inDetails.has(field)) add(field, [field]);
	return details;
}

const inDetails: ReadonlySet<string> = new Set(Object.values(DETAILS).flat());

function plainValue(value: unknown): Value | undefined {
	if (typeof value === 'boolean') return value;
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value !== 'string') return undefined;
	const text = value.replaceAll('\0', '').trim().slice(0, LONGEST_TEXT);
	return text === '' ? undefined : text;
}

/** All values of a person, side by side. */
export function valuesOf(details: Details): Record<string, Value> {
	return Object.fromEntries([...details.values()].flatMap(({ values }) => [...values]));
}
