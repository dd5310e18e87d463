import { randomUUID } from 'node:crypto';
import { openStore } from '../dist/src/store/open-store.js';
import { startAlertTrigger, type AlertTrigger } from './alert-trigger.mts';
import { defineBench, type Row } from './bench.mts';
import { executeNode, queueEventNode } from './nodes.mts';
import type { Rig } from './rig.mts';
import { nearlyAlwaysAtMost } from './targets.mts';

const ROUNDS = 100;
const WARM_UP = 20;
/** After the last run its window is settled and its lease given up. */
const PAUSE_MS = 30;

const sameProcess = 'SQLite, one process';
const otherProcess = 'PostgreSQL, as from another process';
const rows = [sameProcess, otherProcess];

export default defineBench({
	title: 'Wake-up: from Queue Event to the Trigger',
	method:
		"From the start of Queue Event's `execute()` on n8n's engine with `vm` expressions, with an event " +
		'that does not wait, to the moment the Debounce & Consolidate Trigger starts a run with the ' +
		'notification: queued, woken, closed, frozen, leased. The schedule of n8n, which looks every ' +
		'second, is off. On PostgreSQL the Trigger has a store of its own and is woken by `NOTIFY`.',
	targets: rows.map((what) => nearlyAlwaysAtMost(50, what)),
	run: async (rig) => [await measure(rig, sameProcess), await measure(rig, otherProcess)],
});

async function measure(rig: Rig, what: string): Promise<Row> {
	const engine = await rig.engine();
	const { target, url } = await rig.freshPlace(what === sameProcess ? 'SQLite' : 'PostgreSQL');
	// Makes the tables before two ask for them.
	await (await openStore(target)).close();
	// Another name for the same server makes it another store to this process.
	const trigger = await startAlertTrigger(what, url.replace('127.0.0.1', 'localhost'));
	const times: number[] = [];
	for (let round = 0; round < WARM_UP + ROUNDS; round++) {
		const time = await executeNode(
			engine,
			queueEventNode(what, url),
			[{ event_id: randomUUID(), user_id: `user-${round}`, event_type: 'price_drop' }],
			(execute) => untilRun(trigger, execute),
		);
		if (round >= WARM_UP) times.push(time);
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
	await trigger.close();
	return { what, times };
}

async function untilRun(trigger: AlertTrigger, execute: () => Promise<void>): Promise<number> {
	const startedAt = performance.now();
	const run = trigger.next();
	await execute();
	await run;
	return performance.now() - startedAt;
}
