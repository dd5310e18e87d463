import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { defineBench, type Row } from './bench.mts';
import { openBullMqLine } from './bullmq-line.mts';
import { openDoormanLine } from './doorman-line.mts';
import { openGraphileLine } from './graphile-line.mts';
import { PEERS_FOLDER, hasPeers } from './peers.mts';
import type { StoreKind } from './places.mts';
import { processorTime } from './processor-time.mts';
import type { Rig } from './rig.mts';
import { ownTime } from './stopwatch.mts';
import { timesAsFast, worstUnder } from './targets.mts';
import { longestTurn } from './turns.mts';
import { eventsOf, type WaitingLine } from './waiting-lines.mts';

const USERS = 100_000;
const EVENTS = 1_000_000;
/** All contestants together take three minutes at most. */
const USUAL_SCALE = 0.1;
const EVENTS_PER_CALL = 1_000;
const ROUNDS = 2;

const ours: readonly StoreKind[] = ['SQLite', 'PostgreSQL'];
const BULLMQ = 'BullMQ';
const GRAPHILE = 'graphile-worker';

const both = (name: string) => `${name}, queue and release`;
const turn = (kind: StoreKind) => `${kind}, longest turn of the event loop`;

export default defineBench({
	title: 'Queue and release: 10 events each of many users',
	method:
		'Milliseconds for 1,000 events, of about 300 bytes and with ids of their own, that are queued in calls ' +
		'of 1,000 and then handed out by user, settled and gone. The full size is 100,000 users and ' +
		'1,000,000 events (`--scale 1`); without `--scale` it is a tenth of that. Ours is `queueEvents`, ' +
		'`closeWindows`, leasing and acknowledging, without n8n. BullMQ has a job for each user ' +
		'(deduplicated, its delay extended), the events in lists and the ids in keys beside it; Redis ' +
		'writes its log every second. graphile-worker has a job for each user by its key, added with ' +
		'`add_jobs` and handed out from its local queue, and the ids in a table. Neither knows a longest ' +
		'wait, cooldowns, superseded events or notifications that never change. PostgreSQL has `fsync` ' +
		'off for both who use it. Processor time is that of all threads and servers. The other two are ' +
		`measured where \`${PEERS_FOLDER}\` names a folder in which \`npm install bullmq ioredis ` +
		'graphile-worker` has run, and `redis-server` is there. Longest turn: one entry a run.',
	targets: [
		timesAsFast(3, both('SQLite'), both(BULLMQ)),
		timesAsFast(3, both('PostgreSQL'), both(BULLMQ)),
		timesAsFast(5, both('SQLite'), both(GRAPHILE)),
		timesAsFast(5, both('PostgreSQL'), both(GRAPHILE)),
		...ours.map((kind) => worstUnder(100, turn(kind))),
	],
	run: async (rig) => {
		const times = new Map<string, number[]>();
		const note = (what: string, ms: number) => {
			times.set(what, [...(times.get(what) ?? []), ms]);
		};
		for (let round = 0; round < ROUNDS; round++) {
			for (const [name, open] of contestants(rig)) {
				const line = await open();
				await measure(name, line, rig.scale ?? USUAL_SCALE, note);
				await line.close();
			}
		}
		for (const kind of ours) note(turn(kind), await longestTurnOf(rig, kind));
		return rowsOf(times);
	},
});

function contestants(rig: Rig): (readonly [name: string, open: () => Promise<WaitingLine>])[] {
	const own = ours.map(
		(kind) => [kind, async () => await openDoormanLine(await rig.freshPlace(kind))] as const,
	);
	if (!hasPeers()) return own;
	return [
		...own,
		[BULLMQ, () => openBullMqLine(mkdtempSync(join(rig.folder, 'redis-')))],
		[GRAPHILE, async () => await openGraphileLine(await rig.postgres())],
	];
}

type Note = (what: string, ms: number) => void;

async function measure(name: string, line: WaitingLine, scale: number, note: Note): Promise<void> {
	const count = EVENTS * scale;
	const queued = await spent(() => queueAll(line, scale));
	await line.makeDue();
	let released = 0;
	const handedOut = await spent(async () => {
		released = await line.release();
	});
	if (released !== count) throw new Error(`${name} released ${released} of ${count} events.`);
	const thousands = count / 1_000;
	note(`${name}, queue`, queued.ms / thousands);
	note(`${name}, release`, handedOut.ms / thousands);
	note(both(name), (queued.ms + handedOut.ms) / thousands);
	note(`${both(name)}, processor time`, (queued.processorMs + handedOut.processorMs) / thousands);
}

async function queueAll(line: WaitingLine, scale: number): Promise<void> {
	for (let from = 0; from < EVENTS * scale; from += EVENTS_PER_CALL) {
		await line.queue(eventsOf(USERS * scale, from, EVENTS_PER_CALL));
	}
}

async function spent(work: () => Promise<void>) {
	const startedAt = ownTime();
	const processorAt = processorTime();
	await work();
	return { ms: ownTime() - startedAt, processorMs: processorTime() - processorAt };
}

/** At the tenth of the size: what holds the event loop are slices, and these are as long at any size. */
async function longestTurnOf(rig: Rig, kind: StoreKind): Promise<number> {
	const line = await openDoormanLine(await rig.freshPlace(kind));
	const longest = await longestTurn(async () => {
		await queueAll(line, USUAL_SCALE / 2);
		await line.makeDue();
		await line.release();
	});
	await line.close();
	return longest;
}

function rowsOf(times: ReadonlyMap<string, readonly number[]>): Row[] {
	return [...times].map(([what, values]) => ({
		what,
		times: values,
		against: rivalOf(what, times),
	}));
}

/** A row of ours is read beside the same of BullMQ. */
function rivalOf(what: string, times: ReadonlyMap<string, unknown>): string | undefined {
	const [name, ...kind] = what.split(', ');
	const rival = [BULLMQ, ...kind].join(', ');
	return name !== BULLMQ && times.has(rival) ? rival : undefined;
}
