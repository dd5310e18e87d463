import { writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseTarget } from '../../src/store/choose-target';
import { describeTarget, identityOf, type StoreTarget } from '../../src/store/target';
import { failureOf, type Failure } from '../support/failure-of';
import { freshFolder } from '../support/fresh-folder';

type Env = Record<string, string | undefined>;

const HOME = { HOME: '/home/node' };
const SECRET = 'hunter2';

const server = {
	kind: 'postgres',
	host: 'db.example',
	port: 5432,
	database: 'n8n',
	user: 'doorman',
	password: SECRET,
	schema: 'doorman',
	ssl: 'disable',
	sslCa: undefined,
} as const;

function choose(env: Env, credential?: unknown, command = 'start'): StoreTarget {
	return chooseTarget(credential, { env, command });
}

async function refusalOf(env: Env, credential?: unknown, command?: string): Promise<Failure> {
	return await failureOf((async () => choose(env, credential, command))());
}

describe('the chosen store', () => {
	it.each<[why: string, env: Env, filePath: string]>([
		['is in the n8n folder', HOME, '/home/node/.n8n/doorman/doorman.sqlite'],
		[
			'is in the n8n folder of N8N_USER_FOLDER',
			{ ...HOME, N8N_USER_FOLDER: '/data' },
			'/data/.n8n/doorman/doorman.sqlite',
		],
		['is in the home folder without HOME', {}, join(homedir(), '.n8n/doorman/doorman.sqlite')],
		[
			'is not changed by an empty DOORMAN_STORE_URL',
			{ ...HOME, DOORMAN_STORE_URL: ' ' },
			'/home/node/.n8n/doorman/doorman.sqlite',
		],
		[
			'is the file of DOORMAN_STORE_URL',
			{ DOORMAN_STORE_URL: 'sqlite:/data/d.sqlite' },
			'/data/d.sqlite',
		],
		[
			'is the file of DOORMAN_STORE_URL with slashes',
			{ DOORMAN_STORE_URL: 'sqlite:///data/d.sqlite' },
			'/data/d.sqlite',
		],
		[
			'is a file with any name',
			{ DOORMAN_STORE_URL: 'sqlite:/data/my store #1?.sqlite' },
			'/data/my store #1?.sqlite',
		],
		[
			'is a file from the working folder',
			{ DOORMAN_STORE_URL: 'sqlite:d.sqlite' },
			resolve('d.sqlite'),
		],
	])('%s', (_, env, filePath) => {
		expect(choose(env)).toEqual({ kind: 'embedded', filePath });
	});

	it('is the server of DOORMAN_STORE_URL', () => {
		const env = { ...HOME, DOORMAN_STORE_URL: ` postgres://doorman:${SECRET}@db.example/n8n\n` };
		expect(choose(env)).toEqual(server);
	});

	it('is the one of the credential where there is one', () => {
		const env = { ...HOME, DOORMAN_STORE_URL: 'postgres://other@elsewhere/db' };
		const { kind, ...fields } = server;
		expect(choose(env, { store: kind, ...fields, sslCa: '' })).toEqual(server);
		expect(choose(env, { store: 'embedded', filePath: '/data/d.sqlite' })).toEqual({
			kind: 'embedded',
			filePath: '/data/d.sqlite',
		});
	});

	it('has the defaults that an untouched credential leaves out', () => {
		expect(choose(HOME, { store: 'embedded' })).toEqual(choose(HOME));
		const fields = { host: ' db.example ', database: 'n8n', user: 'doorman', password: SECRET };
		expect(choose(HOME, { store: 'postgres', ...fields })).toEqual(server);
	});
});

