import { describe, expect, it } from 'vitest';
import {
	LEASE_MS,
	LONGEST_RUN_MS,
	ReleaseLoop,
	type ReleaseLoopOptions,
} from '../../src/n8n/release-loop';
import type { RunEnd } from '../../src/n8n/run-end';
import { settle, WAITING_LEASE_MS } from '../../src/n8n/settle';
import type { Leased } from '../../src/records/delivery';
import { DeliveriesInMemory } from '../support/deliveries-in-memory';

/** A loop whose time is a number and whose runs end when a test says so. */
function openLoop(pace: Partial<ReleaseLoopOptions<string>['pace']> = {}) {
	const deliveries = new DeliveriesInMemory();
	const starts: string[] = [];
	const notices: string[] = [];
	const ends = new Map<string, (end: RunEnd) => void>();
	const leases = new Map<string, Leased<string>>();
	const time = { now: 0 };
	const loop = new ReleaseLoop<string>({
		deliveries,
		pace: { maxRunning: 10, maxPerMinute: undefined, ...pace },
		now: async () => time.now,
		run: async (leased: Leased<string>) => {
			const { id, attempt } = leased;
			starts.push(`${id}:${attempt}`);
			leases.set(id, leased);
			return await new Promise<RunEnd>((resolve) => ends.set(id, resolve));
		},
		onUnheard: (runs) => notices.push(`unheard: ${runs}`),
		onOutage: (error) => notices.push(`out: ${error instanceof Error ? error.message : ''}`),
		onRecovery: () => notices.push('back'),
	});
	return {
		deliveries,
		starts,
		notices,
		time,
		loop,
		at: async (now: number) => {
			time.now = now;
			await loop.release();
		},
		/** As the process that executes the run does, while this one may hear nothing. */
		settleElsewhere: async (id: string, end: RunEnd) => {
			const leased = leases.get(id);
			if (leased === undefined) throw new Error('It was not started.');
			await settle(deliveries, [leased], end, time.now);
		},
		end: async (id: string, end: RunEnd) => {
			ends.get(id)?.(end);
			// The loop asks itself for a round when the run has ended; this one comes after it.
			await new Promise((resolve) => setImmediate(resolve));
			await loop.release();
		},
	};
}

const succeeded: RunEnd = { status: 'succeeded' };

describe('a release loop', () => {
	it('starts what is due, and acknowledges it when its run has succeeded', async () => {
		const { deliveries, starts, at, end, loop } = openLoop();
		deliveries.add('a', 'b');
		await at(0);
		expect(starts).toEqual(['a:1', 'b:1']);
		expect(deliveries.acknowledged).toEqual([]);
		await end('b', succeeded);
		expect(deliveries.acknowledged).toEqual(['b']);
		expect(loop.isIdle).toBe(false);
		await end('a', succeeded);
		expect(deliveries.acknowledged).toEqual(['b', 'a']);
		expect(loop.isIdle).toBe(true);
	});

	it('gives back what failed, and tries it again when it is due', async () => {
		const { deliveries, starts, at, end } = openLoop();
		deliveries.add('a');
		await at(0);
		await end('a', { status: 'failed', failure: 'no CRM' });
		expect(deliveries.returned).toEqual([['a', { started: true, failure: 'no CRM' }]]);
		await at(500);
		expect(starts).toEqual(['a:1']);
		await at(1_000);
		expect(starts).toEqual(['a:1', 'a:2']);
	});

	it('keeps the lease of a run for as long as it goes on', async () => {
		const { deliveries, starts, at, end } = openLoop();
		deliveries.add('a');
		for (let now = 0; now <= 10 * LEASE_MS; now += 1_000) await at(now);
		expect(starts).toEqual(['a:1']);
		await end('a', succeeded);
		expect(deliveries.acknowledged).toEqual(['a']);
	});

	it('leaves the delivery of a waiting run alone for a day', async () => {
		const { deliveries, starts, at, end } = openLoop();
		deliveries.add('a');
		await at(0);
		await end('a', { status: 'waiting' });
		await at(WAITING_LEASE_MS - 1);
		expect(starts).toEqual(['a:1']);
		expect(deliveries.acknowledged).toEqual([]);
		await at(WAITING_LEASE_MS);
		expect(starts).toEqual(['a:1', 'a:2']);
	});

	it('waits for the lease to run out when somebody else started the same try', async () => {
		const { deliveries, starts, at, end } = openLoop();
		deliveries.add('a');
		await at(0);
		await end('a', { status: 'unknown' });
		await at(LEASE_MS - 1);
		expect(starts).toEqual(['a:1']);
		await at(LEASE_MS);
		expect(starts).toEqual(['a:1', 'a:2']);
	});

	it('starts one of a thousand at once as often as the first round allows', async () => {
		const { deliveries, starts, at } = openLoop({ maxRunning: 1_000 });
		deliveries.add(...Array.from({ length: 1_000 }, (_, index) => `${index}`));
		await at(0);
		expect(starts).toHaveLength(1_000);
		expect(new Set(starts).size).toBe(1_000);
	});
});

