// Addresses made from parts, in the many ways people write them, each word labelled.
import { knownCities } from '../../dist/src/normalize/address/known-cities.js';
import { pick, randomOf } from './random.mts';
import { rowOf, type Row, type Stretch } from './rows.mts';
import * as words from './words.mts';

type Random = () => number;

/** So many rows, the same for the same seed. */
export function madeRows(count: number, seed: number): Row[] {
	const random = randomOf(seed);
	return Array.from({ length: count }, () => {
		const { stretches, separator } = written(address(random), random);
		return rowOf(stretches, separator);
	});
}

/** The parts of an address, each a list of stretches that belong together. */
type Parts = readonly (readonly Stretch[])[];

type Maker = (random: Random) => Parts;

function address(random: Random): Parts {
	const maker = weighted(KINDS, random);
	return maker(random);
}

function weighted<Value>(list: readonly (readonly [number, Value])[], random: Random): Value {
	const total = list.reduce((sum, [weight]) => sum + weight, 0);
	let left = random() * total;
	for (const [weight, value] of list) {
		left -= weight;
		if (left < 0) return value;
	}
	throw new Error('Nothing to choose from');
}

const chance = (random: Random, part: number): boolean => random() < part;
const upTo = (random: Random, most: number): number => 1 + Math.floor(random() * most);
const oneOf = (letters: string, random: Random): string => pick(letters.split(''), random);
const letter = (random: Random): string => oneOf('ABCDEFGHJKLMNPRSTW', random);

function number(random: Random): Stretch[] {
	const plain = String(Math.floor(10 ** (random() * 4.2)) + 1);
	return weighted<() => Stretch[]>(
		[
			[80, () => [['number', plain]]],
			[3, () => [['number', `${plain}${letter(random)}`]]],
			[
				4,
				() => [
					['number', plain],
					['number_suffix', pick(['1/2', '1/2', '1/4', '3/4'], random)],
				],
			],
			[3, () => [['number', `${upTo(random, 250)}-${10 + upTo(random, 80)}`]]],
			[
				2,
				() => [
					[
						'number',
						`${oneOf('NSEW', random)}${upTo(random, 300)}${oneOf('NSEW', random)}${upTo(random, 9999)}`,
					],
				],
			],
			[1, () => [['number', pick(['One', 'Two', 'Three', 'Five', 'Ten'], random)]]],
			[
				1,
				() => [
					['number', plain],
					['number_suffix', letter(random)],
				],
			],
		],
		random,
	)();
}

const directionalOf = (random: Random): string =>
	weighted(
		[
			[6, pick(['N', 'S', 'E', 'W'], random)],
			[3, pick(['NE', 'NW', 'SE', 'SW'], random)],
			[1, pick(['N.', 'S.', 'E.', 'W.'], random)],
			[1, pick(['N.E.', 'N.W.', 'S.E.', 'S.W.'], random)],
			[2, pick(['North', 'South', 'East', 'West'], random)],
			[1, pick(['Northeast', 'Northwest', 'Southeast', 'Southwest'], random)],
		],
		random,
	);

function ordinal(random: Random): string {
	const value = upTo(random, chance(random, 0.8) ? 99 : 250);
	const teen = value % 100 > 10 && value % 100 < 14;
	const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
	return `${value}${ending}`;
}

function streetName(random: Random): string {
	return weighted(
		[
			[10, pick(words.streetNames, random)],
			[3, ordinal(random)],
			[2, `${pick(words.nameHeads, random)} ${pick(words.nameTails, random)}`],
			[2, pick(words.trickyNames, random)],
			[1, pick(words.ordinalWords, random)],
			[1, `${pick(words.surnames, random)} ${pick(words.nameTails, random)}`],
			[2, pick(words.surnames, random)],
			[0.5, pick(knownCities, random).replaceAll(/\b[a-z]/g, (first) => first.toUpperCase())],
		],
		random,
	);
}

function suffix(random: Random): string {
	const [abbreviation, full] = pick(
		chance(random, 0.8) ? words.usualSuffixes : words.rareSuffixes,
		random,
	);
	return weighted(
		[
			[5, abbreviation],
			[3, full],
			[1, `${abbreviation}.`],
		],
		random,
	);
}

