import type { IDataObject } from 'n8n-workflow';

/** Expressions and the item they are asked of. What n8n answers is not written down but asked. */
export interface ExpressionCases {
	readonly about: string;
	readonly json: IDataObject;
	/** With the leading `=`. */
	readonly expressions: readonly string[];
}

/** An item with something of every kind in it. */
export const lead: IDataObject = {
	email: 'ann@example.com',
	count: 3,
	negative: -5,
	price: 1.5,
	zero: 0,
	negativeZero: -0,
	huge: 1e21,
	tiny: 1e-7,
	yes: true,
	no: false,
	empty: '',
	nothing: null,
	unset: undefined,
	at: '2026-11-22T10:00:00.000Z',
	person: { name: 'Ann', address: { city: 'Austin', unit: null } },
	tags: ['new', null, 'hot', ['nested', 7], { label: 'x' }],
	none: [],
	blank: {},
	length: 'own',
	map: 'own',
	json: 'own',
	v: 'own',
	if: 'own',
	this: 'own',
	window: 'own',
	process: 'own',
	$id: 'dollar',
	'a b': 'space',
	'a.b': 'dot',
	'a-b': 'dash',
	'"q"': 'double quotes',
	"it's": 'single quote',
	größe: 'umlaut',
	名前: 'kanji',
	'0': 'zero key',
	'': 'empty key',
};

const paths = [
	...['email', 'count', 'negative', 'price', 'zero', 'negativeZero', 'huge', 'tiny', 'yes', 'no'],
	...['empty', 'nothing', 'unset', 'missing', 'at', 'length', 'map', 'json', 'v', 'if', 'this'],
	...['window', 'process', '$id', 'größe', 'person.name', 'person.address.city'],
	...['person.address.unit', 'person.address.zip', 'person.missing', 'person.length', 'tags[0]'],
	...['tags[1]', 'tags[2]', 'tags[3][1]', 'tags[4].label', 'tags[9]', 'tags["0"]', 'tags["00"]'],
	...['tags["-1"]', 'tags.length', 'tags.foo', 'tags[3].length', 'none[0]', 'none.length'],
	...['missing.a', 'missing.a.b', 'nothing.a', 'nothing[0]', 'missing[0].a', 'tags[9].label'],
	...['tags[1].label', 'person?.name', 'missing?.a', 'missing?.a.b', 'missing?.a.b.c'],
	...['nothing?.a', 'nothing?.["a"]?.[0]', 'person?.missing.a', 'person?.missing?.a.b'],
	...['person?.["address"]?.city', 'tags?.[4]?.label', '["email"]', "['email']", '["a b"]'],
	...["['a.b']", '["a-b"]', `['"q"']`, `["it's"]`, '["größe"]', '["名前"]', '["0"]', '[0]', '[""]'],
	...['["person"].name', '["person"]["address"]["city"]', "['tags'][0]", '["missing"]["a"]'],
];

// A path that begins with a bracket stands directly after `$json`.
const withRoot = paths.map((path) => (path.startsWith('[') ? `$json${path}` : `$json.${path}`));

const coalesced = [
	...['$json.email ?? "text"', '$json.missing ?? "text"', "$json.missing ?? 'text'"],
	...['$json.nothing ?? $json.email', '$json.missing ?? $json.nothing', '$json.empty ?? "text"'],
	...['$json.nothing ?? $json.missing', '$json.zero ?? 7', '$json.no ?? "text"'],
	...['$json.missing ?? $json.nothing ?? $json.email', '$json.missing ?? ""', '$json.missing ?? 5'],
	...['$json.missing ?? -5', '$json.missing ?? 1.50', '$json.missing ?? null', 'null ?? "x"'],
	...['$json.missing ?? true', '$json.missing ?? false', '"first" ?? $json.email'],
	...['$json.missing.a ?? "text"', '$json.nothing.a ?? $json.email', '$json.missing?.a ?? "text"'],
	...['$json.nothing ?? $json.missing.a ?? "text"', '$json.email ?? $json.missing.a'],
	...['$json.person?.missing.a ?? "text"', '$json.missing?.a.b ?? "text"', '$json.email??"text"'],
	...['$json.missing??"text"', '$json.tags[1] ?? "text"', '$json.missing ?? "}"'],
	...['$json.missing ?? "{{"', '$json.missing ?? "a \' b"', "$json.missing ?? 'a \" b'"],
];