describe('a run whose end the loop does not hear', () => {
	it.each([succeeded, { status: 'failed', failure: 'no CRM' }, { status: 'waiting' }] as const)(
		'leaves its place to another when it was settled elsewhere as $status',
		async (end) => {
			const { deliveries, starts, at, settleElsewhere } = openLoop({ maxRunning: 1 });
			deliveries.add('a');
			await at(0);
			deliveries.add('b');
			await at(9_500);
			await settleElsewhere('a', end);
			await at(9_900);
			expect(starts).toEqual(['a:1']);
			await at(10_000);
			expect(starts).toEqual(['a:1', 'b:1']);
			expect(deliveries.acknowledged).toEqual(end.status === 'succeeded' ? ['a'] : []);
			expect(deliveries.returned).toHaveLength(end.status === 'failed' ? 1 : 0);
		},
	);

	it('keeps its place, and its lease, as long as nobody has settled it', async () => {
		const { deliveries, starts, at } = openLoop({ maxRunning: 1 });
		deliveries.add('a', 'b');
		for (let now = 0; now < LONGEST_RUN_MS; now += 10_000) await at(now);
		expect(starts).toEqual(['a:1']);
	});

	it('is taken for lost after hours: it says so, and what it had is delivered again', async () => {
		const { deliveries, starts, notices, at } = openLoop({ maxRunning: 1 });
		deliveries.add('a');
		for (let now = 0; now < LONGEST_RUN_MS; now += 10_000) await at(now);
		deliveries.add('b');
		await at(LONGEST_RUN_MS);
		expect(notices).toEqual(['unheard: 1']);
		expect(starts).toEqual(['a:1', 'b:1']);
		await at(LONGEST_RUN_MS + LEASE_MS);
		expect(starts).toEqual(['a:1', 'b:1']);
		await at(2 * LONGEST_RUN_MS);
		expect(notices).toEqual(['unheard: 1', 'unheard: 1']);
		expect(starts).toEqual(['a:1', 'b:1', 'a:2']);
	});

	it('is settled when its end is heard after all', async () => {
		const { deliveries, starts, at, end, loop } = openLoop();
		deliveries.add('a');
		for (let now = 0; now <= LONGEST_RUN_MS; now += 10_000) await at(now);
		expect(loop.isIdle).toBe(true);
		await end('a', succeeded);
		expect(deliveries.acknowledged).toEqual(['a']);
		await at(LONGEST_RUN_MS + LEASE_MS);
		expect(starts).toEqual(['a:1']);
	});
});

describe('a run whose end two processes settle', () => {
	it('is settled once', async () => {
		const { deliveries, starts, at, end, settleElsewhere, loop } = openLoop();
		deliveries.add('a', 'b');
		await at(0);
		const failed: RunEnd = { status: 'failed', failure: 'no CRM' };
		await settleElsewhere('a', succeeded);
		await settleElsewhere('b', failed);
		await end('a', succeeded);
		await end('b', failed);
		expect(deliveries.acknowledged).toEqual(['a']);
		expect(deliveries.returned).toHaveLength(1);
		expect(loop.isIdle).toBe(true);
		await at(1_000);
		expect(starts).toEqual(['a:1', 'b:1', 'b:2']);
	});

	it('is not settled by who lost it to another try', async () => {
		const { deliveries, starts, at, end, settleElsewhere } = openLoop();
		deliveries.add('a');
		await at(0);
		await settleElsewhere('a', { status: 'failed', failure: 'no CRM' });
		await at(1_000);
		expect(starts).toEqual(['a:1', 'a:2']);
		await end('a', { status: 'failed', failure: 'again' });
		expect(deliveries.returned.map(([, returned]) => returned)).toEqual([
			{ started: true, failure: 'no CRM' },
			{ started: true, failure: 'again' },
		]);
	});
});

