import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { answerBatch, fieldsOf, type BatchRecord } from '../../../src/dedupe/matching/batch';
import type * as FindInThread from '../../../src/dedupe/matching/find-in-thread';
import { personModel } from '../../../src/dedupe/matching/person-model';
import type { AnswerPart, NamedRecord } from '../../../src/dedupe/matching/thread-messages';
import { holdThreads } from '../../support/held-threads';
import { people } from '../../support/people.mts';

/** As built: a thread runs no TypeScript. */
const { findInThread }: typeof FindInThread = createRequire(import.meta.url)(
	'../../../dist/src/dedupe/matching/find-in-thread.js',
);
const model = personModel;

const batch = people(2_000).map(
	(person): BatchRecord => ({
		id: person.id,
		texts: fieldsOf(model).map((field) => String(Reflect.get(person, field) ?? '')),
	}),
);

type Parts = AsyncGenerator<readonly BatchRecord[], undefined>;

async function* inParts(size: number, records: readonly BatchRecord[] = batch): Parts {
	for (let from = 0; from < records.length; from += size) yield records.slice(from, from + size);
	return undefined;
}

async function* emptyPart(): Parts {
	yield [];
	return undefined;
}

type Terms = Partial<Parameters<typeof findInThread>[1]>;

async function answerTo(parts: Parts, terms: Terms = {}): Promise<AnswerPart[]> {
	const answer: AnswerPart[] = [];
	for await (const part of findInThread(parts, { model, ...terms })) answer.push(part);
	return answer;
}

const clustersIn = (answer: readonly AnswerPart[]) =>
	answer.flatMap((part) => (part.kind === 'clusters' ? part.clusters : []));
const reviewIn = (answer: readonly AnswerPart[]) =>
	answer.flatMap((part) => (part.kind === 'review' ? part.review : []));
const uniqueIn = (answer: readonly AnswerPart[]) =>
	answer.flatMap((part) => (part.kind === 'unique' ? part.records : []));
const named = (position: number): NamedRecord => ({ position, id: batch[position]?.id ?? '' });

async function nextThread(): Promise<Worker> {
	const [thread] = (await once(process, 'worker')) as [Worker];
	return thread;
}

/** Resolves when the thread that is started next has ended. */
async function nextThreadEnds(): Promise<void> {
	await once(await nextThread(), 'exit');
}