function usualStreet(random: Random): Stretch[] {
	const made: Stretch[] = [];
	if (chance(random, 0.25)) made.push(['pre_directional', directionalOf(random)]);
	made.push(['street', streetName(random)]);
	if (chance(random, 0.88)) made.push(['post_type', suffix(random)]);
	if (chance(random, made.length > 1 && made[0]?.[0] === 'street' ? 0.14 : 0.01)) {
		made.push(['post_directional', directionalOf(random)]);
	}
	return made;
}

function highway(random: Random): Stretch[] {
	const name = weighted(
		[
			[6, String(upTo(random, 999))],
			[2, String(upTo(random, 9999))],
			[1, `${upTo(random, 99)}${letter(random)}`],
			[
				1,
				pick(
					[
						'A',
						'B',
						'D',
						'E',
						'H',
						'K',
						'M',
						'N',
						'O',
						'T',
						'W',
						'Z',
						'AA',
						'BB',
						'CC',
						'KK',
						'MM',
					],
					random,
				),
			],
			[1, `${upTo(random, 40) * 100}`],
		],
		random,
	);
	const made: Stretch[] = [];
	if (chance(random, 0.15)) made.push(['pre_directional', directionalOf(random)]);
	if (chance(random, 0.06)) made.push(['street', 'Old']);
	made.push(['pre_type', pick(words.highways, random)], ['street', name]);
	if (chance(random, 0.08))
		made.push([
			'post_type',
			pick(['Byp', 'Bypass', 'Alt', 'Business', 'Spur', 'Frontage Rd'], random),
		]);
	else if (chance(random, 0.25)) made.push(['post_directional', directionalOf(random)]);
	return made;
}

function typeFirst(random: Random): Stretch[] {
	return weighted<() => Stretch[]>(
		[
			[
				4,
				() => [
					['pre_type', pick(['Avenue', 'Ave', 'Ave.', 'AVE'], random)],
					['street', oneOf('ABCDEFGHIJKLMNOPQRSTUVWXYZ', random)],
				],
			],
			[
				1,
				() => [
					['pre_type', 'Avenue'],
					['street', pick(['of the Americas', 'of the Stars', 'de la Paz', 'San Carlos'], random)],
				],
			],
			[
				5,
				() => [
					['pre_type', pick(words.spanishTypes, random)],
					['street', pick(words.spanishNames, random)],
				],
			],
			[
				1,
				() => [
					['pre_type', 'Rue'],
					['street', pick(['Royale', 'de Ville', 'Bourbon', 'Chateau'], random)],
				],
			],
		],
		random,
	)();
}

function grid(random: Random): Stretch[] {
	const [first, second] = chance(random, 0.5) ? (['NS', 'EW'] as const) : (['EW', 'NS'] as const);
	const full = chance(random, 0.3);
	const name = (letters: string): string => {
		const one = oneOf(letters, random);
		const long = { N: 'North', S: 'South', E: 'East', W: 'West' }[one] ?? one;
		return full ? long : chance(random, 0.15) ? `${one}.` : one;
	};
	return [
		['pre_directional', name(first)],
		['street', String(upTo(random, 120) * 50 + (chance(random, 0.3) ? 25 : 0))],
		['post_directional', name(second)],
	];
}

function street(random: Random): Stretch[] {
	return weighted(
		[
			[78, usualStreet],
			[9, highway],
			[6, typeFirst],
			[5, grid],
		] as const,
		random,
	)(random);
}

function unitId(random: Random): string {
	const digits = String(upTo(random, pick([9, 40, 400, 4000], random)));
	return weighted(
		[
			[6, digits],
			[4, letter(random)],
			[3, `${digits}${letter(random)}`],
			[2, `${letter(random)}${digits}`],
			[1, `${letter(random)}-${digits}`],
			[1, `${digits}-${letter(random)}`],
			[0.6, `${digits} ${letter(random)}`],
		],
		random,
	);
}

