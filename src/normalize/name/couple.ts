import { isFamilyName, isGivenName } from './known-names';
import { isInitial, splitOne, type OnePerson } from './one-person';
import { fullName, joined, NO_PARTS, repairParts, wordsOf, type NameParts } from './parts';
import { isTitle, takeTitles } from './titles';

export interface Couple {
	readonly one: NameParts;
	readonly title: string | null;
	/** The second person; null when only the first is named. */
	readonly coName: string | null;
	readonly isReversed: boolean;
}

const BETWEEN_TWO = /\s*[&+;]\s*|\s+\/\s+|(?<=\p{L})\/(?=\p{L})|\s+(?:and|und|or|et)\s+/iu;

/** Without any of these nothing is between two people, `y` and `e` included. */
const MAY_STAND_BETWEEN = /[&+;/]|\s(?:and|und|or|et|[ye])\s/iu;

const TITLES_OF_TWO =
	/^((?:mr|mrs|ms|dr|rev)\.?\s*(?:&|\+|and)\s*(?:mr|mrs|ms|dr|rev)\.?)\s+(.*)$/i;

/** The names in a text of several; one when there is nothing between people in it. */
export function peopleIn(name: string): string[] {
	if (!MAY_STAND_BETWEEN.test(name)) return [name];
	const [, , both] = TITLES_OF_TWO.exec(name) ?? [];
	if (both !== undefined && BETWEEN_TWO.test(both)) return peopleIn(both);
	const people = name.split(BETWEEN_TWO).filter((person) => person !== '');
	if (people.length > 1) return people;
	// Juan y María López, but José Ortega y Gasset.
	const [, one = '', other = '', rest = ''] = /^(\S+) [ye] (\S+)( .*)$/i.exec(name) ?? [];
	return isGivenName(one) && isGivenName(other) ? [one, other + rest] : [name];
}

/** Two people: `John & Jane Smith`, `Smith, John & Jane`, `John Smith and Mary Jones`. */
export function splitCouple(one: string, other: string, isOneCase: boolean): Couple | undefined {
	const [titles, otherTitles] = [takeTitles(wordsOf(one)), takeTitles(wordsOf(other))];
	if (wordsOf(one).every(isTitle)) return halfNamed(one, other, isOneCase);
	const first = splitOne(one, isOneCase);
	const isGiven = first !== undefined && !one.includes(',') && onlyGiven(titles.rest);
	const second = splitOne(other, isOneCase);
	if (isGiven) return sharing(titles.rest, titles.title, second, otherTitles.rest);
	if (first?.parts.last == null || first.isOpen) return undefined;
	const own = !other.includes(',') && onlyGiven(otherTitles.rest);
	// Behind `Smith, John` and `SMITH JOHN A` the second one's last name is left out.
	const shared = own && (one.includes(',') || first.isReversed) ? first.parts.last : null;
	const coParts = own ? given(otherTitles.rest, shared) : second?.parts;
	if (coParts === undefined || (second?.isOpen === true && !own)) return undefined;
	return {
		one: repairParts(first.parts),
		title: first.title,
		coName: fullName(repairParts(coParts)),
		isReversed: first.isReversed,
	};
}

/** Mr. & Mrs. John Smith */
function halfNamed(titles: string, named: string, isOneCase: boolean): Couple | undefined {
	const person = splitOne(named, isOneCase);
	if (person === undefined || person.isOpen) return undefined;
	const title = joined([titles, '&', person.title ?? '']);
	return { one: repairParts(person.parts), title, coName: null, isReversed: person.isReversed };
}

/** John & Jane Smith; John & Jane */
function sharing(
	words: readonly string[],
	title: string | null,
	second: OnePerson | undefined,
	otherWords: readonly string[],
): Couple | undefined {
	if (second === undefined || second.isOpen) return undefined;
	const [one = '', other = ''] = [words[0], otherWords[0]];
	const areBothFamilies = isFamilyName(one) || one.toLowerCase() === other.toLowerCase();
	if (second.parts.last === null && areBothFamilies) return undefined;
	return {
		one: repairParts(given(words, second.parts.last)),
		title,
		coName: fullName(repairParts(second.parts)),
		isReversed: false,
	};
}

/** Whether these are first names and initials without a last name: John, John A., Mary Ann. */
function onlyGiven(words: readonly string[]): boolean {
	const [first = '', ...more] = words;
	if (more.length === 0) return words.length > 0;
	return !isFamilyName(first) && more.every((word) => isInitial(word) || isGivenName(word));
}

function given(words: readonly string[], last: string | null): NameParts {
	const [first = null, ...middle] = words;
	return { ...NO_PARTS, first, middle: joined(middle), last };
}