describe('queue mode', () => {
	const refusal = {
		kind: 'ConfigurationError',
		message:
			'The embedded store cannot be used in queue mode: every worker would keep a memory of its own',
		remedy:
			'Set DOORMAN_STORE_URL=postgres://user:password@host:5432/database on the main, webhook and worker processes, or select a Doorman Store credential with PostgreSQL in the node.',
	};

	it.each<[where: string, env: Env, credential: unknown, command: string]>([
		['the main process', { ...HOME, EXECUTIONS_MODE: 'queue' }, undefined, 'start'],
		['a worker', HOME, undefined, 'worker'],
		['a webhook process', HOME, undefined, 'webhook'],
		[
			'a worker with a file in DOORMAN_STORE_URL',
			{ DOORMAN_STORE_URL: 'sqlite:/d' },
			undefined,
			'worker',
		],
		[
			'a worker with a file in the credential',
			HOME,
			{ store: 'embedded', filePath: '/d' },
			'worker',
		],
	])('refuses the embedded store in %s', async (_, env, credential, command) => {
		expect(await refusalOf(env, credential, command)).toEqual(refusal);
	});

	it.each(['start', 'worker', 'webhook'])('takes a server in `n8n %s`', (command) => {
		const env = { EXECUTIONS_MODE: 'queue', DOORMAN_STORE_URL: 'postgres://db.example/n8n' };
		expect(choose(env, undefined, command).kind).toBe('postgres');
	});
});

describe('DOORMAN_STORE_URL', () => {
	const chosen = (url: string) => choose({ DOORMAN_STORE_URL: url });

	it.each<[why: string, url: string, expected: object]>([
		['port and schema', 'postgres://db:6543/n8n?schema=door_2', { port: 6543, schema: 'door_2' }],
		['the long name of the protocol', 'postgresql://db/n8n', { host: 'db' }],
		['the protocol in capitals', 'POSTGRES://db/n8n', { host: 'db' }],
		['only a database', 'postgres:///n8n', { host: 'localhost', user: 'postgres', password: '' }],
		['an IPv6 address', 'postgres://[::1]:6543/n8n', { host: '::1', port: 6543 }],
		['a socket', 'postgres://%2Fvar%2Frun%2Fpostgresql/n8n', { host: '/var/run/postgresql' }],
		[
			'encoded names',
			'postgres://jane%20doe@db/my%20n8n',
			{ user: 'jane doe', database: 'my n8n' },
		],
	])('is understood with %s', (_, url, expected) => {
		expect(chosen(url)).toMatchObject(expected);
	});

	it.each([
		['p%40ss%3Aw%2Ford%23%3F', 'p@ss:w/ord#?'],
		['%25%20%2B+', '% ++'],
		['p:a:s:s', 'p:a:s:s'],
		['%F0%9F%9A%AA', '🚪'],
		["quo'te\\and$dollar", "quo'te\\and$dollar"],
	])('takes the password %s as %s', (encoded, password) => {
		expect(chosen(`postgres://u:${encoded}@db/n8n`)).toMatchObject({ password });
	});

	it.each([
		[null, 'disable'],
		['disable', 'disable'],
		['prefer', 'require'],
		['require', 'require'],
		['verify-ca', 'verify'],
		['verify-full', 'verify'],
	])('means with sslmode=%s: %s', (mode, ssl) => {
		const query = mode === null ? '' : `?sslmode=${mode}`;
		expect(chosen(`postgres://db/n8n${query}`)).toMatchObject({ ssl });
	});

	it('takes a certificate from the file it names', () => {
		const file = join(freshFolder(), 'root.crt');
		writeFileSync(file, 'PEM');
		expect(chosen(`postgres://db/n8n?sslmode=verify-full&sslrootcert=${file}`)).toMatchObject({
			sslCa: 'PEM',
		});
	});

	const misunderstood = {
		message: 'The value of DOORMAN_STORE_URL is not understood',
		remedy:
			'Use postgres://user:password@host:5432/database or sqlite:/path/doorman.sqlite. Characters such as @ : / # ? % in a password are written as %40 %3A %2F %23 %3F %25.',
	};
	it.each<[why: string, url: string, failure: object]>([
		['another database', `mysql://u:${SECRET}@db/n8n`, misunderstood],
		['no URL', SECRET, misunderstood],
		['no database', `postgres://u:${SECRET}@db`, misunderstood],
		['no database but a slash', `postgres://u:${SECRET}@db/`, misunderstood],
		['a # in the password', `postgres://u:${SECRET}#1@db/n8n`, misunderstood],
		['a % in the password', `postgres://u:${SECRET}%zz@db/n8n`, misunderstood],
		['no port', `postgres://u:${SECRET}@db:port/n8n`, misunderstood],
		['no path', 'sqlite:', misunderstood],
		[
			'a schema that is SQL',
			`postgres://u:${SECRET}@db/n8n?schema=x";DROP`,
			{ message: 'The schema name `x";DROP` in DOORMAN_STORE_URL is not possible' },
		],
		[
			'an unknown sslmode',
			`postgres://u:${SECRET}@db/n8n?sslmode=maybe`,
			{ message: 'The sslmode `maybe` in DOORMAN_STORE_URL is not known' },
		],
		[
			'a certificate that is not there',
			`postgres://u:${SECRET}@db/n8n?sslrootcert=/no/such/file`,
			{
				message: 'The certificate /no/such/file (sslrootcert in DOORMAN_STORE_URL) cannot be read',
				remedy: 'Correct the path, or let the user n8n runs as read the file.',
			},
		],
	])('is refused with %s, and the password is not shown', async (_, url, failure) => {
		const refusal = await refusalOf({ DOORMAN_STORE_URL: url });
		expect(refusal).toMatchObject({ kind: 'ConfigurationError', ...failure });
		expect(JSON.stringify(refusal)).not.toContain(SECRET);
	});
});