function unit(random: Random): Stretch[] {
	const id = unitId(random);
	const type = pick(words.unitTypes, random);
	return weighted<() => Stretch[]>(
		[
			[
				10,
				() => [
					['unit_type', type],
					['unit_id', id],
				],
			],
			[
				2,
				() => [
					['unit_type', type],
					['unit_id', `# ${id}`],
				],
			],
			[
				2,
				() => [
					['unit_type', type],
					['unit_id', `#${id}`],
				],
			],
			[5, () => [['unit_id', `#${id}`]]],
			[3, () => [['unit_id', `# ${id}`]]],
			[1, () => [['unit_id', `No. ${id}`]]],
			[
				1.5,
				() => [
					['unit_type', pick(['Lot', 'Lot', 'Trlr', 'Trailer', 'Spc', 'Space', 'Slip'], random)],
					['unit_id', id],
				],
			],
			[
				1.5,
				() => [
					['unit_id', pick(words.floors, random)],
					['unit_type', pick(['Floor', 'Fl', 'Flr', 'FL'], random)],
				],
			],
			[
				1,
				() => [
					['unit_type', pick(['Floor', 'Fl', 'Flr'], random)],
					['unit_id', String(upTo(random, 40))],
				],
			],
			[1, () => [['unit_type', pick(words.aloneUnits, random)]]],
			[
				0.5,
				() => [
					['unit_type', pick(['PH', 'Penthouse'], random)],
					['unit_id', id],
				],
			],
			[
				1.2,
				() => [
					['building_type', pick(['Bldg', 'Building', 'Bldg.', 'Tower'], random)],
					['building_id', chance(random, 0.5) ? letter(random) : String(upTo(random, 20))],
					['unit_type', type],
					['unit_id', id],
				],
			],
			[
				0.4,
				() => [
					['building_type', pick(['Bldg', 'Building'], random)],
					['building_id', letter(random)],
				],
			],
			[
				0.5,
				() => [
					['unit_type', type],
					['unit_id', id],
					['building_type', pick(['Bldg', 'Building'], random)],
					['building_id', String(upTo(random, 20))],
				],
			],
			[
				0.5,
				() => [
					['unit_id', ordinal(random)],
					['unit_type', pick(['Floor', 'Fl'], random)],
					['unit_type', pick(['Ste', 'Suite'], random)],
					['unit_id', id],
				],
			],
			[1, () => [['unit_id', `${upTo(random, 900)}${letter(random)}`]]],
		],
		random,
	)();
}

function city(random: Random): string {
	const known = pick(knownCities, random).replaceAll(/(?<=^|[ -])[a-z]/g, (first) =>
		first.toUpperCase(),
	);
	const made = `${pick(words.cityHeads, random)}${pick(words.cityTails, random)}`;
	const name = chance(random, 0.75) ? known : made;
	if (!chance(random, 0.3)) return name;
	return name
		.replace(/^Saint /, pick(['St. ', 'St '], random))
		.replace(/^St /, pick(['St. ', 'Saint '], random))
		.replace(/^Fort /, pick(['Ft. ', 'Ft '], random))
		.replace(/^Mount /, pick(['Mt. ', 'Mt '], random))
		.replace(/^North /, 'N ')
		.replace(/^West /, pick(['W. ', 'W '], random))
		.replace(/^East /, 'E ')
		.replace(/^South /, 'S ');
}

function zip(random: Random): Stretch[] {
	const five = String(501 + Math.floor(random() * 99_000)).padStart(5, '0');
	const four = String(Math.floor(random() * 9999)).padStart(4, '0');
	return weighted<Stretch[]>(
		[
			[20, [['zip', five]]],
			[4, [['zip', `${five}-${four}`]]],
			[0.5, [['zip', `${five}${four}`]]],
			[
				0.5,
				[
					['zip', five],
					['zip4', four],
				],
			],
		],
		random,
	);
}

function state(random: Random): string {
	const [code, name, old] = pick(words.states, random);
	return weighted(
		[
			[14, code],
			[4, name],
			[1, old ?? `${code[0] ?? ''}.${code[1] ?? ''}.`],
			[0.5, `${code}.`],
		],
		random,
	);
}

/** The last parts: city, then state and ZIP code; some are missing. */
function place(random: Random): Parts {
	const name: Stretch = ['city', city(random)];
	const full: Parts = [[name], [['state', state(random)], ...zip(random)]];
	const parts = weighted<Parts>(
		[
			[70, full],
			[7, [[name], [['state', state(random)]]]],
			[4, [[name], zip(random)]],
			[2, [[name]]],
			[2, [zip(random)]],
			[1, [[name], [['state', state(random)]], zip(random)]],
			[10, []],
		],
		random,
	);
	const hasCountry = parts === full && chance(random, 0.06);
	return hasCountry
		? [...parts, [['country', pick(['USA', 'US', 'United States', 'U.S.A.'], random)]]]
		: parts;
}

