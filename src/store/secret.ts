import { randomBytes } from 'node:crypto';
import { sql } from '../vendor/kysely';
import type { Database } from './database';

const SECRET_BYTES = 32;

/**
 * The secret that keys are hashed with: made on first use, the same for all processes with this
 * store, never outside of it.
 */
export async function keySecretOf(database: Database): Promise<string> {
	const setting = database.table('setting');
	const read = sql<{ value: string }>`SELECT value FROM ${setting} WHERE name = 'key_secret'`;
	const known = (await read.execute(database.kysely)).rows[0];
	if (known !== undefined) return known.value;
	await sql`
		INSERT INTO ${setting} (name, value)
		VALUES ('key_secret', ${randomBytes(SECRET_BYTES).toString('base64url')})
		ON CONFLICT (name) DO NOTHING
	`.execute(database.kysely);
	const made = (await read.execute(database.kysely)).rows[0];
	if (made === undefined) throw new Error('The store did not keep the secret it was given.');
	return made.value;
}
