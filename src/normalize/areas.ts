import { DECIMAL, decimalOf, withoutFractions, wholeOf } from './decimal';
import type { Draft } from './draft';
import type { ListingTarget } from './listing-targets';
import { doubtful, read, type Doubt, type Reading } from './reading';
import { lineOf } from './text';

export type AreaUnit = 'square_feet' | 'acres' | 'square_meters' | 'hectares' | 'square_yards';

/** Square feet in one unit, as a fraction. A foot is 0.3048 m, an acre 43,560 square feet. */
const SQUARE_FEET: Readonly<Record<AreaUnit, readonly [bigint, bigint]>> = {
	square_feet: [1n, 1n],
	acres: [43_560n, 1n],
	square_meters: [100_000_000n, 9_290_304n],
	hectares: [1_000_000_000_000n, 9_290_304n],
	square_yards: [9n, 1n],
};

/** Units by their spelling without dots and spaces, plural `s` left out. */
const UNITS = new Map<string, AreaUnit>([
	...(
		['squarefeet', 'squarefoot', 'sqft', 'sqfeet', 'sqfoot', 'sf', 'ft2', 'ft^2', 'feet2'] as const
	).map((name) => [name, 'square_feet'] as const),
	...(['acre', 'ac'] as const).map((name) => [name, 'acres'] as const),
	...(
		['squaremeter', 'squaremetre', 'sqm', 'sqmeter', 'sqmetre', 'sqmtr', 'm2', 'm^2'] as const
	).map((name) => [name, 'square_meters'] as const),
	...(['hectare', 'ha'] as const).map((name) => [name, 'hectares'] as const),
	...(['squareyard', 'sqyd', 'sqyard', 'yd2'] as const).map(
		(name) => [name, 'square_yards'] as const,
	),
]);

const AMOUNT = new RegExp(String.raw`^(${DECIMAL})\s*-?\s*([a-z][a-z.\s()^2]*)?$`);
const RANGE = new RegExp(String.raw`^(?:${DECIMAL})[a-z.\s]*(?:-|to)\s*(?:${DECIMAL})[a-z.\s2]*$`);
const DIMENSIONS = new RegExp(
	String.raw`^(${DECIMAL})\s*(?:'|ft\.?|feet)?\s*(?:[x×*]|by)\s*(${DECIMAL})\s*(?:'|ft\.?|feet)?$`,
);
const SEVERAL_SIDES = /\d\D{0,8}[x×]\D{0,8}\d.*[x×]/;
const APPROXIMATE =
	/^(?:approx(?:imately)?\.?|apx\.?|about|around|~|±|\+\/-|est(?:imated)?\.?)\s*:?\s*|\s*(?:\+\/-|±|\+|\(?approx\.?\)?|\(?est\.?\)?|or so)$/g;
/** Nothing that is lived in or built on is smaller, or larger than Texas. */
const FEWEST = 50n;
const MOST = 10n ** 13n;
const LONGEST = 80;

const UNCLEAR = doubtful('area_unclear', 'Not an area that can be read in one way only');
const WITHOUT_UNIT = doubtful('area_unit_missing', 'Square feet or acres? It does not say');

/**
 * An area in whole square feet: `1,850 sq ft`, `1850SF`, `0.25 acres`, `120 m²`, `2 1/2 ac`; of
 * `127X146`, sides in feet, their product. Ranges and what could be read in two ways are in doubt.
 *
 * @param unit of a number that comes without one; undefined when that is unknown
 */
export function readArea(value: unknown, unit: AreaUnit | undefined): Reading<number> {
	const line = withoutFractions(lineOf(value).toLowerCase()).replaceAll(
		/[\u2010-\u2015\u2212]/g,
		'-',
	);
	if (line.length > LONGEST) return UNCLEAR;
	const plain = line.replaceAll(APPROXIMATE, '').trim();
	const doubts = plain === line ? [] : [APPROXIMATELY];
	const sides = DIMENSIONS.exec(plain);
	if (sides !== null) return ofSides(sides[1] ?? '', sides[2] ?? '');
	if (SEVERAL_SIDES.test(plain)) return doubtful('area_irregular', 'More than two sides');
	const [, amount = '', spelling] = AMOUNT.exec(plain) ?? [];
	if (amount === '') {
		return RANGE.test(plain) ? doubtful('area_range', 'A range instead of one area') : UNCLEAR;
	}
	const written = spelling === undefined ? undefined : areaUnit(spelling);
	if (spelling !== undefined && written === undefined) return UNCLEAR;
	return inSquareFeet(amount, { written, assumed: unit }, doubts);
}

