import { ProgramFailed } from './run-program.mts';
import { UserMessage } from './user-message.mts';

interface Cause {
	signs: RegExp;
	remedy: (cache: string) => string;
}

/** In this order: a full disk also breaks the compiler, a missing compiler also tries the network. */
const CAUSES: Cause[] = [
	{
		signs: /ENOSPC|no space left/i,
		remedy: (cache) =>
			`The disk of ${cache} is full. Free about 4 GB, or set DOORMAN_CACHE to a folder on ` +
			'another disk, and run the command again.',
	},
	{
		signs: /EACCES|EPERM|EROFS|ENOTDIR/,
		remedy: (cache) =>
			`${cache} cannot be written to. Give yourself the right to, or set DOORMAN_CACHE to ` +
			'another folder, and run the command again.',
	},
	{
		signs:
			/not found: make|make: not found|g\+\+: .*not found|find Python|no acceptable C|gyp ERR! stack Error: not found|spawn (make|cc|g\+\+) ENOENT|g\+\+: No such file/i,
		remedy: () =>
			"n8n's database driver has to be built and no compiler was found. Install python3, make " +
			'and g++ (Debian, Ubuntu: `apt-get install python3 make g++`) and run the command again.',
	},
	{
		signs:
			/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/,
		remedy: () =>
			'The package registry could not be reached. Check the network and the proxy settings of ' +
			'npm, and run the command again.',
	},
	{
		signs: /could not be started \(spawn npm ENOENT\)/,
		remedy: () => 'npm was not found. Install it with Node and run the command again.',
	},
];

function textOf(error: unknown): string {
	if (error instanceof ProgramFailed) return `${error.message}\n${error.output}`;
	return error instanceof Error ? error.message : String(error);
}

/** Turns what went wrong during the installation of n8n into one line that says what to do. */
export function explainInstallFailure(error: unknown, cache: string): Error {
	if (error instanceof UserMessage) return error;
	const text = textOf(error);
	const cause = CAUSES.find(({ signs }) => signs.test(text));
	return new UserMessage(
		cause?.remedy(cache) ?? `n8n could not be installed: ${text.slice(0, 2_000)}`,
		{ cause: error },
	);
}
