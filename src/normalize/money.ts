import type { Draft } from './draft';
import { plainName } from './field-name';
import { amountAmongWords, bareAmount, withoutWords } from './money-words';
import { doubtful, read, type Doubt, type Reading } from './reading';
import { lineOf } from './text';

export interface MoneyRules {
	/** What is taken of a range such as $350,000 - $375,000. */
	readonly range: 'upperEnd' | 'neither';
	/**
	 * What becomes of bare numbers under a thousand: people who write 350 may mean thousands, feeds
	 * mean dollars.
	 */
	readonly small: 'doubt' | 'keep';
}

/** What a person can pay. */
export const BUDGET: MoneyRules = { range: 'upperEnd', small: 'doubt' };
/** What a person says something costs. */
export const SAID_PRICE: MoneyRules = { range: 'neither', small: 'doubt' };
/** What a feed says something costs. */
export const FEED_PRICE: MoneyRules = { range: 'neither', small: 'keep' };

const LONGEST_AMOUNT = 80;
/** A thousand dollars, a hundred million, a billion, a hundred billion. */
const SMALL_CENTS = 100_000;
const MOST_BY_LETTER = 10 ** 10;
const MOST_BARE_CENTS = 10 ** 11;
const MOST_CENTS = 10 ** 13;

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(?:\.(\d+))?`;
const MAGNITUDE = '(k|grand|thousand|thou|m|mm|mil|mill|mln|million|b|bn|billion)?';
const SIGN = String.raw`((?:us|u\.s\.|usd|us dollars)?\s?\$\s?(?:usd|us)?|usd|us dollars)?\s*:?`;
const SIGN_BEHIND = String.raw`(\$|\(?usd\)?|us|us dollars|dollars|bucks)?`;
const AMOUNT = String.raw`${SIGN}\s*${NUMBER}\s*${MAGNITUDE}\s*${SIGN_BEHIND}`;
const ONE = new RegExp(`^${AMOUNT}$`);
const TWO = new RegExp(String.raw`^(?:between\s+)?${AMOUNT}\s*(?:-|to|up to|and)\s*${AMOUNT}$`);
const FOREIGN =
	/[€£¥₹₽₩₪₫฿₺₱]|(?:^|[^a-z])(?:eur|gbp|cad|aud|nzd|mxn|jpy|cny|rmb|inr|chf|sek|nok|dkk|pln|brl|ars|krw|sgd|hkd|zar|aed|php|thb|rub|ca\s?\$|c\s?\$|a\s?\$|au\s?\$|nz\s?\$|mx\s?\$|r\s?\$|s\s?\$|hk\s?\$|nt\s?\$|euros?|pounds?|pesos?|yen|rupees?|francs?|kr|rs\.?|lakhs?|crores?|canadian|australian)(?:[^a-z]|$)/;

/** Dollars in figures, as most are: no word or sign that would have to be looked for. */
const BARE = /^[\d$., -]*\d$/;

const UNCLEAR = doubtful('money_unclear', 'Not an amount that can be read in one way only');
const AMONG_WORDS: Doubt = {
	code: 'money_among_words',
	message: 'The one amount among other words was taken',
};
const TOO_LARGE = doubtful('money_too_large', 'Too large for the price of a home');

/**
 * An amount in dollars as integer US cents, by arithmetic on its digits: `$1,200,000.00`, `1.2M`,
 * `450k`, `USD 350000`, `350-375k`. What could be read in two ways (`1.200`, `1,2M`, `350`), other
 * currencies and words are in doubt, never a number.
 */
export function readMoney(value: unknown, rules: MoneyRules): Reading<number> {
	const written = lineOf(value);
	const isBare = BARE.test(written);
	const line = isBare ? written : inSmallLetters(written);
	if (line.length > LONGEST_AMOUNT) return UNCLEAR;
	if (!isBare && FOREIGN.test(line)) {
		return doubtful('money_foreign', 'Not in US dollars, and nothing is converted');
	}
	const { amount, doubts, isRate } = isBare ? bareAmount(line) : withoutWords(line);
	if (isRate)
		return doubtful('money_rate', 'A price for something else than the whole, or a month');
	// No single amount has a hyphen in it.
	const one = amount.includes('-') ? undefined : partsIn(ONE.exec(amount));
	if (one !== undefined) return readOne(one, rules, doubts);
	const range = TWO.exec(amount);
	if (range !== null) return readRange(range, rules, doubts);
	const among = partsIn(ONE.exec(amountAmongWords(line) ?? ''));
	if (among !== undefined) return readOne(among, rules, [...doubts, AMONG_WORDS]);
	return /\d/.test(line) ? UNCLEAR : doubtful('money_wordy', 'Words instead of an amount');
}

function inSmallLetters(line: string): string {
	return line.toLowerCase().replaceAll(/[\u2010-\u2015\u2212]/g, '-');
}

/** An amount that is in cents already, as in fields whose name says so. */
export function readCents(value: unknown): Reading<number> {
	const line = lineOf(value);
	const cents = /^\d{1,15}$/.test(line) ? Number(line) : undefined;
	return cents === undefined || cents > MOST_CENTS
		? doubtful('cents_unclear', 'Not a whole number of cents')
		: read(cents);
}

/** An amount that feeds a field: in cents already where the source's name says so, else in dollars. */
export function takeMoney<Target extends string>(
	draft: Draft<Target>,
	target: Target,
	rules: MoneyRules,
): number | null {
	const isInCents = plainName(draft.sourcePath(target)).endsWith('cents');
	const reader = (value: unknown): Reading<number> =>
		isInCents ? readCents(value) : readMoney(value, rules);
	return draft.take(target, reader);
}

interface Amount {
	readonly isSigned: boolean;
	readonly whole: string;
	readonly fraction: string;
	readonly magnitude: string | undefined;
}

function partsIn(match: readonly (string | undefined)[] | null): Amount | undefined {
	if (match === null) return undefined;
	const [, sign, whole = '', fraction = '', magnitude, signBehind] = match;
	if (whole === '' && fraction === '') return undefined;
	const isSigned = sign !== undefined || signBehind !== undefined;
	return { isSigned, whole, fraction, magnitude };
}

function readOne(amount: Amount, rules: MoneyRules, doubts: readonly Doubt[]): Reading<number> {
	const cents = centsOf(amount);
	if (cents === undefined) return UNCLEAR;
	if (cents === 0) return doubtful('money_zero', 'Zero usually means that nothing was given');
	if (isTooLarge(amount, cents)) return TOO_LARGE;
	const { isSigned, magnitude, whole, fraction } = amount;
	const isMonthly = doubts.some(({ code }) => code === 'money_per_month');
	if (isSigned || isMonthly || magnitude !== undefined || cents >= SMALL_CENTS) {
		return read(cents, ...doubts);
	}
	// 29.99 is dollars and cents; 1.25 may be a million and a quarter.
	const isWrittenOut = fraction.length === 2 && whole.length > 1;
	return rules.small === 'doubt' && !isWrittenOut
		? doubtful('money_small', 'Dollars or thousands? It does not say')
		: read(cents, ...doubts, {
				code: 'money_small',
				message: 'Taken as dollars; it may be meant in thousands',
			});
}

function readRange(
	match: RegExpExecArray,
	{ range }: MoneyRules,
	doubts: readonly Doubt[],
): Reading<number> {
	const low = partsIn(match.slice(0, 6));
	const high = partsIn(['', ...match.slice(6)]);
	if (low === undefined || high === undefined) return UNCLEAR;
	// 350-375k: the k is meant for both, unless the first number is written out.
	const isWrittenOut = low.magnitude !== undefined || low.whole.length > 3;
	const from = centsOf(isWrittenOut ? low : { ...low, magnitude: high.magnitude });
	const to = centsOf(high);
	if (from === undefined || to === undefined || from >= to) return UNCLEAR;
	if (isTooLarge(high, to)) return TOO_LARGE;
	// 300-400 may be thousands, or no money at all.
	if (to < SMALL_CENTS && high.magnitude === undefined && !high.isSigned) return UNCLEAR;
	if (range === 'neither') return doubtful('money_range', 'A range instead of one amount');
	return read(to, ...doubts, {
		code: 'money_range',
		message: 'A range: its upper end was taken',
	});
}

/** Ten digits without a sign are a phone number rather; 350M may be meant as 350 thousand. */
function isTooLarge({ isSigned, whole, magnitude }: Amount, cents: number): boolean {
	const isBare = !isSigned && magnitude === undefined && !whole.includes(',');
	return (isBare && cents >= MOST_BARE_CENTS) || (magnitude === 'm' && cents > MOST_BY_LETTER);
}

const ZEROS: Readonly<Record<string, number>> = {
	...{ k: 3, grand: 3, thousand: 3, thou: 3 },
	...{ m: 6, mm: 6, mil: 6, mill: 6, mln: 6, million: 6 },
	...{ b: 9, bn: 9, billion: 9 },
};

/**
 * Shifts the decimal point by moving digits; undefined when a part of a cent would be left, or when
 * the number can be read in two ways.
 */
function centsOf({ isSigned, whole, fraction, magnitude }: Amount): number | undefined {
	// 350 000 is one number where a sign says that it is money.
	if (whole.includes(' ') && !isSigned) return undefined;
	// In Spanish 350 mil are 350 thousand.
	if (magnitude === 'mil' && fraction === '' && (!isSigned || whole.length > 2)) return undefined;
	const integer = whole.replaceAll(/[, ]/g, '');
	if (magnitude === undefined && !isPlainFraction(fraction, integer)) return undefined;
	const places = 2 + (magnitude === undefined ? 0 : (ZEROS[magnitude] ?? 0));
	const digits = fraction.replace(/0+$/, '');
	if (digits.length > places) return undefined;
	// Exact as far as it counts: up to the most cents, and whatever is more is more.
	const cents = Number(integer + digits.padEnd(places, '0'));
	return cents > MOST_CENTS ? undefined : cents;
}

/**
 * 1.5 is a million and a half to some, 1.200 a thousand and two hundred; behind four digits a point
 * can only be followed by cents, of which databases write more than two digits.
 */
function isPlainFraction(fraction: string, integer: string): boolean {
	if (fraction === '' || fraction.length === 2 || integer.length > 3) return true;
	return fraction.length > 3;
}
