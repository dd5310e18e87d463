import type { Lead } from '../records/lead';
import { companyCapitals, isCompanyName } from './company-name';
import type { Draft } from './draft';
import type { LeadTarget } from './lead-targets';
import { repairCapitals } from './name-case';
import { isNobody, takeAsides } from './name/asides';
import { peopleIn } from './name/couple';
import { readGivenName, readLastName, type GivenPart } from './name/given-parts';
import { isFamilyName } from './name/known-names';
import { fullName, joined, NO_PARTS, repairParts, wordsOf, type NameParts } from './name/parts';
import { usualSuffix } from './name/suffixes';
import { MADE_UP, readWholeName, type WholeName } from './name/whole-name';
import { doubtful, read, type Doubt, type Reading } from './reading';
import { lineOf, readLine } from './text';

export interface Names {
	readonly fields: Pick<
		Lead,
		'first_name' | 'middle_name' | 'last_name' | 'suffix' | 'full_name' | 'co_name' | 'company'
	>;
	/** What stood with the names: titles and nicknames. */
	readonly extra: Readonly<Record<string, unknown>>;
}

/** Who asks. Parts that are given count more than a full name, which only fills what they leave open. */
export function namesOf(draft: Draft<LeadTarget>): Names {
	const given = givenPeople(draft);
	const company = draft.take('company', readLine);
	const read = needsWholeName(draft, given.parts) ? draft.take('full_name', readWholeName) : null;
	const whole = read !== null && agrees(given.parts, read) ? read : null;
	if (read !== null && whole === null) {
		draft.doubt('full_name', DIFFERS, draft.peek('full_name'));
	}
	const parts = filledIn(given.parts, whole);
	const named = given.company ?? whole?.company ?? null;
	if (named !== null && company !== null && company !== named) {
		draft.doubt('full_name', DIFFERS, named);
	}
	return {
		fields: {
			first_name: parts.first,
			middle_name: parts.middle,
			last_name: parts.last,
			suffix: parts.suffix,
			full_name: (parts.last === null ? whole?.unsplit : null) ?? fullName(parts),
			co_name: draft.take('co_name', readCoName) ?? given.coName ?? whole?.coName ?? null,
			company: company ?? named,
		},
		extra: {
			...said('name_title', given.title ?? whole?.title),
			...said('nickname', given.nickname ?? whole?.nickname),
		},
	};
}

const DIFFERS: Doubt = {
	code: 'name_differs',
	message: 'It says something else than the other name fields, which were taken',
};

function said(key: string, value: string | null | undefined): Record<string, string> {
	return value == null ? {} : { [key]: value };
}

function readCoName(value: unknown): Reading<string> {
	const line = readLine(value);
	return line.value === null ? line : read(repairCapitals(wordsOf(line.value)).join(' '));
}

function readSuffix(value: unknown): Reading<string> {
	const line = readLine(value);
	if (line.value === null) return line;
	return /^(?!.*\d{3})\P{L}{0,2}\p{L}.{0,19}$|^[1-9](?:st|nd|rd|th)$/u.test(line.value)
		? read(usualSuffix(line.value))
		: doubtful('suffix_unreadable', 'No suffix of a name');
}

interface GivenPeople {
	readonly parts: NameParts;
	readonly coName: string | null;
	readonly company: string | null;
	readonly title: string | null;
	readonly nickname: string | null;
}

const NOTHING_GIVEN: GivenPeople = {
	parts: NO_PARTS,
	coName: null,
	company: null,
	title: null,
	nickname: null,
};

