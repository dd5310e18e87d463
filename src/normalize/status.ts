import { listingStatuses, type ListingStatus } from '../records/listing';
import { plainName } from './field-name';
import { doubtful, read, type Reader } from './reading';
import { AMBIGUOUS_STATUSES, MLS_STATUSES, STATUS_WORDS, type MlsStatuses } from './status-words';
import { lineOf } from './text';

/** One row of the user's table of statuses. */
export interface StatusRow {
	/** The MLS it holds for; empty: all. */
	readonly source: string;
	/** What the feed says; several are separated by commas. */
	readonly codes: string;
	readonly status: ListingStatus;
}

type Meanings = ReadonlyMap<string, ListingStatus>;

/** By the plain name of the source; the empty name stands for all sources. */
type MeaningsBySource = ReadonlyMap<string, Meanings>;

const NO_MEANINGS: Meanings = new Map();
const LONGEST = 60;

const words = meaningsOf(STATUS_WORDS);
const ambiguous = new Map(
	Object.entries(AMBIGUOUS_STATUSES).map(([word, meanings]) => [plainName(word), meanings]),
);
const ofMlss: MeaningsBySource = new Map(
	MLS_STATUSES.flatMap(({ names, statuses }) =>
		names.map((name) => [plainName(name), meaningsOf(statuses)] as const),
	),
);

/**
 * Makes the reader of statuses. The user's rows come first, those for the listing's source before
 * those for all; then what the source's own codes mean, then what means the same everywhere. What is
 * not known for certain is in doubt, never active.
 */
export function statusReader(
	rows: readonly StatusRow[],
): (source: string | null) => Reader<ListingStatus> {
	const ofUser = meaningsOfRows(rows);
	return (source) => {
		const name = plainName(source ?? '');
		const tables = [
			(name === '' ? undefined : ofUser.get(name)) ?? NO_MEANINGS,
			ofUser.get('') ?? NO_MEANINGS,
			ofMlss.get(name) ?? NO_MEANINGS,
			words,
		];
		return (value) => {
			const line = lineOf(value);
			const code = line.length > LONGEST ? '' : codeOf(line);
			for (const table of tables) {
				const status = table.get(code);
				if (status !== undefined) return read(status);
			}
			return inDoubt(code);
		};
	};
}

function inDoubt(code: string) {
	const meanings = ambiguous.get(code);
	if (meanings !== undefined || /^\p{L}$/u.test(code)) {
		return doubtful(
			'status_ambiguous',
			`Depends on the MLS (${meanings ?? 'one letter says little'}): say in Listing Statuses what it means`,
		);
	}
	return doubtful('status_unknown', 'Not a known status: say in Listing Statuses what it means');
}

function meaningsOfRows(rows: readonly StatusRow[]): MeaningsBySource {
	const bySource = new Map<string, Map<string, ListingStatus>>();
	for (const { source, codes, status } of rows) {
		const name = plainName(source);
		const meanings = bySource.get(name) ?? new Map<string, ListingStatus>();
		bySource.set(name, meanings);
		for (const code of codes.split(',').map(codeOf)) {
			// The first row for a code counts.
			if (code !== '' && !meanings.has(code)) meanings.set(code, status);
		}
	}
	return bySource;
}

function meaningsOf(statuses: MlsStatuses['statuses']): Meanings {
	return new Map(
		listingStatuses.flatMap((status) =>
			[status, ...(statuses[status] ?? [])].map((word) => [codeOf(word), status] as const),
		),
	);
}

/** Letters and digits only; a status that has neither, or asks (`Pending?`), is compared as it is. */
function codeOf(text: string): string {
	const line = lineOf(text);
	return line.includes('?') ? line.toLowerCase() : plainName(line) || line;
}
