import { companyCapitals, isCompanyName } from '../company-name';
import { isOneCase, repairCapitals } from '../name-case';
import { isNobody, takeAsides } from './asides';
import { peopleIn, splitCouple } from './couple';
import { splitOne } from './one-person';
import { fullName, NO_PARTS, repairParts, wordsOf, type NameParts } from './parts';
import { read, type Doubt, type Reading } from '../reading';
import { readLine } from '../text';

export interface WholeName extends NameParts {
	/** The second person of a couple. */
	readonly coName: string | null;
	/** Set when it is no person's name at all; the others are null then. */
	readonly company: string | null;
	/** The name in one piece when it could not be split, or not wholly. */
	readonly unsplit: string | null;
	/** As it was written: `Dr.` */
	readonly title: string | null;
	readonly nickname: string | null;
}

const NOBODY: WholeName = {
	...NO_PARTS,
	coName: null,
	company: null,
	unsplit: null,
	title: null,
	nickname: null,
};

/**
 * Splits a full name: titles and nicknames are set aside, couples become two people, companies no
 * person. Whatever could be read in more than one way stays in one piece, with a doubt.
 */
export function readWholeName(value: unknown): Reading<WholeName> {
	const line = readLine(value);
	if (line.value === null) return { value: null, doubts: line.doubts };
	if (isCompanyName(line.value) && !isNobody(line.value)) {
		return read({ ...NOBODY, company: companyCapitals(line.value) });
	}
	const { name, nickname, doubts } = takeAsides(line.value);
	if (name !== line.value && isCompanyName(name) && !isNobody(name)) {
		return read({ ...NOBODY, company: companyCapitals(name) }, ...doubts);
	}
	const problem = problemOf(name, doubts);
	if (problem !== undefined) return { value: null, doubts: problem };
	const split = splitPeople(name);
	const kept = split.value.unsplit ?? fullName(split.value) ?? '';
	if (kept !== name && isNobody(kept)) return { value: null, doubts: [...doubts, MADE_UP] };
	return read({ ...split.value, nickname }, ...doubts, ...split.doubts);
}

/** What makes a text no name; undefined when it may be one. */
export function problemOf(name: string, doubts: readonly Doubt[]): readonly Doubt[] | undefined {
	if (!/\p{L}/u.test(name)) {
		return doubts.length > 0
			? doubts
			: [{ code: 'name_unreadable', message: 'There is no name in it' }];
	}
	if (!isNobody(name)) return undefined;
	return [...doubts, MADE_UP];
}

export const MADE_UP: Doubt = {
	code: 'name_placeholder',
	message: 'A made-up name, of nobody',
};

/** The Smiths, Smith Family, Friends of Ann. */
const NO_ONE_PERSON = /^the\s+\S+$|\sfamily$|\s(?:of|for)\s/i;

interface Split {
	readonly value: Omit<WholeName, 'nickname'>;
	readonly doubts: readonly Doubt[];
}

function splitPeople(name: string): Split {
	if (NO_ONE_PERSON.test(name)) return inOnePiece(name, NO_PARTS);
	const inOneCase = isOneCase(name);
	const [one = '', other, ...more] = peopleIn(name);
	if (more.length > 0) return inOnePiece(name, NO_PARTS);
	if (other !== undefined) {
		const couple = splitCouple(one, other, inOneCase);
		if (couple === undefined) return inOnePiece(name, NO_PARTS);
		const { coName, title, isReversed } = couple;
		const doubts = [...(coName === null ? [HALF_NAMED] : []), ...(isReversed ? [REVERSED] : [])];
		return { value: { ...NOBODY, ...couple.one, coName, title }, doubts };
	}
	const person = splitOne(one, inOneCase);
	if (person === undefined) return inOnePiece(name, NO_PARTS);
	if (person.isOpen) return inOnePiece(name, repairParts(person.parts));
	const { title, isReversed } = person;
	const { first, middle, last, suffix } = repairParts(person.parts);
	return {
		value: { ...NOBODY, first, middle, last, suffix, title },
		doubts: isReversed ? [REVERSED] : [],
	};
}

function inOnePiece(name: string, parts: NameParts): Split {
	const unsplit = repairCapitals(wordsOf(name)).join(' ');
	return { value: { ...NOBODY, ...parts, unsplit }, doubts: [UNSPLIT] };
}

const UNSPLIT: Doubt = {
	code: 'name_unsplit',
	message: 'It could be split in more than one way, so it was not',
};
const REVERSED: Doubt = { code: 'name_order', message: 'Read as last name first' };
const HALF_NAMED: Doubt = {
	code: 'couple_half_named',
	message: 'Two people, of whom one is named',
};