/** What first, middle and last name say when they are fields of their own. */
function givenPeople(draft: Draft<LeadTarget>): GivenPeople {
	if (!draft.has('first_name') && !draft.has('last_name')) return restOfParts(draft, {});
	const parts = [draft.peek('first_name'), draft.peek('last_name')].map(lineOf);
	const line = joined(parts.filter((part) => part !== '')) ?? '';
	const spoken = joined(parts.filter((part) => /\p{L}/u.test(part))) ?? '';
	if (isNobody(takeAsides(spoken).name)) {
		for (const target of ['first_name', 'last_name'] as const) {
			if (draft.has(target)) draft.doubt(target, MADE_UP, draft.peek(target));
		}
		return NOTHING_GIVEN;
	}
	const first = draft.take('first_name', readGivenName);
	const last = draft.take('last_name', readLastName);
	const names = joined([first?.name, last?.name].filter((name) => name != null)) ?? '';
	const company = [line, names].find(isCompanyName);
	if (company !== undefined) return { ...NOTHING_GIVEN, company: companyCapitals(company) };
	return severalIn(draft, names, { first, last }) ?? restOfParts(draft, { first, last });
}

/** Two people in fields for one, or a whole name in the field for the first. */
function severalIn(
	draft: Draft<LeadTarget>,
	line: string,
	{ first = null, last = null }: TakenParts,
): GivenPeople | undefined {
	const isOfSeveral = peopleIn(line).length > 1;
	if (!isOfSeveral && !(last === null && isWholeName(first?.name ?? ''))) return undefined;
	const whole = readWholeName(line).value;
	if (whole === null || whole.unsplit !== null || (isOfSeveral && whole.coName === null)) {
		if (isOfSeveral) draft.doubt('first_name', MORE_THAN_ONE, line);
		return undefined;
	}
	return {
		parts: onlyParts({ ...whole, suffix: last?.suffix ?? whole.suffix }),
		coName: whole.coName,
		company: null,
		title: first?.title ?? whole.title,
		nickname: first?.nickname ?? null,
	};
}

const MORE_THAN_ONE: Doubt = { code: 'name_unsplit', message: 'More than one person' };

/** Smith, John; John Smith */
function isWholeName(firstName: string): boolean {
	const words = wordsOf(firstName);
	return words.length > 1 && (firstName.includes(',') || isFamilyName(words.at(-1) ?? ''));
}

interface TakenParts {
	readonly first?: GivenPart | null;
	readonly last?: GivenPart | null;
}

function restOfParts(
	draft: Draft<LeadTarget>,
	{ first = null, last = null }: TakenParts,
): GivenPeople {
	const middle = draft.take('middle_name', readGivenName);
	const suffix = draft.take('suffix', readSuffix);
	const parts = {
		...withInitial(first?.name ?? null, middle?.name ?? null),
		last: last?.name ?? null,
		suffix: suffix ?? last?.suffix ?? null,
	};
	return {
		parts: repairParts(parts),
		coName: null,
		company: null,
		title: first?.title ?? last?.title ?? null,
		nickname: first?.nickname ?? null,
	};
}

/** `John A.` in the field for the first name. */
function withInitial(
	first: string | null,
	middle: string | null,
): Pick<NameParts, 'first' | 'middle'> {
	if (first === null || middle !== null) return { first, middle };
	const [, name, initial] = /^(\p{L}[\p{L}'’-]+) (\p{L}\.?)$/u.exec(first) ?? [];
	if (name === undefined || initial === undefined) return { first, middle };
	return { first: name, middle: initial };
}

function needsWholeName(draft: Draft<LeadTarget>, given: NameParts): boolean {
	if (!draft.has('full_name') || (given.first !== null && given.last !== null)) return false;
	const known = fullName(given);
	return known === null || lineOf(draft.peek('full_name')) !== known;
}

/** Whether a whole name can be that of the person whose parts are given. */
function agrees(given: NameParts, whole: WholeName): boolean {
	const isSame = (one: string | null, other: string | null) =>
		one === null || one.toLowerCase() === other?.toLowerCase();
	return isSame(given.first, whole.first) && isSame(given.last, whole.last);
}

function filledIn(given: NameParts, whole: WholeName | null): NameParts {
	if (whole === null) return given;
	return {
		first: given.first ?? whole.first,
		middle: given.middle ?? whole.middle,
		last: given.last ?? whole.last,
		suffix: given.suffix ?? whole.suffix,
	};
}

function onlyParts({ first, middle, last, suffix }: NameParts): NameParts {
	return { first, middle, last, suffix };
}
