import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

// Few names, so that a random path often finds something in a random item.
const names = ['a', 'b', 'length', 'map', 'toString', 'a b', 'ü', '0', '1', ''];

const scalar = fc.oneof(
	fc.constantFrom<(string | number | boolean | null | undefined)[]>(
		null,
		undefined,
		'',
		0,
		-0,
		NaN,
	),
	fc.constantFrom<(string | number | boolean)[]>(
		true,
		false,
		1.5,
		-7,
		1e21,
		'2026-11-22',
		'{{',
		'}}',
	),
	fc.string({ maxLength: 6, unit: 'grapheme' }),
	fc.double(),
);

const { value } = fc.letrec<{ value: unknown; list: unknown[]; record: Record<string, unknown> }>(
	(tie) => ({
		value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, scalar, tie('list'), tie('record')),
		list: fc.array(tie('value'), { maxLength: 3 }),
		record: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }),
	}),
);

/** An item's json with members of few names, nested a few levels deep. */
export const anyItem: fc.Arbitrary<IDataObject> = fc
	.uniqueArray(fc.tuple(fc.constantFrom(...names), value), { selector: ([name]) => name })
	.map((entries) => Object.fromEntries(entries) as IDataObject);

const space = fc.constantFrom('', '', '', ' ', '\n', '\t ');

const member = fc
	.tuple(fc.constantFrom(...names, '2', 'missing'), fc.nat(4), space, fc.boolean())
	.map(([name, form, gap, optional]) => {
		const isWord = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
		if (form < 2 && isWord) return `${gap}${optional ? '?.' : '.'}${gap}${name}`;
		const key = /^\d$/.test(name) && form < 2 ? name : JSON.stringify(name);
		const quoted = form === 3 ? key.replaceAll('"', "'") : key;
		return `${optional ? '?.' : ''}${gap}[${gap}${quoted}${gap}]`;
	});

const path = fc
	.array(member, { minLength: 1, maxLength: 4 })
	.map((members) => `$json${members.join('')}`);

const literal = fc.oneof(
	fc.constantFrom(
		'null',
		'true',
		'false',
		'0',
		'-0',
		'12',
		'-3.50',
		'""',
		"''",
		'007',
		'1e3',
		'"\u2028"',
	),
	fc.string({ maxLength: 5, unit: 'grapheme' }).map((text) => `"${text}"`),
);

const operand = fc.oneof({ weight: 4, arbitrary: path }, { weight: 1, arbitrary: literal });

const chunk = fc
	.tuple(fc.array(operand, { minLength: 1, maxLength: 3 }), space, space)
	.map(([operands, left, right]) => `{{${left}${operands.join(`${right}??${left}`)}${right}}}`);

const text = fc.oneof(
	fc.constantFrom('', ' ', ':', '\n', '{', '}', '}}', '"', "'", '\\', '$json.a', '.first(', '#'),
	fc.string({ maxLength: 4, unit: 'grapheme' }),
);

const join = fc
	.array(fc.oneof(chunk, text), { minLength: 1, maxLength: 5 })
	.map((parts) => parts.join(''));

/** An expression of the simple forms, and now and then something close to them. */
export const anyExpression: fc.Arbitrary<string> = fc
	.oneof(chunk, join)
	.map((template) => `=${template}`);
