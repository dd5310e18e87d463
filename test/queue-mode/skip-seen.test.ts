import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readTemplate } from '../../sandbox/templates.mts';
import { startDownstream, type Downstream } from './support/downstream';
import { leadWorkflow, type LeadWorkflowOptions } from './support/lead-workflow';
import { decisionOf, sendLead, statusOf } from './support/leads';
import type { QueueProcess } from './support/queue-process';
import { startSenders } from './support/senders';
import { useQueueMode } from './support/use-queue-mode';

const TEMPLATE = 'doorman-skip-repeats';
const MARKED = 'leads-marked-at-once';
const HELD = 'leads-held';
const HOLD_MINUTES = 0.1;
/** Dedupe with the other settings of On Error. */
const CONTINUES = 'leads-continue';
const CONTINUES_TO_ERROR_OUTPUT = 'leads-continue-to-error-output';

/** Longer than an answer takes, shorter than n8n takes to notice that a worker died. */
const GIVE_UP_MS = 5_000;
/** What "within seconds" means for a gate whose store does not answer. */
const REFUSED_WITHIN_MS = 8_000;
const PATIENTLY = { timeout: 20_000 };

let downstream: Downstream;
beforeAll(async () => {
	downstream = await startDownstream();
});
afterAll(async () => {
	await downstream.close();
});

const queueMode = useQueueMode({ workers: 2, webhookProcesses: 1 }, async (opened) => {
	const variants: Omit<LeadWorkflowOptions, 'downstreamUrl'>[] = [
		{ id: MARKED },
		{ id: HELD, holdMinutes: HOLD_MINUTES },
		{ id: CONTINUES, onError: 'continueRegularOutput' },
		{ id: CONTINUES_TO_ERROR_OUTPUT, onError: 'continueErrorOutput' },
	];
	await opened.publish(readTemplate('skip-repeats.json'));
	for (const variant of variants) {
		await opened.publish(leadWorkflow({ ...variant, downstreamUrl: downstream.url }));
	}
});

async function statusFor(workflow: string, key: string): Promise<string> {
	return statusOf(await sendLead(queueMode(), workflow, key));
}

async function decisionFor(workflow: string, key: string): Promise<string> {
	return decisionOf(await sendLead(queueMode(), workflow, key));
}

async function decisionsFor(workflow: string, keys: string[]): Promise<string[]> {
	return await Promise.all(keys.map(async (key) => await decisionFor(workflow, key)));
}

function keysOf(name: string, count: number): string[] {
	return Array.from({ length: count }, (_, index) => `${name}-${index}`);
}

describe('parallel runs', () => {
	it('lets a fresh key through once in 25 calls at the same time, ten times over', async () => {
		const takenBefore = queueMode().workers.map((worker) => worker.takenExecutions().size);
		for (const key of keysOf('parallel', 10)) {
			const statuses = await Promise.all(
				Array.from({ length: 25 }, async () => await statusFor(TEMPLATE, key)),
			);
			expect(statuses.sort()).toEqual(['new', ...Array.from({ length: 24 }, () => 'seen')]);
		}
		const taken = queueMode().workers.map(
			(worker, index) => worker.takenExecutions().size - (takenBefore[index] ?? 0),
		);
		expect(taken.reduce((sum, count) => sum + count)).toBe(250);
		expect(Math.min(...taken)).toBeGreaterThan(0);
	});
});

