import type { Lead } from '../records/lead';
import type { Draft } from './draft';
import type { LeadTarget } from './lead-targets';
import { usualSuffix } from './name-affixes';
import {
	fullName,
	isOfTwo,
	readNamePart,
	readWholeName,
	repairParts,
	type NameParts,
	type WholeName,
} from './person-name';
import { lineOf, readLine } from './text';

export type Names = Pick<
	Lead,
	'first_name' | 'middle_name' | 'last_name' | 'suffix' | 'full_name' | 'co_name' | 'company'
>;

/** Who asks. Parts that are given count more than a full name, which only fills what they leave open. */
export function namesOf(draft: Draft<LeadTarget>): Names {
	const { parts: given, coName } = givenPeople(draft);
	const company = draft.take('company', readLine);
	const whole = needsWholeName(draft, given) ? draft.take('full_name', readWholeName) : null;
	const parts = whole === null ? given : filledIn(draft, given, whole);
	if (whole !== null && whole.company !== null && company !== null && company !== whole.company) {
		draft.doubt('full_name', DIFFERS, whole.company);
	}
	return {
		first_name: parts.first,
		middle_name: parts.middle,
		last_name: parts.last,
		suffix: parts.suffix,
		full_name: fullName(parts) ?? whole?.unsplit ?? null,
		co_name: draft.take('co_name', readLine) ?? coName ?? whole?.coName ?? null,
		company: company ?? whole?.company ?? null,
	};
}

const DIFFERS = {
	code: 'name_differs',
	message: 'It says something else than the other name fields, which were taken',
};

interface People {
	readonly parts: NameParts;
	readonly coName: string | null;
}

function givenPeople(draft: Draft<LeadTarget>): People {
	const suffix = draft.take('suffix', readLine);
	const parts: NameParts = {
		first: draft.take('first_name', readNamePart),
		middle: draft.take('middle_name', readNamePart),
		last: draft.take('last_name', readNamePart),
		suffix: suffix === null ? null : usualSuffix(suffix),
	};
	const { first, last } = parts;
	if (first !== null && last !== null && isOfTwo(first)) {
		const two = readWholeName(`${first} ${last}`).value;
		if (two?.coName != null) return { parts: onlyParts(two), coName: two.coName };
		draft.doubt('first_name', { code: 'name_unsplit', message: 'More than one person' }, first);
	}
	return { parts: repairParts(parts), coName: null };
}

function needsWholeName(draft: Draft<LeadTarget>, given: NameParts): boolean {
	if (!draft.has('full_name') || (given.first !== null && given.last !== null)) return false;
	return lineOf(draft.peek('full_name')) !== fullName(given);
}

/** The whole name speaks for the parts that are missing, unless it is of somebody else. */
function filledIn(draft: Draft<LeadTarget>, given: NameParts, whole: WholeName): NameParts {
	const agrees = (one: string | null, other: string | null) =>
		one === null || one.toLowerCase() === other?.toLowerCase();
	if (!agrees(given.first, whole.first) || !agrees(given.last, whole.last)) {
		draft.doubt('full_name', DIFFERS, draft.peek('full_name'));
		return given;
	}
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