describe('the pace of a release loop', () => {
	it('keeps to the number of runs at once, and fills a place when it gets free', async () => {
		const { deliveries, starts, at, end } = openLoop({ maxRunning: 2 });
		deliveries.add('a', 'b', 'c');
		await at(0);
		expect(starts).toEqual(['a:1', 'b:1']);
		await end('a', succeeded);
		expect(starts).toEqual(['a:1', 'b:1', 'c:1']);
	});

	it('keeps to the number of starts within any minute', async () => {
		const { deliveries, starts, at, end } = openLoop({ maxPerMinute: 3 });
		deliveries.add('a', 'b', 'c', 'd', 'e');
		const startsAt = new Map<number, number>();
		for (let now = 0; now <= 120_000; now += 1_000) {
			const before = starts.length;
			await at(now);
			if (starts.length > before) startsAt.set(now, starts.length - before);
			for (const start of starts.slice(before)) await end(start.split(':')[0] ?? '', succeeded);
		}
		expect([...startsAt]).toEqual([
			[0, 3],
			[60_000, 2],
		]);
	});
});

describe('a release loop whose store is away', () => {
	it('says so once, and goes on when it is back', async () => {
		const { deliveries, starts, notices, at } = openLoop();
		deliveries.add('a');
		deliveries.isOut = true;
		for (let now = 0; now < 10_000; now += 1_000) await at(now);
		expect(notices).toEqual(['out: The store is away']);
		deliveries.isOut = false;
		await at(10_000);
		expect(notices).toEqual(['out: The store is away', 'back']);
		expect(starts).toEqual(['a:1']);
	});

	it('settles what ended meanwhile, and never starts it again, however long that took', async () => {
		const { deliveries, starts, at, end } = openLoop();
		deliveries.add('a', 'b', 'c');
		await at(0);
		deliveries.isOut = true;
		await end('a', succeeded);
		await end('b', { status: 'failed', failure: 'no CRM' });
		await at(100 * LEASE_MS);
		expect(deliveries.acknowledged).toEqual([]);
		deliveries.isOut = false;
		await at(100 * LEASE_MS + 1);
		expect(deliveries.acknowledged).toEqual(['a']);
		expect(deliveries.returned).toEqual([['b', { started: true, failure: 'no CRM' }]]);
		expect(starts).toEqual(['a:1', 'b:1', 'c:1']);
	});
});

describe('a release loop that was stopped', () => {
	it('starts nothing more, and still settles what is under way', async () => {
		const { deliveries, starts, at, end, loop } = openLoop();
		deliveries.add('a');
		await at(0);
		await loop.stop();
		deliveries.add('b');
		await at(2 * LEASE_MS);
		await end('a', succeeded);
		expect(starts).toEqual(['a:1']);
		expect(deliveries.acknowledged).toEqual(['a']);
		expect(loop.isIdle).toBe(true);
	});

	it('gives back what it leased in that moment, without counting a try', async () => {
		const { deliveries, starts, loop } = openLoop();
		deliveries.add('a');
		const lease = deliveries.lease.bind(deliveries);
		let stopping: Promise<void> | undefined;
		deliveries.lease = async (...terms) => {
			stopping = loop.stop();
			return await lease(...terms);
		};
		await loop.release();
		await stopping;
		expect(starts).toEqual([]);
		expect(deliveries.returned).toEqual([['a', { started: false }]]);
		expect(await lease(1, LEASE_MS, 1)).toMatchObject([{ id: 'a', attempt: 1 }]);
	});
});
