import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCrm, type Crm } from '../../sandbox/stand-ins/crm.mts';
import { BURST_LEADS, outcomeAt, postEach, postList } from '../support/lead-burst.mts';
import { leadIntake, someLeads } from '../support/lead-intake.mts';
import { useQueueMode } from './support/use-queue-mode';

const PATH = 'burst';
/** Ten runs are under way at once, and as many may have ended that the store did not know of yet. */
const UNDER_WAY = 20;
const PATIENCE_MS = 180_000 + 2 * BURST_LEADS * 300;

/** n8n then sees within seconds that a worker died, and not after a minute. */
const QUICK_TO_NOTICE = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

let crm: Crm;
beforeAll(async () => {
	crm = await startCrm();
});
afterAll(async () => {
	await crm.close();
});

const queueMode = useQueueMode({ env: QUICK_TO_NOTICE }, async (opened) => {
	await opened.publish(leadIntake({ path: PATH, crmUrl: crm.url }));
});

/** Rows of a table in the store. */
async function countOf(table: 'inbox_item' | 'letter'): Promise<number> {
	const client = new Client({ ...queueMode().store.coordinates });
	await client.connect();
	try {
		const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM doorman.${table}`);
		return Number(rows[0]?.count);
	} finally {
		await client.end();
	}
}

describe('kill -9 of a worker while leads pour into the template lead-intake', () => {
	it(
		'brings every lead to the CRM once, with one agent',
		async () => {
			const { workers, webhookProcesses } = queueMode();
			const [victim] = workers;
			const address = `${webhookProcesses[0]?.url}/webhook/${PATH}`;
			const list = someLeads('list', BURST_LEADS);
			const singles = someLeads('single', BURST_LEADS);
			let killed: Promise<void> | undefined;
			expect(await postList(address, list)).toBe(true);
			await expect.poll(() => crm.records.size, { timeout: 30_000 }).toBeGreaterThan(0);
			const accepted = await postEach(address, singles, (count) => {
				if (count === BURST_LEADS / 2) killed = victim?.kill();
			});
			expect(accepted).toHaveLength(singles.length);
			await killed;
			const takenBefore = victim?.takenExecutions().size ?? 0;
			expect(takenBefore).toBeGreaterThan(0);
			expect(crm.records.size).toBeLessThan(2 * BURST_LEADS);
			await victim?.start();

			const wait = { timeout: PATIENCE_MS, interval: 500 };
			await expect.poll(async () => await countOf('inbox_item'), wait).toBe(0);
			const outcome = outcomeAt(crm, [...list, ...singles]);
			console.log(`${2 * BURST_LEADS} leads through a kill: ${JSON.stringify(outcome)}`);
			expect(outcome).toMatchObject({ missing: [], doubled: [], notOneAgent: [], mostTries: 2 });
			expect(crm.records.size).toBe(2 * BURST_LEADS);
			expect(outcome.unfairness).toBeLessThanOrEqual(1);
			// Only what the worker had under way is tried, and may be written, twice.
			expect(outcome.triedAgain).toBeGreaterThan(0);
			expect(outcome.triedAgain).toBeLessThanOrEqual(UNDER_WAY);
			expect(outcome.rewritten).toBeLessThanOrEqual(UNDER_WAY);
			expect(victim?.takenExecutions().size).toBeGreaterThan(takenBefore);
		},
		2 * PATIENCE_MS,
	);
});
