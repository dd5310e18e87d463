import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { expect, inject, onTestFinished } from 'vitest';
import type { PostgresTarget } from '../../src/store/target';
import type { PostgresCoordinates } from './postgres-server.mts';

/**
 * A schema for the running test alone, named after its file and name, not made yet. It is dropped
 * when the test has passed.
 */
export async function freshPostgresTarget(): Promise<PostgresTarget> {
	const server = inject('postgres');
	const schema = schemaOfTest();
	const drop = () => runSql(server, `DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
	await drop();
	onTestFinished(async ({ task }) => {
		if (task.result?.state === 'pass') await drop();
	});
	return { kind: 'postgres', ...server, schema, ssl: 'disable' };
}

function schemaOfTest(): string {
	const { testPath = '', currentTestName = '' } = expect.getState();
	const readable = currentTestName.replace(/[^a-z0-9]+/gi, '_').slice(-40);
	const unique = createHash('sha256').update(`${testPath}\n${currentTestName}`).digest('hex');
	return `t_${readable}_${unique.slice(0, 8)}`.toLowerCase();
}

/** Runs SQL behind the store's back, to look at what is there or to set something up. */
export async function runSql(
	server: PostgresCoordinates,
	text: string,
	values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
	const { host, port, database, user, password } = server;
	const client = new Client({ host, port, database, user, password });
	await client.connect();
	try {
		return (await client.query<Record<string, unknown>>(text, [...values])).rows;
	} finally {
		await client.end();
	}
}