describe('a worker that dies while keys are held', () => {
	function workerOf(executionId: string): QueueProcess {
		const worker = queueMode().workers.find((one) => one.takenExecutions().has(executionId));
		if (worker === undefined) throw new Error(`No worker took execution ${executionId}`);
		return worker;
	}

	it('leaves its keys to later calls, and completed keys are seen', async () => {
		const completed = keysOf('completed', 4);
		for (const key of completed) expect(await statusFor(HELD, key)).toBe('new');

		downstream.hold();
		onTestFinished(() => downstream.letGo());
		const keys = keysOf('held', 10);
		const answers = new Map<string, string>();
		for (const key of keys) {
			// Whom the dead worker leaves without an answer gives up at some time.
			statusFor(HELD, key).then(
				(status) => answers.set(key, status),
				() => {},
			);
		}
		const arrivals = () => keys.flatMap((key) => downstream.arrivalsOf(key));
		await expect.poll(arrivals, PATIENTLY).toHaveLength(keys.length);

		const victim = workerOf(arrivals()[0]?.executionId ?? '');
		await victim.kill();
		onTestFinished(async () => await victim.start());
		const orphans = arrivals().filter(({ executionId }) => workerOf(executionId) === victim);
		const orphanedKeys = orphans.map(({ key }) => key);
		for (const key of orphanedKeys) expect(await decisionFor(HELD, key)).toBe('seen: in_progress');
		downstream.letGo();

		const others = keys.filter((key) => !orphanedKeys.includes(key));
		await expect.poll(() => answers, PATIENTLY).toEqual(new Map(others.map((key) => [key, 'new'])));
		const heldUntil = Math.max(...orphans.map(({ heldUntilMs }) => heldUntilMs ?? NaN));
		await expect.poll(() => Date.now(), PATIENTLY).toBeGreaterThan(heldUntil);
		for (const key of orphanedKeys) expect(await statusFor(HELD, key)).toBe('new');
		for (const key of [...keys, ...completed]) {
			expect(await decisionFor(HELD, key)).toBe('seen: seen_before');
		}
	});
});

describe('processes that die and come back', () => {
	it('keep what they have seen and let no key through twice, whichever dies when', async () => {
		const kept = keysOf('kept', 6);
		for (const key of kept) expect(await statusFor(MARKED, key)).toBe('new');
		const { main, workers, webhookProcesses } = queueMode();
		const mortals = [main, ...workers, ...webhookProcesses];
		const { victims, moments, picks } = randomCourse(mortals);
		const pool = keysOf('random', 60);
		let sent = 0;
		const senders = startSenders({
			count: 6,
			nextKey: () => pool[picks[sent++ % picks.length] ?? 0] ?? '',
			send: async (key) => await sendLead(queueMode(), MARKED, key, { withinMs: GIVE_UP_MS }),
		});
		onTestFinished(async () => {
			await senders.stop();
		});
		const restarts: Promise<void>[] = [];
		for (const [index, victim] of victims.entries()) {
			await senders.afterAnswers(moments[index] ?? 0);
			restarts.push(victim.restart());
		}
		await Promise.all(restarts);
		await senders.afterAnswers(10);
		const sendings = await senders.stop();

		expect(new Set(await decisionsFor(MARKED, kept))).toEqual(new Set(['seen: seen_before']));
		const later = await decisionsFor(MARKED, pool);
		for (const [index, key] of pool.entries()) {
			const answers = sendings.filter((sending) => sending.key === key);
			const decisions = answers.flatMap(({ answer }) => (answer ? decisionOf(answer) : []));
			const passed = [...decisions, later[index]].filter((one) => one?.startsWith('new'));
			expect(passed.length, key).toBeLessThanOrEqual(1);
			expect(downstream.arrivalsOf(key).length, key).toBeLessThanOrEqual(1);
		}
		const arrived = pool.filter((key) => downstream.arrivalsOf(key).length === 1);
		expect(arrived.length).toBeGreaterThan(pool.length / 2);
		expect(new Set(await decisionsFor(MARKED, pool))).toEqual(new Set(['seen: seen_before']));
	}, 240_000);

	/** Who is killed in which order, after how many answers each, and which keys are sent. */
	function randomCourse(mortals: QueueProcess[]) {
		const seed = Number(process.env['QUEUE_MODE_SEED'] ?? Date.now() % 1_000_000_000);
		console.log(`QUEUE_MODE_SEED=${seed} repeats the order of these kills`);
		const exactly = (count: number) => ({ minLength: count, maxLength: count });
		const course = fc.record({
			victims: fc.shuffledSubarray(mortals, exactly(mortals.length)),
			moments: fc.array(fc.integer({ min: 5, max: 40 }), exactly(mortals.length)),
			picks: fc.array(fc.integer({ min: 0, max: 59 }), exactly(500)),
		});
		const [drawn] = fc.sample(course, { seed, numRuns: 1 });
		if (drawn === undefined) throw new Error('Nothing was drawn');
		return drawn;
	}
});

