import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** Names the folder whose `node_modules` have the libraries that are compared with. */
export const PEERS_FOLDER = 'DOORMAN_BENCH_PEERS';

/** Whether libraries are there to compare with. They are not among this project's. */
export function hasPeers(): boolean {
	return folder() !== undefined;
}

/** Loads a library of the peers' folder. Fails when it is not there. */
export function loadPeer(name: string) {
	return requireOf()(name);
}

function requireOf(): NodeJS.Require {
	return createRequire(join(resolve(folder() ?? '.'), 'package.json'));
}

function folder(): string | undefined {
	return process.env[PEERS_FOLDER] || undefined;
}
