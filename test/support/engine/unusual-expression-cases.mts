import type { IDataObject } from 'n8n-workflow';

import { lead, type ExpressionCases } from './expression-cases.mts';

const composites = [
	...['={{ $json.person }}', '={{ $json.tags }}', '={{ $json.none }}', '={{ $json.blank }}'],
	...['={{ $json.tags[3] }}', '={{ $json.missing ?? $json.person }}', '={{ $json }}'],
	...['={{ $json.person }}:', '={{ $json.tags }}:', '={{ $json.none }}:', '={{ $json.blank }}:'],
	...['={{ $json.tags[3] }}:', '={{ $json }}:', '={{ $json.person }}{{ $json.tags }}'],
];

const characters = [
	...['={{ $json.email.length }}', '={{ $json.email[0] }}', '={{ $json.email["0"] }}'],
	...['={{ $json.email[99] }}', '={{ $json.email.foo }}', '={{ $json.email.foo.bar }}'],
	...['={{ $json.email.foo ?? "x" }}', '={{ $json.count.foo }}', '={{ $json.yes.foo }}'],
	...['={{ $json.count.foo ?? "x" }}', '={{ $json.empty.length }}', '={{ $json.email.length }}:'],
	...['={{ $json.email.trim }}', '={{ $json.email["at"] }}', '={{ $json.count.toFixed }}'],
	...['={{ $json.tags.map }}', '={{ $json.tags.map.length }}', '={{ $json.nothing?.at }}'],
	...['={{ $json.tags.at ?? "x" }}', '={{ $json.tags.at?.x }}', '={{ $json.email.trim ?? "x" }}:'],
];

