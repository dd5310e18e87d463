import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigurationError } from '../errors';
import type { PostgresTarget, StoreTarget } from './target';

const NOTATION =
	'Use postgres://user:password@host:5432/database or sqlite:/path/doorman.sqlite. Characters such as @ : / # ? % in a password are written as %40 %3A %2F %23 %3F %25.';

export function isStoreUrl(text: string): boolean {
	return /^(postgres|postgresql|sqlite):/.test(text);
}

/**
 * Parses the value of `DOORMAN_STORE_URL`: `sqlite:/path/doorman.sqlite` or
 * `postgres://user:password@host:5432/database?schema=doorman&sslmode=require`. `sslmode` and
 * `sslrootcert` mean what they mean to PostgreSQL's own clients.
 */
export function parseStoreUrl(text: string): StoreTarget {
	const file = /^sqlite:(?:\/\/)?(.+)$/.exec(text)?.[1];
	if (file !== undefined) return { kind: 'embedded', filePath: resolve(file) };
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) {
		throw notUnderstood();
	}
	return postgresTarget(url);
}

/** The text is not repeated: it holds the password. */
function notUnderstood(): ConfigurationError {
	return new ConfigurationError('The value of DOORMAN_STORE_URL is not understood', NOTATION);
}

function postgresTarget(url: URL): PostgresTarget {
	return {
		kind: 'postgres',
		host: decoded(url.hostname).replace(/^\[(.*)\]$/, '$1') || 'localhost',
		port: url.port === '' ? 5432 : Number(url.port),
		database: decoded(url.pathname.slice(1)),
		user: decoded(url.username) || 'postgres',
		password: decoded(url.password),
		schema: schemaOf(url),
		ssl: sslOf(url),
		sslCa: sslCaOf(url),
	};
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		throw notUnderstood();
	}
}

function sslCaOf(url: URL): string | undefined {
	const file = url.searchParams.get('sslrootcert');
	if (file === null) return undefined;
	try {
		return readFileSync(file, 'utf8');
	} catch (cause) {
		throw new ConfigurationError(
			`The certificate ${file} (sslrootcert in DOORMAN_STORE_URL) cannot be read`,
			'Correct the path, or let the user n8n runs as read the file.',
			{ cause },
		);
	}
}

function schemaOf(url: URL): string {
	const schema = url.searchParams.get('schema') ?? 'doorman';
	if (/^[A-Za-z_][A-Za-z0-9_]{0,62}$/.test(schema)) return schema;
	throw new ConfigurationError(
		`The schema name \`${schema}\` in DOORMAN_STORE_URL is not possible`,
		'Use letters, digits and underscores only.',
	);
}

function sslOf(url: URL): PostgresTarget['ssl'] {
	const mode = url.searchParams.get('sslmode');
	switch (mode) {
		case null:
		case 'disable':
			return 'disable';
		case 'allow':
		case 'prefer':
		case 'require':
			return 'require';
		case 'verify-ca':
		case 'verify-full':
			return 'verify';
		default:
			throw new ConfigurationError(
				`The sslmode \`${mode}\` in DOORMAN_STORE_URL is not known`,
				'Use disable, require or verify-full.',
			);
	}
}