const APPROXIMATELY: Doubt = { code: 'area_approximate', message: 'The source says "about"' };

/** A unit by any of its spellings. */
export function areaUnit(spelling: string): AreaUnit | undefined {
	const letters = spelling
		.toLowerCase()
		.normalize('NFKC')
		.replaceAll(/[.\s]|\(s\)/g, '');
	return UNITS.get(letters) ?? UNITS.get(letters.replace(/s$/, ''));
}

function inSquareFeet(
	amount: string,
	unit: { readonly written: AreaUnit | undefined; readonly assumed: AreaUnit | undefined },
	doubts: readonly Doubt[],
): Reading<number> {
	const chosen = unit.written ?? unit.assumed;
	const decimal = decimalOf(amount);
	if (decimal === undefined) return UNCLEAR;
	if (decimal.coefficient === 0n) {
		return doubtful('area_zero', 'Zero usually means that nothing was given');
	}
	if (chosen === undefined) return WITHOUT_UNIT;
	// 1.234 is a thousand and some where the point stands between thousands; acres have decimals.
	const isThousands =
		chosen !== 'acres' && chosen !== 'hectares' && /^[1-9]\d{0,2}\.\d{3}$/.test(amount);
	if (isThousands) return UNCLEAR;
	const squareFeet = wholeOf(decimal, SQUARE_FEET[chosen]);
	if (squareFeet > MOST) return UNCLEAR;
	if (squareFeet < FEWEST && unit.written === undefined) {
		return doubtful('area_small', 'Too small; it may be meant in another unit');
	}
	return squareFeet === 0n ? UNCLEAR : read(Number(squareFeet), ...doubts);
}

function ofSides(one: string, other: string): Reading<number> {
	const [width, depth] = [decimalOf(one), decimalOf(other)];
	if (width === undefined || depth === undefined) return UNCLEAR;
	const squareFeet = wholeOf({
		coefficient: width.coefficient * depth.coefficient,
		places: width.places + depth.places,
	});
	if (squareFeet < FEWEST || squareFeet > MOST) return UNCLEAR;
	return read(Number(squareFeet), {
		code: 'area_from_sides',
		message: 'Computed from two sides, taken as feet',
	});
}

/** Living area and lot of a listing, each from the first of its sources that can be read. */
export function areasOf(draft: Draft<ListingTarget>): {
	sqft: number | null;
	lot_sqft: number | null;
} {
	const home = takeUnit(draft, 'sqft_unit', 'sqft');
	const lot = takeUnit(draft, 'lot_unit', 'lot_sqft');
	const take = (target: ListingTarget, unit: AreaUnit | undefined, field: string) =>
		draft.take(target, (value) => readArea(value, unit), field);
	return {
		sqft: take('sqft', home ?? 'square_feet', 'sqft'),
		lot_sqft:
			take('lot_sqft', 'square_feet', 'lot_sqft') ??
			take('lot_area', lot, 'lot_sqft') ??
			take('lot_acres', 'acres', 'lot_sqft') ??
			take('lot_dimensions', undefined, 'lot_sqft'),
	};
}

function takeUnit(
	draft: Draft<ListingTarget>,
	target: 'sqft_unit' | 'lot_unit',
	field: string,
): AreaUnit | undefined {
	const unit = draft.take(
		target,
		(value) => {
			const known = areaUnit(lineOf(value));
			return known === undefined
				? doubtful('area_unit_unknown', 'Not a unit of areas that is known here')
				: read(known);
		},
		field,
	);
	return unit ?? undefined;
}
