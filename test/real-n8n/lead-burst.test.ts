import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { bootInstance } from '../../sandbox/instance.mts';
import { startN8n, type N8nProcess } from '../../sandbox/n8n-process.mts';
import { startCrm, type Crm } from '../../sandbox/stand-ins/crm.mts';
import { BURST_LEADS, outcomeAt, postEach, postList } from '../support/lead-burst.mts';
import { leadIntake, someLeads } from '../support/lead-intake.mts';
import { until, untilIntakeListens } from './until';

const PATH = 'burst';
/** Ten runs are under way at once, and as many may have ended that the store did not know of yet. */
const UNDER_WAY = 20;
const PATIENCE_MS = 90_000 + 2 * BURST_LEADS * 300;

let userFolder: string;
let n8n: N8nProcess;
let crm: Crm;

const address = () => `${n8n.url}/webhook/${PATH}`;

beforeAll(async () => {
	userFolder = mkdtempSync(join(tmpdir(), 'doorman-burst-'));
	crm = await startCrm();
	const { n8n: started, rest } = await bootInstance({ userFolder, tarball: inject('tarball') });
	n8n = started;
	const template = leadIntake({ path: PATH, crmUrl: crm.url });
	await rest.publishWorkflow(await rest.createWorkflow(template));
	await untilIntakeListens(address());
	return async () => {
		await n8n.kill();
		await crm.close();
		rmSync(userFolder, { recursive: true, force: true });
	};
});

/** Rows of a table in the embedded store. */
/** A run that n8n finds dead may be noted, once for its cause; no lead is parked. */
const PARKED_LEADS = "letter WHERE source <> 'Lead intake: a run failed'";

function countOf(table: 'inbox_item' | typeof PARKED_LEADS): number {
	const file = join(userFolder, '.n8n', 'doorman', 'doorman.sqlite');
	const database = new DatabaseSync(file, { readOnly: true });
	try {
		return Number(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count']);
	} finally {
		database.close();
	}
}

describe('kill -9 of n8n while leads pour into the template lead-intake', () => {
	it(
		'brings every lead to the CRM once, with one agent',
		async () => {
			const list = someLeads('list', BURST_LEADS);
			const singles = someLeads('single', BURST_LEADS);
			expect(await postList(address(), list)).toBe(true);
			await until('the first are there', async () => (crm.records.size > 0 ? true : undefined));
			const accepted = await postEach(address(), singles, (count) => {
				if (count === BURST_LEADS / 2) void n8n.kill();
			});
			expect(await n8n.exited).toBe('was ended by SIGKILL');
			expect(accepted.length).toBeLessThan(singles.length);
			expect(crm.records.size).toBeLessThan(list.length);

			n8n = await startN8n({ userFolder });
			await untilIntakeListens(address());
			// As senders do who had no answer, though some of these are stored already.
			const again = singles.filter((lead) => !accepted.includes(lead));
			expect(await postEach(address(), again)).toHaveLength(again.length);
			await until(
				'the inbox is empty',
				async () => (countOf('inbox_item') === 0 ? true : undefined),
				PATIENCE_MS,
			);

			const outcome = outcomeAt(crm, [...list, ...singles]);
			console.log(`${2 * BURST_LEADS} leads through a kill: ${JSON.stringify(outcome)}`);
			expect(outcome).toMatchObject({ missing: [], doubled: [], notOneAgent: [], mostTries: 2 });
			expect(crm.records.size).toBe(2 * BURST_LEADS);
			expect(outcome.unfairness).toBeLessThanOrEqual(1);
			// Only what was under way in that moment is tried, and may be written, twice.
			expect(outcome.triedAgain).toBeLessThanOrEqual(UNDER_WAY);
			expect(outcome.rewritten).toBeLessThanOrEqual(UNDER_WAY);
			expect(countOf(PARKED_LEADS)).toBe(0);
		},
		2 * PATIENCE_MS,
	);
});