function recipient(random: Random): Stretch[] {
	return [
		weighted<Stretch>(
			[
				[3, ['recipient', `${pick(words.surnames, random)} ${pick(words.organizations, random)}`]],
				[
					2,
					[
						'recipient',
						`${pick(knownCities, random).replaceAll(/\b[a-z]/g, (first) => first.toUpperCase())} ${pick(words.organizations, random)}`,
					],
				],
				[
					1,
					[
						'recipient',
						`The ${pick(words.nameHeads, random)} ${pick(words.organizations, random)}`,
					],
				],
				[1, ['recipient', `${pick(words.firstNames, random)} ${pick(words.surnames, random)}`]],
				[1, ['recipient', `c/o ${pick(words.firstNames, random)} ${pick(words.surnames, random)}`]],
				[
					1,
					['recipient', `Attn: ${pick(words.firstNames, random)} ${pick(words.surnames, random)}`],
				],
				[
					1,
					['recipient', `${pick(words.organizations, random)} of ${pick(words.surnames, random)}`],
				],
				[
					1,
					[
						'recipient',
						`${pick(words.nameHeads, random)} ${pick(words.surnames, random)} ${pick(words.organizations, random)}`,
					],
				],
			],
			random,
		),
	];
}

const building = (random: Random): Stretch[] => [
	['building', `${pick(words.nameHeads, random)} ${pick(words.buildings, random)}`],
];

const usual: Maker = (random) => {
	const made: Stretch[][] = [[...number(random), ...street(random)]];
	if (chance(random, 0.4)) made.push(unit(random));
	if (chance(random, 0.03)) made.push(building(random));
	const front = chance(random, 0.07)
		? [recipient(random)]
		: chance(random, 0.02)
			? [unit(random)]
			: [];
	return [...front, ...made, ...place(random)];
};

const box: Maker = (random) => {
	const type = pick(
		[
			'PO Box',
			'P.O. Box',
			'P O Box',
			'Po Box',
			'P.O.Box',
			'POB',
			'Post Office Box',
			'Box',
			'PO BOX',
			'P. O. Box',
		],
		random,
	);
	const id = `${chance(random, 0.1) ? '# ' : ''}${upTo(random, pick([99, 999, 9999, 99_999], random))}${chance(random, 0.05) ? letter(random) : ''}`;
	const own: Stretch[] = [
		['box_type', type],
		['box_id', id],
	];
	const front = weighted<Parts>(
		[
			[10, []],
			[2, [recipient(random)]],
			[2, [[...number(random), ...usualStreet(random)]]],
		],
		random,
	);
	return [...front, own, ...place(random)];
};

const rural: Maker = (random) => {
	const type = pick(
		[
			'RR',
			'RR',
			'Rural Route',
			'R.R.',
			'RFD',
			'HC',
			'HC',
			'HCR',
			'Route',
			'Rte',
			'Star Route',
			'RT',
			'Highway Contract Route',
		],
		random,
	);
	const id = `${chance(random, 0.1) ? '# ' : ''}${upTo(random, 99)}`;
	const boxId = `${chance(random, 0.1) ? '#' : ''}${upTo(random, 999)}${chance(random, 0.25) ? letter(random) : ''}`;
	const own: Stretch[] = [
		['route_type', type],
		['route_id', id],
	];
	if (chance(random, 0.93))
		own.push(['box_type', pick(['Box', 'BOX', 'Bx'], random)], ['box_id', boxId]);
	return [own, ...place(random)];
};

const military: Maker = (random) => {
	const type = pick(['PSC', 'CMR', 'Unit'], random);
	const own: Stretch[] = [
		['route_type', type],
		['route_id', String(upTo(random, 9999))],
		['box_type', 'Box'],
		['box_id', String(upTo(random, 9999))],
	];
	const name = weighted<Stretch>(
		[
			[3, ['city', 'APO']],
			[2, ['city', 'FPO']],
			[1, ['city', 'DPO']],
		],
		random,
	);
	const front = chance(random, 0.4)
		? [[['recipient', `${pick(words.ranks, random)} ${pick(words.surnames, random)}`] as Stretch]]
		: [];
	return [...front, own, [name, ['state', pick(['AE', 'AP', 'AA'], random)], ...zip(random)]];
};

