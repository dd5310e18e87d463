import fc from 'fast-check';

/** Values that are wrong in every field, or right in some. */
const odd = fc.oneof(
	fc.constantFrom('', 'n/a', ' ', 'NULL', '0', '-1', 'x', '\u202ename\u202c', '\ud800', 'a\0b'),
	fc.string({ unit: 'binary', maxLength: 30 }),
	fc.string({ unit: 'grapheme', maxLength: 12 }),
	fc.integer(),
	fc.double(),
	fc.boolean(),
	fc.constant(null),
);

/** Raw items with these names and values among others, flat and nested. */
export function itemsWith(
	names: readonly string[],
	values: readonly unknown[],
): fc.Arbitrary<Record<string, unknown>> {
	const name = fc.constantFrom(
		...names,
		...['extra', 'doorman', '__proto__', 'constructor', 'a.b', '', 'unheard_of'],
	);
	const value = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, odd);
	const nested = fc.oneof(
		{ weight: 8, arbitrary: value },
		{ weight: 1, arbitrary: fc.array(value, { maxLength: 3 }) },
		{ weight: 1, arbitrary: fc.dictionary(name, value, { maxKeys: 4 }) },
	);
	return fc.dictionary(
		name,
		fc.oneof(
			{ weight: 8, arbitrary: nested },
			{ weight: 1, arbitrary: fc.dictionary(name, nested, { maxKeys: 4 }) },
		),
		{ maxKeys: 14 },
	);
}
