import { z } from '../../vendor/zod';
import { ConfigurationError, UnavailableError } from '../../errors';

const failureSchema = z.object({ code: z.string().optional(), message: z.string() });

/** Where the server is, for messages. Never holds the password. */
export interface ServerAddress {
	readonly host: string;
	readonly port: number;
	readonly database: string;
	readonly user: string;
	readonly schema: string;
}

/**
 * What each SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html) or network
 * code asks somebody to do.
 */
export function explainFailure(error: unknown, server: ServerAddress): unknown {
	const parsed = failureSchema.safeParse(error);
	if (!parsed.success || error instanceof ConfigurationError || error instanceof UnavailableError) {
		return error;
	}
	const { code = '', message } = parsed.data;
	return (
		explainOutage(code, message, server, error) ??
		explainRefusal(code, message, server, error) ??
		error
	);
}

/** Refusals that stay until somebody changes a setting. */
function explainRefusal(code: string, message: string, server: ServerAddress, cause: unknown) {
	const where = `PostgreSQL at ${server.host}:${server.port}`;
	const refuse = (what: string, remedy: string) => new ConfigurationError(what, remedy, { cause });
	if (code === '28000' && message.includes('pg_hba.conf')) {
		return refuse(
			`${where} accepts encrypted connections only, or none from here`,
			'Turn SSL on in the Doorman Store credential (or add ?sslmode=require to DOORMAN_STORE_URL), or let the database administrator allow this machine in pg_hba.conf.',
		);
	}
	if (code.startsWith('28')) {
		return refuse(
			`${where} refused the user \`${server.user}\` or its password`,
			'Correct user and password in the Doorman Store credential or in DOORMAN_STORE_URL.',
		);
	}
	if (code === '3D000') {
		return refuse(
			`${where} has no database \`${server.database}\``,
			'Create it, or correct the database name in the Doorman Store credential or in DOORMAN_STORE_URL.',
		);
	}
	if (code === '42501') {
		return refuse(
			`The user \`${server.user}\` may not do this in the schema \`${server.schema}\` (${message})`,
			`Ask the database administrator to run: CREATE SCHEMA IF NOT EXISTS "${server.schema}" AUTHORIZATION "${server.user}"`,
		);
	}
	if (code === '25006') {
		return refuse(
			`${where} is read-only (a replica?)`,
			'Enter the address of the primary server in the Doorman Store credential or in DOORMAN_STORE_URL.',
		);
	}
	if (/SSL|TLS|certificate|self.signed/i.test(message)) {
		return refuse(
			`The encrypted connection to ${where} failed: ${message}`,
			'Check the SSL setting of the Doorman Store credential (or sslmode in DOORMAN_STORE_URL) and the certificate.',
		);
	}
	return undefined;
}

/** Outages that end when somebody repairs the server or the network. */
function explainOutage(code: string, message: string, server: ServerAddress, cause: unknown) {
	const where = `PostgreSQL at ${server.host}:${server.port}`;
	const report = (what: string, remedy: string) => new UnavailableError(what, remedy, { cause });
	if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') {
		return report(
			`${where} does not accept connections`,
			'Start the server, or correct host and port in the Doorman Store credential or in DOORMAN_STORE_URL.',
		);
	}
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
		return report(
			`The host \`${server.host}\` of the PostgreSQL server is not known`,
			'Correct the host in the Doorman Store credential or in DOORMAN_STORE_URL, or check the name service.',
		);
	}
	// What `pg` itself reports has no code; texts of the server may hold any name a user gave.
	const ownWords = code === '' ? message : '';
	if (code === 'ETIMEDOUT' || /timeout/i.test(ownWords)) {
		return report(
			`${where} did not answer in time`,
			'Check the load of the server and the network between n8n and it, then run the workflow again.',
		);
	}
	if (code === '53300') {
		return report(
			`${where} has no connection left`,
			'Raise max_connections of the server or lower the number of n8n workers.',
		);
	}
	if (code === '53100') {
		return report(
			`The disk of ${where} is full`,
			'Free some space there, then run the workflow again.',
		);
	}
	if (
		code.startsWith('57P') ||
		code.startsWith('08') ||
		/^ECONN|^EPIPE/.test(code) ||
		/terminat/i.test(ownWords)
	) {
		return report(
			// Only what the server itself says is worth repeating; codes of the system are not.
			`${where} closed the connection${code.startsWith('57P') ? `: ${message}` : ''}`,
			'Check that the server is running, then run the workflow again.',
		);
	}
	return undefined;
}

/** Serialization failures and deadlocks: the database asks to try the same again. */
export function asksToTryAgain(error: unknown): boolean {
	const parsed = failureSchema.safeParse(error);
	return parsed.success && (parsed.data.code === '40001' || parsed.data.code === '40P01');
}
