import { isCompanyName } from './company-name';
import { isParticle, repairCapitals } from './name-case';
import { splitAffixes } from './name-affixes';
import { doubtful, read, type Doubt, type Reading } from './reading';
import { readLine } from './text';

export interface NameParts {
	readonly first: string | null;
	readonly middle: string | null;
	readonly last: string | null;
	readonly suffix: string | null;
}

export interface WholeName extends NameParts {
	/** The second person of a couple. */
	readonly coName: string | null;
	/** Set when it is no person's name at all; the others are null then. */
	readonly company: string | null;
	/** Set when it is a name that could not be split; the others are null then. */
	readonly unsplit: string | null;
}

const NO_PARTS: NameParts = { first: null, middle: null, last: null, suffix: null };
const NOBODY: WholeName = { ...NO_PARTS, coName: null, company: null, unsplit: null };

const TWO_PEOPLE = /\s+(?:&|\+|and)\s+/i;
const TITLES_OF_TWO = /^(?:mr|mrs|ms|dr)\.?\s+(?:&|\+|and)\s+(?:mr|mrs|ms|dr)\.?\s+/i;

/**
 * Splits a full name: titles are left out, couples become two people, companies no person.
 * Whatever could be read in more than one way stays in one piece, with a doubt.
 */
export function readWholeName(value: unknown): Reading<WholeName> {
	const line = readNamePart(value);
	if (line.value === null) return { value: null, doubts: line.doubts };
	const name = line.value;
	if (isCompanyName(name)) return read({ ...NOBODY, company: name });
	return TITLES_OF_TWO.test(name)
		? splitPeople(name.replace(TITLES_OF_TWO, ''), [TITLED_COUPLE])
		: splitPeople(name, []);
}

/** A first, middle or last name given on its own. */
export function readNamePart(value: unknown): Reading<string> {
	const line = readLine(value);
	if (line.value === null) return line;
	if (line.value.includes('@')) {
		return doubtful('name_is_email', 'An e-mail address instead of a name');
	}
	if (line.value.replaceAll(/\D/g, '').length >= 7) {
		return doubtful('name_is_phone', 'A phone number instead of a name');
	}
	if (!/\p{L}/u.test(line.value)) return doubtful('name_unreadable', 'There is no name in it');
	return line;
}

/** Whether a first name is that of two: `Marcus & Priya`. */
export function isOfTwo(firstName: string): boolean {
	return TWO_PEOPLE.test(firstName);
}

const TITLED_COUPLE: Doubt = {
	code: 'couple_half_named',
	message: 'Two people, of whom one is named',
};

function splitPeople(name: string, doubts: readonly Doubt[]): Reading<WholeName> {
	const [one = '', other, ...more] = name.split(TWO_PEOPLE);
	const parts =
		more.length > 0 ? undefined : other === undefined ? onePerson(one) : couple(one, other);
	if (parts === undefined) {
		return read({ ...NOBODY, unsplit: name }, ...doubts, {
			code: 'name_unsplit',
			message: 'It could be split in more than one way, so it was not',
		});
	}
	return read({ ...NOBODY, ...parts }, ...doubts);
}

type People = NameParts & { readonly coName: string | null };

function onePerson(name: string): People | undefined {
	const parts = splitOne(name);
	return parts === undefined ? undefined : { ...parts, coName: null };
}

/** `Marcus & Priya Okafor`, `Okafor, Marcus & Priya`, `Marcus Okafor & Priya Bell`. */
function couple(one: string, other: string): People | undefined {
	const comma = /^([^,]+),\s*([^,]+)$/.exec(one);
	if (comma !== null && !other.includes(',')) {
		const [, last = '', first = ''] = comma;
		return couple(`${first} ${last}`, other.includes(' ') ? other : `${other} ${last}`);
	}
	const second = splitOne(other);
	const first = splitOne(one);
	if (first === undefined || second?.last == null) return undefined;
	return {
		...repairParts({ ...first, last: first.last ?? second.last }),
		coName: fullName(second),
	};
}

/** One name, comma form included; undefined when it could be split in more than one way. */
function splitOne(name: string): NameParts | undefined {
	const { bare, suffix } = splitAffixes(name);
	const isOfLetters = words(bare.replaceAll(',', ' ')).every((word) => /^\D*\p{L}\D*$/u.test(word));
	if (!isOfLetters) return undefined;
	const [before = '', after, ...more] = bare.split(/\s*,\s*/);
	if (more.length > 0 || before === '') return undefined;
	if (after !== undefined) {
		const [first, ...middle] = words(after);
		if (first === undefined) return undefined;
		return repairParts({ first, middle: joined(middle), last: before, suffix });
	}
	return splitWords(words(before), suffix);
}

function splitWords(parts: readonly string[], suffix: string | null): NameParts | undefined {
	const [first, ...others] = parts;
	if (first === undefined) return undefined;
	if (others.length === 0) return repairParts({ ...NO_PARTS, first, suffix });
	// SMITH JOHN A and Mary Ann S are written alike.
	if (others.length > 1 && /^\p{L}\.?$/u.test(others.at(-1) ?? '')) return undefined;
	const start = startOfLastName(others);
	return repairParts({
		first,
		middle: joined(others.slice(0, start)),
		last: joined(others.slice(start)),
		suffix,
	});
}

/** From the first particle on (van der Berg), or one word before a Spanish `y`; else the last word. */
function startOfLastName(others: readonly string[]): number {
	const particle = others.findIndex(
		(word, at) =>
			at < others.length - 1 && isParticle(word) && (at > 0 || word.toLowerCase() !== 'y'),
	);
	if (particle === -1) return others.length - 1;
	return others[particle]?.toLowerCase() === 'y' ? particle - 1 : particle;
}

/** Capitals repaired, by the name as a whole. */
export function repairParts(parts: NameParts): NameParts {
	const groups = [words(parts.first ?? ''), words(parts.middle ?? ''), words(parts.last ?? '')];
	const repaired = [...repairCapitals(groups.flat())];
	const [first = null, middle = null, last = null] = groups.map(({ length }) =>
		joined(repaired.splice(0, length)),
	);
	return { first, middle, last, suffix: parts.suffix };
}

/** First, middle, last and suffix on one line; null when there are none. */
export function fullName({ first, middle, last, suffix }: NameParts): string | null {
	return joined([first, middle, last, suffix].filter((part) => part !== null));
}

function words(text: string): string[] {
	return text.split(' ').filter((word) => word !== '');
}

function joined(parts: readonly string[]): string | null {
	return parts.length === 0 ? null : parts.join(' ');
}
