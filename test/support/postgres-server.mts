import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../sandbox/free-port.mts';
import { endWithParent } from './end-with-parent.mts';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries.mts';

const USER = 'doorman';
const PASSWORD = 'an open secret';
const DATABASE = 'postgres';
/** A killed server's own processes take a moment to leave, and until then it does not start again. */
const START_ATTEMPTS = 20;
const ATTEMPT_PAUSE_MS = 100;
/** Characters of the server's output that are kept to explain why it did not start. */
const KEPT_OUTPUT = 4_000;

/** Built for tests: on loopback only, and nothing survives a power failure. A kill loses nothing. */
const SETTINGS = {
	listen_addresses: '127.0.0.1',
	unix_socket_directories: '',
	max_connections: '250',
	shared_buffers: '64MB',
	fsync: 'off',
	full_page_writes: 'off',
	autovacuum: 'off',
	log_min_messages: 'log',
};

/** How to reach a server. */
export interface PostgresCoordinates {
	readonly host: string;
	readonly port: number;
	readonly database: string;
	readonly user: string;
	readonly password: string;
}

export interface PostgresServer {
	readonly coordinates: PostgresCoordinates;
	/** For `DOORMAN_STORE_URL`, n8n's `DB_POSTGRESDB_*` and the like; without a schema. */
	readonly url: string;
	/** The folder of the cluster, with `pg_hba.conf` in it. */
	readonly folder: string;
	/** Ends all connections and the server; what is stored stays. */
	stop(): Promise<void>;
	/** As a power switch would (`SIGKILL`); what is stored stays. */
	kill(): Promise<void>;
	/** Again after `stop` or `kill`, on the same port. */
	start(): Promise<void>;
	/** Stops the server and deletes everything. */
	remove(): Promise<void>;
}

/**
 * Makes a cluster in a folder of its own and starts it on a free loopback port. Fails when
 * PostgreSQL is not installed. Ends with this process, whatever ends that.
 */
export async function startPostgres(): Promise<PostgresServer> {
	const scratch = mkdtempSync(join(tmpdir(), 'doorman-postgres-'));
	try {
		const server = serverOf(scratch, createCluster(scratch), await freePort());
		await server.start();
		return server;
	} catch (error) {
		rmSync(scratch, { recursive: true, force: true });
		throw error;
	}
}

function clusterFolder(scratch: string): string {
	return join(scratch, 'cluster');
}

function createCluster(scratch: string): PostgresBinaries {
	chmodSync(scratch, 0o755);
	const binaries = postgresBinaries(scratch);
	const passwordFile = join(scratch, 'password');
	writeFileSync(passwordFile, PASSWORD);
	mkdirSync(clusterFolder(scratch));
	const { uid, gid } = binaries.runAs;
	if (uid !== undefined && gid !== undefined) chownSync(clusterFolder(scratch), uid, gid);
	const made = spawnSync(
		binaries.initdb,
		[
			`--pgdata=${clusterFolder(scratch)}`,
			`--username=${USER}`,
			`--pwfile=${passwordFile}`,
			'--auth=scram-sha-256',
			'--encoding=UTF8',
			'--locale=C',
			'--no-sync',
		],
		{ ...binaries.runAs, encoding: 'utf8' },
	);
	if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr || String(made.error)}`);
	return binaries;
}

function serverOf(scratch: string, binaries: PostgresBinaries, port: number): PostgresServer {
	let running: ChildProcess | undefined;
	const end = async (signal: NodeJS.Signals) => {
		const ending = running;
		running = undefined;
		if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
		ending.kill(signal);
		await once(ending, 'exit');
	};
	const coordinates = {
		host: '127.0.0.1',
		port,
		database: DATABASE,
		user: USER,
		password: PASSWORD,
	};
	return {
		coordinates,
		url: urlOf(coordinates),
		folder: clusterFolder(scratch),
		start: async () => {
			running ??= await launchPatiently(clusterFolder(scratch), binaries, port);
			// PostgreSQL's "immediate" shutdown.
			endWithParent(running, 'SIGQUIT', scratch);
		},
		// PostgreSQL's "fast" shutdown.
		stop: () => end('SIGINT'),
		kill: () => end('SIGKILL'),
		remove: async () => {
			await end('SIGINT');
			rmSync(scratch, { recursive: true, force: true });
		},
	};
}

function urlOf({ user, password, host, port, database }: PostgresCoordinates): string {
	return `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
}

async function launchPatiently(
	folder: string,
	binaries: PostgresBinaries,
	port: number,
): Promise<ChildProcess> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await launch(folder, binaries, port);
		} catch (error) {
			if (attempt === START_ATTEMPTS) throw error;
			await new Promise((resolve) => setTimeout(resolve, ATTEMPT_PAUSE_MS));
		}
	}
}

async function launch(
	folder: string,
	{ postgres, runAs }: PostgresBinaries,
	port: number,
): Promise<ChildProcess> {
	const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const child = spawn(postgres, ['-D', folder, '-p', String(port), ...settings], {
		...runAs,
		// Its messages are read here, so they have to be in English.
		env: { ...process.env, LC_ALL: 'C' },
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const leaveNothingBehind = () => child.kill('SIGINT');
	process.once('exit', leaveNothingBehind);
	child.once('exit', () => process.off('exit', leaveNothingBehind));
	return await new Promise((resolve, reject) => {
		let printed = '';
		child.stderr.on('data', (data: Buffer) => {
			printed = (printed + data.toString()).slice(-KEPT_OUTPUT);
			if (printed.includes('ready to accept connections')) resolve(child);
		});
		child.once('error', reject);
		child.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${printed}`)));
	});
}