const refusedNames = [
	...['__proto__', 'constructor', 'prototype', 'getPrototypeOf', 'setPrototypeOf', 'caller'],
	...['getOwnPropertyDescriptor', 'getOwnPropertyDescriptors', 'defineProperty', 'arguments'],
	...['defineProperties', 'mainModule', 'binding', '_linkedBinding', '_load', 'callee', 'dlopen'],
	...['prepareStackTrace', '__lookupGetter__', '__lookupSetter__', '__defineGetter__', 'execve'],
	...['__defineSetter__', 'getBuiltinModule', 'loadEnvFile', 'toString', 'toLocaleString'],
	...['valueOf', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', 'globalThis', '$'],
];

const refused = refusedNames.flatMap((name) => [
	`={{ $json.${name} }}`,
	`={{ $json["${name}"] }}`,
	`={{ $json.person.${name} }}`,
	`={{ $json.missing?.${name} }}`,
	`={{ $json.missing ?? $json.${name} }}`,
	`={{ $json.${name} }}:`,
]);

const constructorAnywhere = [
	...['=a.constructor', '=a. constructors {{ $json.email }}', '={{ $json.email }}.constructor'],
	...[
		'={{ "a.constructor" }}',
		'={{ $json["a.constructor"] }}',
		'={{ $json.nothing?.constructor }}',
	],
	...['={{ $json.myconstructor }}', '=constructor {{ $json.email }}', '=.\nconstructor'],
];

const backslashes = [
	...['=\\', '=\\\\', '=a\\b {{ $json.email }}', '=a\\\\b {{ $json.email }} c\\\\d'],
	...['=\\{{ $json.email }}', '=\\\\{{ $json.email }}', '={{ $json.email }}\\n', '={{ "\\}}" }}'],
	...[
		'={{ "a\\nb" }}',
		'={{ "a\\"b" }}',
		"={{ 'it\\'s' }}",
		'={{ "\\u00e9\\x41\\0" }}',
		'={{ "\\q" }}',
	],
	...['={{ $json["a\\u0020b"] }}', '={{ $json.\\u0065mail }}', '={{ $json.email \\}}'],
];

const otherSyntax = [
	...[
		'={{ }}',
		'={{}}',
		'=x{{ }}y',
		'={{ "}}" }}',
		'={{ $json.missing ?? "}}" }}',
		'={{{ $json.email }}}',
	],
	...[
		'={{ {{ $json.email }} }}',
		'={{ $json.email',
		'=a {{ b',
		'={{ $json.email }} {{',
		'={{ $json. }}',
	],
	...['={{ $json.. }}', '={{ $json.email. }}', '={{ $json["email] }}', '={{ $json["a\nb"] }}'],
	...[
		'={{ "a\nb" }}',
		'={{ $json.1 }}',
		'={{ $json.tags.0 }}',
		'={{ $json[email] }}',
		'={{ json.email }}',
	],
	...['={{ $Json.email }}', '={{ $jsonx.email }}', '={{ $json$.email }}', '={{ ($json.email) }}'],
	...[
		'={{ $json.email; }}',
		'={{ $json.email // c }}',
		'={{ $json.email /* c */ }}',
		'={{ $json.a-b }}',
	],
	...[
		'={{ $json.count + 1 }}',
		'={{ !$json.yes }}',
		'={{ $json.email || "x" }}',
		'={{ $json.no || "x" }}',
	],
	...[
		'={{ $json.nothing ?? $json.email || "x" }}',
		'={{ $json.missing ?? ("x") }}',
		'={{ [1,2] }}',
	],
	...[
		'={{ {"a":1} }}',
		'={{ `t` }}',
		'={{ `t ${$json.email}` }}',
		'={{ $json.email`x` }}',
		'={{ undefined }}',
	],
	...[
		'={{ $json.missing ?? undefined }}',
		'={{ NaN }}:',
		'={{ Infinity }}',
		'={{ +5 }}',
		'={{ - 5 }}',
	],
	...[
		'={{ .5 }}',
		'={{ 5. }}',
		'={{ 1e3 }}',
		'={{ 0x10 }}',
		'={{ 010 }}',
		'={{ 08 }}',
		'={{ 00 }}',
	],
	...[
		'={{ 1_000 }}',
		'={{ 9007199254740993 }}',
		'={{ 1e309 }}',
		'={{ 0.1 }}',
		'={{ 1.0 }}',
		'={{ 5x }}',
	],
	...[
		'={{ true.x }}',
		'={{ nullish }}',
		'={{ "a" "b" }}',
		'={{ $json.email "b" }}',
		'={{ $json.email() }}',
	],
	...[
		'={{ $json.tags[00] }}',
		'={{ $json.tags[0x0] }}',
		'={{ $json.tags[1e0] }}',
		'={{ $json.tags[-1] }}',
	],
	...[
		'={{ $json.tags[4294967295] }}',
		'={{ $json[12345678901234567890] }}',
		'={{ $json.email?.length }}',
	],
	...[
		'={{ $json?.email?.() }}',
		'={{ $json?["email"] }}',
		'={{ $json.?email }}',
		'={{ $json ?. email }}',
	],
	...[
		'={{ $json.missing ? ? "x" }}',
		'={{ $json.missing ?? }}',
		'={{ ?? "x" }}',
		'={{ $json.missing ??= 1 }}',
	],
	...[
		'={{\u200b$json.email }}',
		'={{ "\u2028" }}',
		'={{ $json["\u2029"] }}',
		'={{ $json.\u0870x }}',
		'={{ $json.名前 }}',
		'={{ $json.\u9ff0 }}',
		'={{ $input.item.json.email }}',
		'={{ $itemIndex }}',
		'={{ $now.year }}:',
	],
];

const strange: IDataObject = {
	infinite: Infinity,
	notANumber: NaN,
	day: new Date('2026-11-22T10:00:00.000Z'),
	withDay: { day: new Date(0), unset: undefined, notANumber: NaN },
	shadowing: { toString: 'own' },
	nestedShadowing: [{ valueOf: 'own' }],
	looksLikeError: { __isError: true, message: 'own' },
	looksLikeArray: { __isArray: true, __length: 1 },
	bare: { __proto__: null, a: 1 },
	emoji: '😀x',
	12345678901234567000: 'rounded',
	'12345678901234567890': 'exact',
};

const strangeValues = [
	...['infinite', 'notANumber', 'day', 'withDay', 'withDay.day', 'shadowing', 'nestedShadowing'],
	...['looksLikeError', 'looksLikeError.message', 'looksLikeArray', 'bare', 'bare.a'],
	...['emoji', 'emoji[0]', 'day.getTime', 'withDay.notANumber'],
].flatMap((path) => [
	`={{ $json.${path} }}`,
	`={{ $json.${path} }}:`,
	`={{ $json.${path} ?? "text" }}`,
]);

/** Where n8n's answer surprises, is refused, or is nobody's but n8n's. */
export const unusualExpressionCases: readonly ExpressionCases[] = [
	{ about: 'objects and arrays', json: lead, expressions: composites },
	{ about: 'members of what is no object', json: lead, expressions: characters },
	{ about: 'names n8n keeps to itself', json: lead, expressions: refused },
	{ about: 'the word after a dot', json: lead, expressions: constructorAnywhere },
	{ about: 'backslashes', json: lead, expressions: backslashes },
	{ about: 'other syntax', json: lead, expressions: otherSyntax },
	{
		about: 'values that are not plain JSON',
		json: strange,
		expressions: [...strangeValues, '={{ $json[12345678901234567890] }}'],
	},
];
