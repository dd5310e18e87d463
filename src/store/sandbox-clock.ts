import type { Clock } from '../clock';
import { sql } from '../vendor/kysely';
import { z } from '../vendor/zod';
import type { Database } from './database';

const SETTING = 'sandbox_skipped_ms';

/** At most 31 years, so that every time stays one. Whatever else is written there skips nothing. */
const skippedSchema = z
	.string()
	.regex(/^\d{1,12}$/)
	.transform(Number)
	.catch(0);

/** Whether this process was told that it is the sandbox: with `DOORMAN_SANDBOX=1`. */
export function isSandbox(env: Readonly<Record<string, string | undefined>>): boolean {
	return env['DOORMAN_SANDBOX'] === '1';
}

/**
 * The store's clock, ahead by the time that was skipped in this store. For the sandbox only, where
 * a person wants to see what comes of a wait and not wait for it.
 */
export function sandboxClock(database: Database): Clock {
	return {
		now: async () => {
			const [now, skipped] = await Promise.all([database.now(), skippedMsIn(database)]);
			return now + skipped;
		},
	};
}

/**
 * Moves the clock of the sandbox ahead for every process that has this store; others go on by the
 * real time. It never goes back.
 *
 * @param ms whole milliseconds, at least 0
 */
export async function skipTime(database: Database, ms: number): Promise<void> {
	const skipped = (await skippedMsIn(database)) + ms;
	const value = String(skipped);
	if (ms < 0 || skippedSchema.parse(value) !== skipped) {
		throw new RangeError(`The clock cannot be moved ahead by ${ms} ms.`);
	}
	await database.write(() =>
		sql`
			INSERT INTO ${database.table('setting')} (name, value) VALUES (${SETTING}, ${value})
			ON CONFLICT (name) DO UPDATE SET value = excluded.value
		`.execute(database.kysely),
	);
}

async function skippedMsIn(database: Database): Promise<number> {
	const { rows } = await sql<{ value: string }>`
		SELECT value FROM ${database.table('setting')} WHERE name = ${SETTING}
	`.execute(database.kysely);
	return skippedSchema.parse(rows[0]?.value);
}