const literals = [
	...['"text"', "'text'", '""', "''", '"ünïcödé 😀"', '"a\tb"', '"{"', '"{{"', '"$json.email"'],
	...['0', '5', '-5', '-0', '1.5', '1.50', '100000000000000', 'true', 'false', 'null'],
];

const spacings = [
	...[
		'={{$json.email}}',
		'={{   $json.email   }}',
		'={{\n\t$json.email\r\n}}',
		'={{ $json\n.email }}',
	],
	...['={{ $json . email }}', '={{ $json [ "email" ] }}', '={{ $json?. email }}'],
	...['={{\u00a0$json.email\u00a0}}', '={{\ufeff$json.email }}', '={{\u2028$json.email }}'],
	...['={{ $json.missing\n??\n"text" }}', '={{ $json.tags[ 0 ] }}', '={{ $json.tags\n[0] }}'],
];

const texts = [
	...[
		'=',
		'= ',
		'=abc',
		'= abc ',
		'==',
		'=\n',
		'=a } b',
		'=a }} b',
		'={ $json.email }',
		'=$json.email',
	],
	...['="quoted"', "='quoted'", '=${x} `y`', '=#1 (a) [b]', '=.first(', '=$if('],
];

const joins = [
	...['={{ $json.email }}:{{ $json.count }}', '={{ $json.email }}{{ $json.count }}'],
	...['=text {{ $json.email }} text', '= {{ $json.email }}', '={{ $json.email }} '],
	...['={{ $json.email }}\n', '=\n{{ $json.email }}', '={{ $json.email }}\n{{ $json.count }}'],
	...['={{ $json.missing }}:{{ $json.nothing }}', '={{ $json.missing }}{{ $json.nothing }}'],
	...['={{ $json.unset }}:', '={{ $json.empty }}:', '={{ $json.yes }}:{{ $json.no }}'],
	...['={{ $json.zero }}:{{ $json.negative }}:{{ $json.price }}', '={{ $json.negativeZero }}:'],
	...['={{ $json.huge }}:{{ $json.tiny }}', '={{ $json.at }}:', '={{ $json.tags.length }}:'],
	...['={{ $json.missing.a }}:x', '={{ $json.missing.a ?? "x" }}:', '={{ $json.missing ?? "x" }}:'],
	...['={{ $json.nothing ?? $json.email }}|{{ "lit" }}|{{ 5 }}|{{ null }}|{{ true }}|{{ 0 }}'],
	...['={{ $json.person.name }}-{{ $json.tags[0] }}', '={{ $json["a b"] }}/{{ $json[0] }}'],
	...[
		'=a }} {{ $json.email }}',
		'={{ $json.email }}}',
		'={{ $json.email }} }}',
		'=a { {{ $json.email }}',
	],
	...['="q" \'s\' {{ $json.email }}', '=${ {{ $json.email }}', '=\u2028{{ $json.email }}\u2029'],
	...['=.first( {{ $json.email }}', '=$if( {{ $json.nothing?.a ?? "z" }} {{ $json.email }}'],
	...['=.isEmpty() {{ $json.nothing.a ?? "z" }}', '=.first( {{ $json.person?.["name"] }}'],
	...['=={{ $json.email }}', '=</script>{{ $json.email }}', '=\u0000{{ $json.email }}'],
];

const alone = (code: string): string => `={{ ${code} }}`;

/** The forms nearly all parameters have; none of them may cost a call of n8n's engine. */
export const simpleExpressionCases: readonly ExpressionCases[] = [
	{ about: 'paths', json: lead, expressions: withRoot.map(alone) },
	{ about: 'alternatives', json: lead, expressions: coalesced.map(alone) },
	{ about: 'literals', json: lead, expressions: literals.map(alone) },
	{ about: 'white space', json: lead, expressions: spacings },
	{ about: 'text without expressions in it', json: lead, expressions: texts },
	{ about: 'joins', json: lead, expressions: joins },
];
