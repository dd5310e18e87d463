import { MISSING } from './column';
import type { KindName } from './kinds';
import type { Records } from './records';
import { isOneEditApart, jaroWinkler } from './similarity';

/** The levels on which two records agree, one for each comparison; -1 where one says nothing. */
export type Agreement = Int8Array;

/** Fills in the levels on which two records agree. */
export type Compare = (a: number, b: number, into: Agreement) => void;

/** Compares each property by itself, then sees to what depends on several. */
export function comparerOf(records: Records): Compare {
	const { columns } = records;
	const swap = swapOf(records);
	const explain = explanationOf(records);
	return (a, b, into) => {
		for (let index = 0; index < columns.length; index++) {
			into[index] = columns[index]?.level(a, b) ?? MISSING;
		}
		swap(a, b, into);
		explain(a, b, into);
	};
}

function columnOfKind({ model, columns }: Records, kind: KindName) {
	const index = model.comparisons.findIndex((comparison) => comparison.kind === kind);
	const column = columns[index];
	return column === undefined ? undefined : { index, column };
}

const nothing: Compare = () => undefined;

/** The first level of given names, and of surnames, that a crosswise agreement outdoes. */
const WORTH_SWAPPING = 3;

/** First and last name written in the wrong fields. */
function swapOf(records: Records): Compare {
	const given = columnOfKind(records, 'givenName');
	const surname = columnOfKind(records, 'surname');
	if (given === undefined || surname === undefined) return nothing;
	const levelOfGiven = given.column.levels.indexOf('swapped');
	const levelOfSurname = surname.column.levels.indexOf('swapped');
	return (a, b, into) => {
		if ((into[given.index] ?? 0) < WORTH_SWAPPING) return;
		if ((into[surname.index] ?? 0) < WORTH_SWAPPING) return;
		if (!areAlike(given.column.text(a), surname.column.text(b))) return;
		if (!areAlike(surname.column.text(a), given.column.text(b))) return;
		into[given.index] = levelOfGiven;
		into[surname.index] = levelOfSurname;
	};
}

function areAlike(a: string, b: string): boolean {
	if (a.length < 2 || b.length < 2) return false;
	return isOneEditApart(a, b) || jaroWinkler(a, b, 0.88) >= 0.88;
}

/**
 * Namesakes have addresses alike, because the addresses are made of their names: such likeness says
 * no more than the names do.
 */
function explanationOf(records: Records): Compare {
	const email = columnOfKind(records, 'email');
	const surname = columnOfKind(records, 'surname');
	if (email === undefined || surname === undefined) return nothing;
	const different = email.column.levels.indexOf('different');
	const given = columnOfKind(records, 'givenName');
	const isOfGiven = (record: number) => {
		const name = given?.column.text(record) ?? '';
		return name !== '' && email.column.text(record).includes(name);
	};
	return (a, b, into) => {
		const level = into[email.index] ?? MISSING;
		if (level <= 0 || level === different) return;
		const name = surname.column.text(a);
		const isOfName = [a, b].every((record) => email.column.text(record).includes(name));
		const isOfNames =
			given?.column.text(a) !== given?.column.text(b) && isOfGiven(a) && isOfGiven(b);
		if ((name.length > 2 && isOfName) || isOfNames) into[email.index] = MISSING;
	};
}