describe('a credential', () => {
	const filled = { store: 'postgres', host: 'db', database: 'n8n', user: 'u', password: SECRET };

	it.each<[why: string, credential: object, details: string]>([
		['without a host', { ...filled, host: ' ' }, 'host: is empty'],
		['with nothing but a store', { store: 'postgres' }, 'host: Invalid input'],
		['with several faults', { ...filled, host: '', user: '' }, 'host: is empty; user: is empty'],
		['with a port that is none', { ...filled, port: 99_999 }, 'port: '],
		[
			'with a schema that is SQL',
			{ ...filled, schema: 'a b' },
			'schema: letters, digits and underscores only',
		],
		['for another store', { ...filled, store: 'mysql' }, 'store: '],
		['with a password that is none', { ...filled, password: { secret: SECRET } }, 'password: '],
	])('%s is refused, and the password is not shown', async (_, credential, details) => {
		const refusal = await refusalOf(HOME, credential);
		expect(refusal.message).toContain(`The Doorman Store credential is incomplete (`);
		expect(refusal.message).toContain(details);
		expect(refusal.remedy).toBe('Open the credential and correct these fields.');
		expect(JSON.stringify(refusal)).not.toContain(SECRET);
	});
});

describe('a target', () => {
	it('is described without its password', () => {
		expect(describeTarget(server)).toBe('PostgreSQL db.example:5432/n8n, schema doorman');
		expect(describeTarget({ kind: 'embedded', filePath: '/d' })).toBe('embedded store /d');
	});

	it('has an identity of its own, which does not show its password', () => {
		const others: StoreTarget[] = [
			server,
			{ ...server, host: 'other' },
			{ ...server, port: 1 },
			{ ...server, database: 'other' },
			{ ...server, user: 'other' },
			{ ...server, password: 'other' },
			{ ...server, schema: 'other' },
			{ ...server, ssl: 'require' },
			{ ...server, sslCa: 'PEM' },
			{ kind: 'embedded', filePath: '/d' },
			{ kind: 'embedded', filePath: '/e' },
		];
		const identities = others.map(identityOf);
		expect(new Set(identities).size).toBe(others.length);
		expect(identities.map((identity) => identity.includes(SECRET))).not.toContain(true);
		expect(identityOf({ ...server })).toBe(identityOf(server));
	});
});
