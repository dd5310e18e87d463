import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { processClock } from '../../src/clock';
import { idOf } from '../../src/ids';
import { openPostgres } from '../../src/store/postgres/connection';
import { IN_MEMORY, openSqlite } from '../../src/store/sqlite/connection';
import type { PostgresTarget } from '../../src/store/target';
import { wakeUpsOf, type WakeUps } from '../../src/store/wake-ups';
import { freshPostgresTarget, runSql } from '../support/fresh-postgres';

const TOPIC = 'inbox:one';

/** Listens, and lets a test wait until it was called so many times in all. */
function listenTo(wakeUps: WakeUps, topic = TOPIC) {
	let count = 0;
	let wanted = 0;
	let reached: (() => void) | undefined;
	const stop = wakeUps.listen(topic, () => {
		count += 1;
		if (count >= wanted) reached?.();
	});
	onTestFinished(stop);
	return {
		stop,
		count: () => count,
		until: async (times: number) => {
			wanted = times;
			if (count < wanted) await new Promise<void>((resolve) => (reached = resolve));
		},
	};
}

/** One process's view of the schema. Processes differ in the identity, as they share no memory. */
async function processOn(target: PostgresTarget, identity: string) {
	const database = await openPostgres(target, processClock);
	onTestFinished(() => database.close());
	return wakeUpsOf(database, identity);
}

describe('wake-ups within a process', () => {
	it('reach who listens for the topic on the same store, through any handle on it', async () => {
		const databases = [
			await openSqlite(IN_MEMORY, processClock),
			await openSqlite(IN_MEMORY, processClock),
		];
		const [one, other] = databases.map((database) => {
			onTestFinished(() => database.close());
			return wakeUpsOf(database, 'same store');
		});
		const elsewhere = wakeUpsOf({ messages: undefined }, 'another store');
		if (one === undefined || other === undefined) throw new Error('Two stores were opened.');
		const heard = [listenTo(other), listenTo(other, 'inbox:two'), listenTo(elsewhere)];
		one.wake(TOPIC);
		expect(heard.map(({ count }) => count())).toEqual([1, 0, 0]);
	});

	it('end when nobody wants them any more', async () => {
		const wakeUps = wakeUpsOf({ messages: undefined }, 'left store');
		const heard = listenTo(wakeUps);
		await heard.stop();
		wakeUps.wake(TOPIC);
		expect(heard.count()).toBe(0);
	});
});

describe('wake-ups between processes', () => {
	it('reach the other process, for its topic and schema only', async () => {
		const [here, elsewhere] = [await freshPostgresTarget(), await freshPostgresTarget()];
		const sender = await processOn(here, 'sender');
		const receiver = await processOn(here, 'receiver');
		const otherSchema = await processOn({ ...elsewhere, schema: 'other_schema' }, 'third');
		const heard = [listenTo(receiver), listenTo(receiver, 'inbox:two'), listenTo(otherSchema)];
		// Each hears once that it is connected: something may have been missed before.
		await Promise.all(heard.map(({ until }) => until(1)));
		sender.wake(TOPIC);
		await heard[0]?.until(2);
		expect(heard.map(({ count }) => count())).toEqual([2, 1, 1]);
	});

	it('become few when there are many at once', async () => {
		const target = await freshPostgresTarget();
		const sender = await processOn(target, 'sender');
		const heard = listenTo(await processOn(target, 'receiver'));
		await heard.until(1);
		for (let times = 0; times < 1_000; times++) sender.wake(TOPIC);
		await heard.until(3);
		expect(heard.count()).toBe(3);
	});

	it('come again after the connection was lost, and say that some may have been missed', async () => {
		const target = await freshPostgresTarget();
		const sender = await processOn(target, 'sender');
		const heard = listenTo(await processOn(target, 'receiver'));
		await heard.until(1);
		const terminate = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE $1';
		const own = `LISTEN "doorman_${idOf(target.schema)}"`;
		expect(await runSql(inject('postgres'), terminate, [own])).toHaveLength(1);
		await heard.until(2);
		sender.wake(TOPIC);
		await heard.until(3);
		expect(heard.count()).toBe(3);
	});

	it('never fail who wakes when the server is away', async () => {
		const target = { ...(await freshPostgresTarget()), port: 1 };
		const wakeUps = await processOn(target, 'sender');
		const heard = listenTo(wakeUps);
		wakeUps.wake(TOPIC);
		expect(heard.count()).toBe(1);
	});
});
