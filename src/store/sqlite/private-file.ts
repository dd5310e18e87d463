import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from '../../vendor/zod';
import { ConfigurationError, UnavailableError } from '../../errors';

/**
 * Makes an empty file that only its owner can read, and its folder, unless they are there. SQLite
 * itself would make the file readable for everyone; its journal files take over the mode it has.
 */
export function makePrivateFile(filePath: string): void {
	try {
		makeFolder(dirname(filePath));
		closeSync(openSync(filePath, 'a', 0o600));
		chmodSync(filePath, 0o600);
	} catch (error) {
		throw explainFile(filePath, error);
	}
}

/** Level by level: Node's own recursive way never comes to an end where nothing can be made (/proc). */
function makeFolder(folder: string): void {
	if (existsSync(folder)) return;
	makeFolder(dirname(folder));
	try {
		mkdirSync(folder, { mode: 0o700 });
	} catch (error) {
		// Another process was faster.
		if (!existsSync(folder)) throw error;
	}
}

/**
 * What the system's codes mean here. The codes themselves are left out: n8n puts a general text in
 * place of any message that has one in it.
 */
const CAUSES: Readonly<Record<string, string>> = {
	EACCES: 'writing there is not allowed',
	EPERM: 'writing there is not allowed',
	EROFS: 'that disk is read-only',
	ENOTDIR: 'a part of its path is a file',
	EISDIR: 'that is a folder',
	ENOENT: 'its folder cannot be made',
	ENAMETOOLONG: 'its path is too long',
};

const systemErrorSchema = z.object({ code: z.string() });

function explainFile(filePath: string, cause: unknown): Error {
	const code = systemErrorSchema.safeParse(cause).data?.code ?? '';
	if (code === 'ENOSPC' || code === 'EDQUOT') {
		return new UnavailableError(
			`The embedded store at ${filePath} cannot be made: the disk is full`,
			'Free some space on the volume of the n8n folder, then run the workflow again.',
			{ cause },
		);
	}
	return new ConfigurationError(
		`The embedded store at ${filePath} cannot be opened: ${CAUSES[code] ?? 'the file system refuses it'}`,
		'Let the user n8n runs as write to that folder, or choose another place with DOORMAN_STORE_URL=sqlite:/path/doorman.sqlite or a Doorman Store credential.',
		{ cause },
	);
}
