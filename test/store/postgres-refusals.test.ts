import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open-store';
import { explainFailure } from '../../src/store/postgres/failures';
import type { PostgresTarget } from '../../src/store/target';
import { failureOf } from '../support/failure-of';
import { freshPostgresTarget, runSql } from '../support/fresh-postgres';

function whereIs({ host, port }: PostgresTarget): string {
	return `PostgreSQL at ${host}:${port}`;
}

describe('a server that refuses', () => {
	it('a password says so, and does not show it', async () => {
		const target = { ...(await freshPostgresTarget()), password: 'not the password' };
		const failure = await failureOf(openStore(target));
		expect(failure).toEqual({
			kind: 'ConfigurationError',
			message: `${whereIs(target)} refused the user \`doorman\` or its password`,
			remedy: 'Correct user and password in the Doorman Store credential or in DOORMAN_STORE_URL.',
		});
	});

	it('a database says which', async () => {
		const target = { ...(await freshPostgresTarget()), database: 'elsewhere' };
		expect(await failureOf(openStore(target))).toEqual({
			kind: 'ConfigurationError',
			message: `${whereIs(target)} has no database \`elsewhere\``,
			remedy:
				'Create it, or correct the database name in the Doorman Store credential or in DOORMAN_STORE_URL.',
		});
	});

	it('encryption says so', async () => {
		const target = { ...(await freshPostgresTarget()), ssl: 'require' as const };
		expect(await failureOf(openStore(target))).toEqual({
			kind: 'ConfigurationError',
			message: `The encrypted connection to ${whereIs(target)} failed: The server does not support SSL connections`,
			remedy:
				'Check the SSL setting of the Doorman Store credential (or sslmode in DOORMAN_STORE_URL) and the certificate.',
		});
	});

	describe('a user', () => {
		/** Makes a role that may log in and nothing else. */
		async function targetOfRole(suffix: string, setUp: (role: string) => string) {
			const target = await freshPostgresTarget();
			const user = `${target.schema.slice(0, 40)}_${suffix}`;
			await runSql(target, `CREATE ROLE ${user} LOGIN PASSWORD 'secret'; ${setUp(user)}`);
			onTestFinished(() =>
				runSql(target, `DROP OWNED BY ${user}; DROP ROLE ${user}`).then(() => {}),
			);
			return { ...target, user, password: 'secret' };
		}

		it('the right to make the schema asks for it in SQL', async () => {
			const target = await targetOfRole('powerless', () => '');
			expect(await failureOf(openStore(target))).toEqual({
				kind: 'ConfigurationError',
				message: `The user \`${target.user}\` may not do this in the schema \`${target.schema}\` (permission denied for database postgres)`,
				remedy: `Ask the database administrator to run: CREATE SCHEMA IF NOT EXISTS "${target.schema}" AUTHORIZATION "${target.user}"`,
			});
		});

		it('one more connection says what to raise', async () => {
			const target = await targetOfRole('alone', (role) => `ALTER ROLE ${role} CONNECTION LIMIT 0`);
			expect(await failureOf(openStore(target))).toEqual({
				kind: 'UnavailableError',
				message: `${whereIs(target)} has no connection left`,
				remedy: 'Raise max_connections of the server or lower the number of n8n workers.',
			});
		});

		it('writing says that it is read-only', async () => {
			const target = await targetOfRole(
				'reader',
				(role) => `ALTER ROLE ${role} SET default_transaction_read_only = on`,
			);
			expect(await failureOf(openStore(target))).toEqual({
				kind: 'ConfigurationError',
				message: `${whereIs(target)} is read-only (a replica?)`,
				remedy:
					'Enter the address of the primary server in the Doorman Store credential or in DOORMAN_STORE_URL.',
			});
		});
	});
});

describe('a failure of the network or the server', () => {
	const server = { host: 'db', port: 5432, database: 'n8n', user: 'n8n', schema: 'doorman' };
	const explained = (code: string, message: string) => explainFailure({ code, message }, server);

	it.each([
		[
			'ENOTFOUND',
			'getaddrinfo ENOTFOUND db',
			'The host `db` of the PostgreSQL server is not known',
		],
		[
			'EAI_AGAIN',
			'getaddrinfo EAI_AGAIN db',
			'The host `db` of the PostgreSQL server is not known',
		],
		[
			'ENOTFOUND',
			'getaddrinfo ENOTFOUND ssl-certificate-timeout.example',
			'The host `db` of the PostgreSQL server is not known',
		],
		['EHOSTUNREACH', 'connect EHOSTUNREACH', 'PostgreSQL at db:5432 does not accept connections'],
		['ETIMEDOUT', 'connect ETIMEDOUT', 'PostgreSQL at db:5432 did not answer in time'],
		['53100', 'could not extend file', 'The disk of PostgreSQL at db:5432 is full'],
		[
			'57P03',
			'the database system is starting up',
			'PostgreSQL at db:5432 closed the connection: the database system is starting up',
		],
		['ECONNRESET', 'read ECONNRESET', 'PostgreSQL at db:5432 closed the connection'],
	])('%s (%s) is an outage', (code, text, message) => {
		expect(explained(code, text)).toMatchObject({ name: 'UnavailableError', message });
	});

	it.each([
		['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain'],
		['CERT_HAS_EXPIRED', 'certificate has expired'],
		['ERR_TLS_CERT_ALTNAME_INVALID', "Hostname/IP does not match certificate's altnames"],
	])('%s is a matter of settings', (code, text) => {
		expect(explained(code, text)).toMatchObject({
			name: 'ConfigurationError',
			message: `The encrypted connection to PostgreSQL at db:5432 failed: ${text}`,
		});
	});

	it('that is a defect of the pack is passed on as it is', () => {
		const defect = Object.assign(new Error('syntax error at or near "SELEC"'), { code: '42601' });
		expect(explainFailure(defect, server)).toBe(defect);
	});
});
