import { z } from '../../vendor/zod';
import { ConfigurationError, UnavailableError } from '../../errors';

/** Result codes of SQLite: https://sqlite.org/rescode.html (the low byte; the rest refines it). */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

const sqliteErrorSchema = z.object({
	code: z.literal('ERR_SQLITE_ERROR'),
	errcode: z.number(),
});

function resultCodeOf(error: unknown): number | undefined {
	const parsed = sqliteErrorSchema.safeParse(error);
	return parsed.success ? parsed.data.errcode & 0xff : undefined;
}

export function isBusy(error: unknown): boolean {
	const code = resultCodeOf(error);
	return code === BUSY || code === LOCKED;
}

export function stillLocked(waitedMs: number, cause: unknown): UnavailableError {
	return new UnavailableError(
		`The embedded store stayed locked by another process for ${waitedMs / 1000} seconds`,
		'Check whether a backup or another program holds doorman.sqlite open, then run the workflow again.',
		{ cause },
	);
}

/** Turns what SQLite reports into words that say who must do what; defects pass through as they are. */
export function explainFailure(error: unknown): unknown {
	const cause = { cause: error };
	switch (resultCodeOf(error)) {
		case FULL:
			return new UnavailableError(
				'The disk that holds the embedded store is full',
				'Free some space on the volume of the n8n folder, then run the workflow again. Nothing that was stored is lost.',
				cause,
			);
		case IOERR:
			return new UnavailableError(
				'The disk that holds the embedded store does not answer as it should',
				'Check the volume of the n8n folder (full, unplugged, over quota?), then run the workflow again.',
				cause,
			);
		case READONLY:
		case CANTOPEN:
			return new ConfigurationError(
				'The embedded store cannot be written',
				'Let the user n8n runs as write to the folder and the file, or choose another place with DOORMAN_STORE_URL=sqlite:/path/doorman.sqlite or a Doorman Store credential.',
				cause,
			);
		case CORRUPT:
		case NOTADB:
			return new ConfigurationError(
				'The file of the embedded store is damaged or is not a Doorman store',
				'Restore doorman.sqlite from a backup, or move the file away so that a new one is made (what it remembered is then gone).',
				cause,
			);
		default:
			return error;
	}
}