describe('findInThread', () => {
	it.each([1, 7, 500, 2_000])('answers by name in whatever parts, here of %i', async (size) => {
		const expected = answerBatch(batch, { model });
		const answer = await answerTo(inParts(size));
		expect(clustersIn(answer)).toEqual(
			expected.clusters.map(({ members, links }) => ({
				members: members.map(named),
				links: links.map((link) => ({ ...link, a: named(link.a), b: named(link.b) })),
			})),
		);
		expect(reviewIn(answer)).toEqual(
			expected.review.map((link) => ({ ...link, a: named(link.a), b: named(link.b) })),
		);
		expect(uniqueIn(answer)).toEqual([]);
		const end = { kind: 'end', records: batch.length, compared: expected.compared };
		expect(answer.at(-1)).toEqual(end);
	});

	it('names the records that are in no cluster, in their order, when asked to', async () => {
		const answer = await answerTo(inParts(300), { namesUnique: true });
		const clustered = new Set(
			clustersIn(answer).flatMap(({ members }) => members.map(({ position }) => position)),
		);
		expect(clustered.size).toBeGreaterThan(100);
		expect(uniqueIn(answer)).toEqual(
			[...batch.keys()].filter((position) => !clustered.has(position)).map(named),
		);
	});

	it('takes any text for what it is', async () => {
		const odd = ['\0', '","', '\ud800', '\u2028', '__proto__', 'ضحى', '🦉'];
		const records = odd.flatMap((text, index) =>
			['a', 'b'].map((copy) => ({ id: `${copy}${index}`, texts: [text, text, '', text, text] })),
		);
		const answer = await answerTo(inParts(3, records), { namesUnique: true });
		const { clusters, compared } = answerBatch(records, { model });
		expect(
			clustersIn(answer).map(({ members }) => members.map(({ position }) => position)),
		).toEqual(clusters.map(({ members }) => members));
		expect(answer.at(-1)).toEqual({ kind: 'end', records: records.length, compared });
	});

	it.each([
		['nothing', inParts(1, [])],
		['an empty part', emptyPart()],
	])('ends at once when it is given %s', async (_, parts) => {
		expect(await answerTo(parts)).toEqual([{ kind: 'end', records: 0, compared: 0 }]);
	});

	it('asks who is kept apart when all records are read', async () => {
		let read = 0;
		async function* counted(): Parts {
			for await (const part of inParts(500)) {
				yield part;
				read += part.length;
			}
			return undefined;
		}
		const free = clustersIn(await answerTo(inParts(500)));
		const [first] = free;
		const [a, b] = (first?.members ?? []).map(({ id }) => id);
		let readBefore = 0;
		const answer = await answerTo(counted(), {
			keepApart: async () => {
				readBefore = read;
				return [[a ?? '', b ?? '']];
			},
		});
		expect(readBefore).toBe(batch.length);
		expect(clustersIn(answer)).not.toContainEqual(first);
		expect(clustersIn(answer).length).toBeGreaterThanOrEqual(free.length - 1);
	});

	it('fails as its source does, and ends the thread', async () => {
		const ended = nextThreadEnds();
		async function* failing(): Parts {
			yield* inParts(500);
			throw new Error('The store has gone.');
		}
		await expect(answerTo(failing())).rejects.toThrow('The store has gone.');
		await ended;
	});

	it('fails as whoever knows the pairs to keep apart does', async () => {
		const ended = nextThreadEnds();
		const keepApart = () => Promise.reject(new Error('The store has gone.'));
		await expect(answerTo(inParts(500), { keepApart })).rejects.toThrow('The store has gone.');
		await ended;
	});

	it('ends source and thread when it is aborted in the middle of the source', async () => {
		const ended = nextThreadEnds();
		const stop = new AbortController();
		let reads = 0;
		let isReleased = false;
		async function* stopping(): Parts {
			try {
				for await (const part of inParts(100)) {
					if (++reads === 5) stop.abort(new Error('Enough.'));
					yield part;
				}
			} finally {
				isReleased = true;
			}
			return undefined;
		}
		await expect(answerTo(stopping(), { signal: stop.signal })).rejects.toThrow('Enough.');
		await ended;
		expect(reads).toBe(5);
		expect(isReleased).toBe(true);
	});

	it('reads nothing when it was aborted before', async () => {
		let reads = 0;
		async function* never(): Parts {
			reads++;
			yield* inParts(100);
			return undefined;
		}
		const signal = AbortSignal.abort(new Error('Enough.'));
		await expect(answerTo(never(), { signal })).rejects.toThrow('Enough.');
		expect(reads).toBe(0);
	});

	it('ends the thread when nobody wants the rest of the answer', async () => {
		const ended = nextThreadEnds();
		for await (const part of findInThread(inParts(500), { model })) {
			expect(part.kind).toBe('clusters');
			break;
		}
		await ended;
	});

	it('says when the thread dies, also while a part is read', async () => {
		const threadStarted = nextThread();
		async function* outliving(): Parts {
			yield* inParts(500, batch.slice(0, 1_000));
			await (await threadStarted).terminate();
			yield* inParts(500, batch.slice(1_000));
			return undefined;
		}
		await expect(answerTo(outliving())).rejects.toThrow('has ended early');
	});

	it('reads no more than one part ahead of a slow thread', async () => {
		const held: (() => void)[] = [];
		holdThreads(({ kind }, send) => {
			if (kind === 'records') held.push(send);
			else send();
		});
		let reads = 0;
		async function* counted(): Parts {
			await turns(3);
			for await (const part of inParts(200)) {
				reads++;
				yield part;
			}
			return undefined;
		}
		const answering = answerTo(counted());
		for (let taken = 0; taken < batch.length / 200; taken++) {
			await turnsUntil(() => held.length === 1);
			await turns(20);
			expect(reads).toBe(Math.min(taken + 2, batch.length / 200));
			held.shift()?.();
		}
		expect(clustersIn(await answering).length).toBeGreaterThan(0);
	});

	it('gives others their turn between any two parts', async () => {
		let turn = 0;
		let isOver = false;
		const count = () => {
			turn++;
			if (!isOver) setImmediate(count);
		};
		setImmediate(count);
		const readIn: number[] = [];
		async function* noting(): Parts {
			for await (const part of inParts(20)) {
				readIn.push(turn);
				yield part;
			}
			return undefined;
		}
		await answerTo(noting());
		isOver = true;
		// The first two are read at once.
		expect(new Set(readIn.slice(1)).size).toBe(batch.length / 20 - 1);
	});
});

async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function turnsUntil(isSo: () => boolean): Promise<void> {
	while (!isSo()) await turns(1);
}
