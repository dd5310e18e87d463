import { describe, expect, it } from 'vitest';
import {
	LEASE_MS,
	ReleaseLoop,
	WAITING_LEASE_MS,
	type ReleaseLoopOptions,
	type RunEnd,
} from '../../src/n8n/release-loop';
import type { Leased } from '../../src/records/delivery';
import { DeliveriesInMemory } from '../support/deliveries-in-memory';

/** A loop whose time is a number and whose runs end when a test says so. */
function openLoop(pace: Partial<ReleaseLoopOptions<string>['pace']> = {}) {
	const deliveries = new DeliveriesInMemory();
	const starts: string[] = [];
	const notices: string[] = [];
	const ends = new Map<string, (end: RunEnd) => void>();
	const time = { now: 0 };
	const loop = new ReleaseLoop<string>({
		deliveries,
		pace: { maxRunning: 10, maxPerMinute: undefined, ...pace },
		now: async () => time.now,
		run: async ({ id, attempt }: Leased<string>) => {
			starts.push(`${id}:${attempt}`);
			return await new Promise<RunEnd>((resolve) => ends.set(id, resolve));
		},
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
