import { isOneCase, repairCapitals } from '../name-case';
import { problemOf } from './whole-name';
import { read, type Reading } from '../reading';
import { readLine } from '../text';
import { takeAsides } from './asides';
import { joined, wordsOf } from './parts';
import { takeSuffixes } from './suffixes';
import { isTitle, takeTitles } from './titles';

/** A first, middle or last name given on its own, and what stood with it. */
export interface GivenPart {
	/** Null when there was only a title. */
	readonly name: string | null;
	readonly title: string | null;
	readonly nickname: string | null;
	readonly suffix: string | null;
}

/** A first or middle name: titles and nicknames are set aside. */
export function readGivenName(value: unknown): Reading<GivenPart> {
	return readPart(value, (words) => {
		if (words.length === 1 && isTitle(words[0]) && words[0]?.toLowerCase() !== 'doctor') {
			return { name: null, title: words.join(' '), suffix: null };
		}
		const { title, rest } = takeTitles(words);
		return { name: joined(rest), title, suffix: null };
	});
}

/** A last name: titles are set aside, suffixes told apart. */
export function readLastName(value: unknown): Reading<GivenPart> {
	return readPart(value, (all) => {
		const titled = all.length > 1 ? takeTitles(all) : { title: null, rest: all };
		const plain = wordsOf(titled.rest.join(' ').replaceAll(',', ' '));
		// As they will be written: what is no suffix now must be none when the lead is read again.
		const written = repairCapitals(plain, 0);
		const { words, suffixes } = takeSuffixes(written, isOneCase(written.join(' ')), 1);
		if (suffixes.length === 0)
			return { name: joined(titled.rest), title: titled.title, suffix: null };
		const name = joined(plain.slice(0, words.length));
		return { name, title: titled.title, suffix: joined(suffixes) };
	});
}

function readPart(
	value: unknown,
	split: (words: readonly string[]) => Omit<GivenPart, 'nickname'>,
): Reading<GivenPart> {
	const line = readLine(value);
	if (line.value === null) return { value: null, doubts: line.doubts };
	const { name, nickname, doubts } = takeAsides(line.value);
	if (!/\p{L}/u.test(name)) return { value: null, doubts: problemOf(name, doubts) ?? doubts };
	const part = split(wordsOf(name));
	// A title beside something that is no name is none.
	const bare = part.name === null ? null : takeAsides(part.name).name;
	const isName = bare === null || /\p{L}/u.test(bare);
	const told = isName ? { ...part, name: bare } : { name, title: null, suffix: null };
	return read({ ...told, nickname }, ...doubts);
}