describe('a gate without its store', () => {
	/** What the latest failed execution says of Dedupe. n8n lists those under way first. */
	async function latestFailure(workflow: string): Promise<unknown> {
		const { rest } = queueMode();
		const latest = (await rest.executions(workflow)).find(({ status }) => status === 'error');
		if (latest === undefined) return undefined;
		return (await rest.execution(latest.id)).runs['Dedupe']?.[0]?.error;
	}

	it('refuses the embedded store and says what to set', async () => {
		const { workers } = queueMode();
		const [worker] = workers;
		await Promise.all(workers.map(async (one) => await one.kill()));
		onTestFinished(async () => {
			await Promise.all(workers.map(async (one) => await one.restart()));
		});
		await worker?.start({ DOORMAN_STORE_URL: undefined });

		expect(await statusFor(MARKED, 'embedded')).toBe('500');
		await expect
			.poll(async () => await latestFailure(MARKED), PATIENTLY)
			.toMatchObject({
				message: expect.stringContaining('embedded store cannot be used in queue mode'),
				description: expect.stringContaining('Set DOORMAN_STORE_URL=postgres://'),
			});
		expect(await decisionFor(CONTINUES, 'embedded')).toBe('seen: misconfigured');
		expect(await decisionFor(CONTINUES_TO_ERROR_OUTPUT, 'embedded')).toMatch(
			/^failed: .*Set DOORMAN_STORE_URL=postgres:/,
		);
		expect(downstream.arrivalsOf('embedded')).toEqual([]);
	});

	it('lets nothing through while the server is down, and recovers by itself', async () => {
		const { store } = queueMode();
		const earlier = keysOf('before-outage', 3);
		for (const key of earlier) expect(await statusFor(MARKED, key)).toBe('new');

		const keys = keysOf('outage', 10_000).values();
		const senders = startSenders({
			count: 4,
			nextKey: () => keys.next().value ?? '',
			send: async (key) => await sendLead(queueMode(), MARKED, key),
		});
		onTestFinished(async () => {
			await senders.stop();
		});
		await senders.afterAnswers(8);
		await store.stop();
		onTestFinished(async () => await store.start());
		const stoppedAtMs = Date.now();
		await senders.afterAnswers(24);
		expect(await decisionFor(CONTINUES, 'outage')).toBe('seen: store_unavailable');
		expect(await decisionFor(CONTINUES_TO_ERROR_OUTPUT, 'outage')).toMatch(
			/^failed: .*does not accept connections/,
		);
		const startedAtMs = Date.now();
		await store.start();
		await expect.poll(() => senders.sendings().at(-1)?.answer?.status, PATIENTLY).toBe(200);

		const refused = (await senders.stop()).filter(
			({ sentAtMs, answeredAtMs }) => sentAtMs > stoppedAtMs && answeredAtMs < startedAtMs,
		);
		expect(refused.length).toBeGreaterThanOrEqual(20);
		for (const { key, answer } of refused) {
			expect(answer?.status).toBe(500);
			expect(answer?.tookMs).toBeLessThan(REFUSED_WITHIN_MS);
			expect(downstream.arrivalsOf(key)).toEqual([]);
		}
		expect(downstream.arrivalsOf('outage')).toEqual([]);
		for (const { key } of refused.slice(0, 5)) expect(await statusFor(MARKED, key)).toBe('new');
		for (const key of earlier) expect(await statusFor(MARKED, key)).toBe('seen');
	});
});
