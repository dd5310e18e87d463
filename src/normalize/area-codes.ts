import { plainName } from './field-name';

/** One row of the user's table of area codes. */
export interface AreaCodeRow {
	/** Three digits. */
	readonly areaCode: string;
	/** The source it holds for; empty: all that have no row of their own. */
	readonly source: string;
}

/**
 * Makes what tells the area code of a source's numbers of seven digits: the first row for the source
 * counts, else the first for all; empty when there is none. Case, spaces and punctuation of sources
 * do not count.
 */
export function areaCodeFinder(rows: readonly AreaCodeRow[]): (source: string | null) => string {
	const bySource = new Map<string, string>();
	for (const { areaCode, source } of rows) {
		const name = plainName(source);
		if (!bySource.has(name)) bySource.set(name, areaCode);
	}
	const forAll = bySource.get('') ?? '';
	return (source) => bySource.get(plainName(source ?? '')) ?? forAll;
}
