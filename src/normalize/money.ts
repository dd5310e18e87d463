import type { Draft } from './draft';
import { plainName } from './field-name';
import { doubtful, read, type Doubt, type Reading } from './reading';
import { lineOf } from './text';

/** What is taken of a range such as $350,000 - $375,000. */
export type RangeRule = 'upperEnd' | 'neither';

/** Two powers of ten above any house; keeps cents far from where numbers lose digits. */
const MOST_CENTS = 10n ** 13n;
const LONGEST_AMOUNT = 80;
const UNCLEAR = doubtful('money_unclear', 'Not an amount that can be read in one way only');
/** Under a thousand without a currency sign may be meant in thousands. */
const SMALL_CENTS = 100_000n;

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?`;
const MAGNITUDE = '(k|thousand|m|mm|mil|mill|million|b|bn|billion)?';
const DOLLARS = String.raw`(?:us\s?\$|usd\s?\$?|\$)?`;
const AMOUNT = String.raw`${DOLLARS}\s*${NUMBER}\s*${MAGNITUDE}\s*(?:usd|us dollars|dollars)?`;
const ONE = new RegExp(String.raw`^${AMOUNT}$`);
const TWO = new RegExp(String.raw`^(?:between\s+)?${AMOUNT}\s*(?:-|to|and)\s*${AMOUNT}$`);
const QUALIFIER_BEFORE =
	/^(?:from|starting (?:at|from)|up to|upto|max(?:imum)?|min(?:imum)?|under|below|over|above|about|around|approx(?:imately)?\.?|circa|asking|price|list price|~|<|>|<=|>=|≤|≥)\s*:?\s*/;
const QUALIFIER_BEHIND = /\s*(?:\+|or less|or more|and up|max(?:imum)?|min(?:imum)?|obo|firm)$/;
const PER_MONTH = /\s*(?:\/|per\s|a\s)\s*(?:mo|month|mth)\.?$/;
const FOREIGN =
	/[€£¥₹₽₩₪₫฿]|(?:^|[^a-z])(?:eur|gbp|cad|aud|nzd|mxn|jpy|cny|inr|chf|ca\s?\$|c\s?\$|a\s?\$|au\s?\$|nz\s?\$|mx\s?\$|r\s?\$|euros?|pounds?|pesos?)(?:[^a-z]|$)/;

/**
 * An amount in dollars as integer US cents, by arithmetic on its digits: `$1,200,000.00`, `1.2M`,
 * `450k`, `USD 350000`, `350-375k`. What could be read in two ways, other currencies and words are in
 * doubt, never a number.
 */
export function readMoney(value: unknown, range: RangeRule): Reading<number> {
	const line = lineOf(value)
		.toLowerCase()
		.replaceAll(/[\u2010-\u2015\u2212]/g, '-');
	if (line.length > LONGEST_AMOUNT) return UNCLEAR;
	if (FOREIGN.test(line)) {
		return doubtful('money_foreign', 'Not in US dollars, and nothing is converted');
	}
	const { amount, doubts } = withoutQualifiers(line);
	const one = ONE.exec(amount);
	if (one !== null) return single(centsOf(one[1], one[2], one[3]), amount, doubts);
	const two = TWO.exec(amount);
	if (two !== null) return ofRange(two, range, doubts);
	return /\d/.test(line) ? UNCLEAR : doubtful('money_wordy', 'Words instead of an amount');
}

/** An amount that is in cents already, as in fields whose name says so. */
export function readCents(value: unknown): Reading<number> {
	const line = lineOf(value);
	const cents = /^\d{1,15}$/.test(line) ? BigInt(line) : undefined;
	return cents === undefined || cents > MOST_CENTS
		? doubtful('cents_unclear', 'Not a whole number of cents')
		: read(Number(cents));
}

/** An amount that feeds a field: in cents already where the source's name says so, else in dollars. */
export function takeMoney<Target extends string>(
	draft: Draft<Target>,
	target: Target,
	range: RangeRule,
): number | null {
	const isInCents = plainName(draft.sourcePath(target)).endsWith('cents');
	const reader = (value: unknown): Reading<number> =>
		isInCents ? readCents(value) : readMoney(value, range);
	return draft.take(target, reader);
}

function withoutQualifiers(line: string): { amount: string; doubts: Doubt[] } {
	const doubts: Doubt[] = [];
	const once = line.replace(PER_MONTH, '');
	if (once !== line) doubts.push({ code: 'money_per_month', message: 'An amount per month' });
	const amount = once
		.replace(QUALIFIER_BEFORE, '')
		.replace(QUALIFIER_BEHIND, '')
		.replace(/\.$/, '')
		.trim();
	if (amount !== once.replace(/\.$/, '').trim()) {
		doubts.push({ code: 'money_approximate', message: 'The amount stands for "from" or "up to"' });
	}
	return { amount, doubts };
}

function single(
	cents: bigint | undefined,
	amount: string,
	doubts: readonly Doubt[],
): Reading<number> {
	if (cents === undefined) return UNCLEAR;
	if (cents === 0n) return doubtful('money_zero', 'Zero usually means that nothing was given');
	if (cents < SMALL_CENTS && /^[\d,.]+$/.test(amount)) {
		return read(Number(cents), ...doubts, {
			code: 'money_small',
			message: 'Taken as dollars; it may be meant in thousands',
		});
	}
	return read(Number(cents), ...doubts);
}

function ofRange(
	[, ...groups]: RegExpExecArray,
	rule: RangeRule,
	doubts: readonly Doubt[],
): Reading<number> {
	const [lowWhole, lowFraction, lowMagnitude, highWhole, highFraction, highMagnitude] = groups;
	const high = centsOf(highWhole, highFraction, highMagnitude);
	// 350-375k: the k is meant for both.
	const low = centsOf(lowWhole, lowFraction, lowMagnitude ?? highMagnitude);
	if (low === undefined || high === undefined || low >= high) return UNCLEAR;
	// 300-400 may be thousands, or no money at all.
	if (high < SMALL_CENTS && highMagnitude === undefined) return UNCLEAR;
	if (rule === 'neither') return doubtful('money_range', 'A range instead of one amount');
	return read(Number(high), ...doubts, {
		code: 'money_range',
		message: 'A range: its upper end was taken',
	});
}

const ZEROS: Readonly<Record<string, number>> = {
	k: 3,
	thousand: 3,
	m: 6,
	mm: 6,
	mil: 6,
	mill: 6,
	million: 6,
	b: 9,
	bn: 9,
	billion: 9,
};

/** Shifts the decimal point by moving digits; undefined when a part of a cent would be left. */
function centsOf(
	whole: string | undefined,
	fraction = '',
	magnitude: string | undefined,
): bigint | undefined {
	if (whole === undefined && fraction === '') return undefined;
	// 1.5 is a million and a half to some; behind a thousand, one decimal is what is left of .50.
	if (magnitude === undefined && fraction.length === 1 && (whole ?? '').length < 4)
		return undefined;
	const places = 2 + (magnitude === undefined ? 0 : (ZEROS[magnitude] ?? 0));
	const digits = fraction.replace(/0+$/, '');
	if (digits.length > places || (magnitude === undefined && fraction.length > 2)) return undefined;
	const cents = BigInt((whole ?? '').replaceAll(',', '') + digits.padEnd(places, '0'));
	return cents > MOST_CENTS ? undefined : cents;
}