const puertoRico: Maker = (random) => {
	const urbanization: Stretch[] = [
		[
			'urbanization',
			`${pick(['Urb', 'URB', 'Urb.', 'Urbanizacion', 'Res', 'Cond'], random)} ${pick(words.urbanizations, random)}`,
		],
	];
	const where = weighted<Stretch[]>(
		[
			[
				4,
				[
					...number(random),
					['pre_type', 'Calle'],
					['street', chance(random, 0.5) ? String(upTo(random, 30)) : letter(random)],
				],
			],
			[
				4,
				[
					...number(random),
					['pre_type', pick(['Calle', 'Ave', 'Paseo', 'Carr'], random)],
					['street', pick(words.spanishNames, random)],
				],
			],
			[
				2,
				[
					['number', `${letter(random)}${upTo(random, 30)}`],
					['pre_type', 'Calle'],
					['street', String(upTo(random, 30))],
				],
			],
			[
				2,
				[
					['number', `${letter(random)}-${upTo(random, 30)}`],
					['pre_type', 'Calle'],
					['street', pick(words.spanishNames, random)],
				],
			],
		],
		random,
	);
	const name: Stretch = ['city', pick(words.puertoRicanTowns, random)];
	const last: Parts = [
		[name],
		[
			['state', pick(['PR', 'PR', 'Puerto Rico'], random)],
			['zip', `00${600 + upTo(random, 380)}`],
		],
	];
	const more = chance(random, 0.2) ? [unit(random)] : [];
	return chance(random, 0.75)
		? [urbanization, where, ...more, ...last]
		: [where, urbanization, ...last];
};

const crossing: Maker = (random) => [
	[
		...(chance(random, 0.2)
			? [['corner', pick(['Corner of', 'Intersection of', 'Cor'], random)] as Stretch]
			: []),
		...usualStreet(random),
		['between', pick(['&', 'and', 'at', '@', '&'], random)],
		...usualStreet(random),
	],
	...place(random),
];

const placeOnly: Maker = (random) => {
	const last: Stretch[] = [['state', state(random)], ...(chance(random, 0.6) ? zip(random) : [])];
	return [[['city', city(random)]], last];
};

const KINDS: readonly (readonly [number, Maker])[] = [
	[80, usual],
	[5, box],
	[4, rural],
	[1.5, military],
	[3, puertoRico],
	[2, crossing],
	[2, placeOnly],
	[1.5, (random) => [[...street(random)], ...place(random)]],
];

/** How the parts are put together: with or without commas, on lines, in capitals or small letters. */
function written(parts: Parts, random: Random): { stretches: Stretch[]; separator: string } {
	const style = weighted(
		[
			[48, 'commas'],
			[22, 'none'],
			[12, 'some'],
			[8, 'lines'],
			[5, 'last'],
			[2, 'dashes'],
		] as const,
		random,
	);
	const writeCase = weighted<(text: string) => string>(
		[
			[58, (text) => text],
			[24, (text) => text.toUpperCase()],
			[18, (text) => text.toLowerCase()],
		],
		random,
	);
	const stretches: Stretch[] = [];
	parts.forEach((part, index) => {
		part.forEach(([label, text], at) => {
			const isEnd = at === part.length - 1 && index < parts.length - 1;
			const mark = isEnd ? markBehind(style, parts.length - 2 - index, random) : '';
			stretches.push([label, writeCase(text) + mark]);
		});
	});
	return { stretches, separator: ' ' };
}

type Style = 'commas' | 'none' | 'some' | 'lines' | 'last' | 'dashes';

/** @param left how many more breaks come */
function markBehind(style: Style, left: number, random: Random): string {
	if (style === 'commas') return ',';
	if (style === 'lines') return left === 0 && chance(random, 0.7) ? ',' : '\n';
	if (style === 'some') return chance(random, 0.5) ? ',' : '';
	if (style === 'last') return left === 0 ? ',' : '';
	return style === 'dashes' ? ' -' : '';
}
