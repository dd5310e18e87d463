import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';
import { afterEach, describe, expect, it } from 'vitest';
import { testStore } from '../../src/n8n/store-credential-test';
import { freshFolder } from '../support/fresh-folder';
import { freshPostgresTarget } from '../support/fresh-postgres';

const PASSWORD = 'pass-word-of-the-test';

/** Presses Test. The function asks nothing of n8n, so an access to it fails the test. */
async function press(data: ICredentialDataDecryptedObject) {
	const n8n = new Proxy({} as ICredentialTestFunctions, {
		get: (_, name) => {
			throw new Error(`The test asked n8n for ${String(name)}.`);
		},
	});
	return await testStore.call(n8n, { id: '1', name: 'Store', type: 'doormanStoreApi', data });
}

afterEach(() => {
	delete process.env['EXECUTIONS_MODE'];
});

describe('the Test button of the store credential', () => {
	it('opens the embedded store and sets it up', async () => {
		const filePath = join(freshFolder(), 'doorman.sqlite');
		const result = await press({ store: 'embedded', filePath });
		expect(result).toEqual({ status: 'OK', message: `Connected to embedded store ${filePath}` });
		expect(existsSync(filePath)).toBe(true);
	});

	it('connects to PostgreSQL, port as a number or a text', async () => {
		const { kind, sslCa, ...server } = await freshPostgresTarget();
		expect(kind).toBe('postgres');
		expect(sslCa).toBeUndefined();
		for (const port of [server.port, String(server.port)]) {
			const { status, message } = await press({ ...server, store: 'postgres', port });
			expect({ status, message }).toEqual({
				status: 'OK',
				message: expect.stringContaining(`schema ${server.schema}`),
			});
		}
	});

	it('says what to do when the server is not there, and keeps the password to itself', async () => {
		const server = { host: '127.0.0.1', port: 1, database: 'd', user: 'u', password: PASSWORD };
		const { status, message } = await press({ ...server, store: 'postgres', schema: 'doorman' });
		expect(status).toBe('Error');
		expect(message).toMatch(/does not accept connections\. Start the server/);
		expect(message).not.toContain(PASSWORD);
	});

	it('names the fields that are missing', async () => {
		const { status, message } = await press({ store: 'postgres', host: '', password: PASSWORD });
		expect(status).toBe('Error');
		expect(message).toMatch(/host: .*database: .*user: .*Open the credential and correct these/);
		expect(message).not.toContain(PASSWORD);
	});

	it('refuses the embedded store in queue mode', async () => {
		process.env['EXECUTIONS_MODE'] = 'queue';
		const { status, message } = await press({ store: 'embedded', filePath: '' });
		expect(status).toBe('Error');
		expect(message).toContain('Set DOORMAN_STORE_URL=postgres://');
	});
});
