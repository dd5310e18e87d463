// The labelled rows the tagger learns from.
import { readFileSync } from 'node:fs';
import { labels, type Label } from '../../dist/src/normalize/address/labels.js';
import { tokensOf, type Token } from '../../dist/src/normalize/address/tokens.js';

export interface Row {
	readonly text: string;
	readonly tokens: readonly Token[];
	readonly tags: readonly Label[];
}

/** What a stretch of an address is. */
export type Stretch = readonly [Label, string];

const CODES = new Map<string, Label>([
	...([
		['np', 'number_prefix'],
		['n', 'number'],
		['x', 'number_suffix'],
		['d', 'pre_directional'],
		['q', 'pre_type'],
		['s', 'street'],
		['t', 'post_type'],
		['e', 'post_directional'],
		['u', 'unit_type'],
		['i', 'unit_id'],
		['bt', 'building_type'],
		['bi', 'building_id'],
		['pt', 'box_type'],
		['pi', 'box_id'],
		['rt', 'route_type'],
		['ri', 'route_id'],
		['ur', 'urbanization'],
		['b', 'building'],
		['r', 'recipient'],
		['c', 'city'],
		['st', 'state'],
		['z', 'zip'],
		['z4', 'zip4'],
		['co', 'country'],
		['and', 'between'],
		['k', 'corner'],
	] as const),
]);

/** Makes a row of stretches; each word of a stretch has its label. */
export function rowOf(stretches: readonly Stretch[], separator = ' '): Row {
	const text = stretches.map(([, part]) => part).join(separator);
	return rowOfText(text, stretches);
}

function rowOfText(text: string, stretches: readonly Stretch[]): Row {
	const tags = stretches.flatMap(([label, part]) => tokensOf(part).map(() => label));
	const tokens = tokensOf(text);
	if (tokens.length !== tags.length) throw new Error(`Not the same words when cut: ${text}`);
	return { text, tokens, tags };
}

/** Our own rows: `n:12 s:Oak t:St, c:Salt_Lake_City st:UT`, `_` for a space, `|` for a line end. */
export function ownRows(path: string): Row[] {
	return readFileSync(path, 'utf8')
		.split('\n')
		.filter((line) => line.trim() !== '' && !line.startsWith('//'))
		.map((line) => rowOf(line.trim().split(' ').map(stretchOf)));
}

function stretchOf(part: string): Stretch {
	const [, code = '', text = ''] = /^([a-z0-9]+):(.+)$/.exec(part) ?? [];
	const label = CODES.get(code);
	if (label === undefined) throw new Error(`No such label: ${part}`);
	return [label, text.replaceAll('_', ' ').replaceAll('|', '\n')];
}

const THEIR_LABELS: Readonly<Record<string, Label>> = {
	AddressNumberPrefix: 'number_prefix',
	AddressNumber: 'number',
	AddressNumberSuffix: 'number_suffix',
	StreetNamePreModifier: 'street',
	StreetNamePreDirectional: 'pre_directional',
	StreetNamePreType: 'pre_type',
	StreetName: 'street',
	StreetNamePostType: 'post_type',
	StreetNamePostModifier: 'post_type',
	StreetNamePostDirectional: 'post_directional',
	OccupancyType: 'unit_type',
	OccupancyIdentifier: 'unit_id',
	SubaddressType: 'building_type',
	SubaddressIdentifier: 'building_id',
	USPSBoxType: 'box_type',
	USPSBoxID: 'box_id',
	USPSBoxGroupType: 'route_type',
	USPSBoxGroupID: 'route_id',
	BuildingName: 'building',
	LandmarkName: 'building',
	Recipient: 'recipient',
	NotAddress: 'recipient',
	PlaceName: 'city',
	StateName: 'state',
	ZipCode: 'zip',
	ZipPlus4: 'zip4',
	CountryName: 'country',
	IntersectionSeparator: 'between',
	CornerOf: 'corner',
};

interface TheirRow {
	readonly text: string;
	readonly tokens: readonly (readonly [string, string])[];
}

/** What a glued word begins with, by what all of it is called. */
const FRONT: Partial<Record<Label, Label>> = {
	unit_id: 'unit_type',
	route_id: 'route_type',
	box_id: 'box_type',
	building_id: 'building_type',
	street: 'pre_type',
};

/** The rows of usaddress (datamade, MIT), one JSON object a line. */
export function usaddressRows(path: string): Row[] {
	return readFileSync(path, 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as TheirRow)
		.map(({ tokens }) => {
			const stretches = tokens.map(([part, name]): Stretch => {
				const label = THEIR_LABELS[name];
				if (label === undefined || !labels.includes(label))
					throw new Error(`No such label: ${name}`);
				return [label, part];
			});
			return retagged(rowOf(stretches));
		});
}

/** Words that we cut and they do not: the first part is the type, the second the number. */
function retagged(row: Row): Row {
	const words = row.text.split(/\s+/).filter((word) => word !== '');
	const tags = [...row.tags];
	let at = 0;
	for (const word of words) {
		const parts = tokensOf(word);
		const [first, second] = parts;
		const label = tags[at];
		const front = label === undefined ? undefined : FRONT[label];
		const isGlued =
			parts.length === 2 && /^\p{L}+$/u.test(first?.text ?? '') && /^\d/.test(second?.text ?? '');
		if (isGlued && front !== undefined) tags[at] = front;
		at += parts.length;
	}
	return { ...row, tags };
}
