import { fieldsOf, type BatchRecord } from '../dist/src/dedupe/matching/batch.js';
import { findInThread } from '../dist/src/dedupe/matching/find-in-thread.js';
import { partsOf } from '../dist/src/dedupe/matching/parts.js';
import { personModel } from '../dist/src/dedupe/matching/person-model.js';
import { longestGapDuring } from '../test/support/longest-gap.mts';
import { people } from '../test/support/people.mts';
import { defineBench, type Row } from './bench.mts';
import { timed } from './stopwatch.mts';
import { medianAtMost, ratioAtMost, worstUnder } from './targets.mts';

const SMALL = 100_000;
const BIG = 1_000_000;
const fields = fieldsOf(personModel);

export default defineBench({
	title: 'Find Duplicates below the node',
	method:
		'`findInThread` with the model for people, without n8n, over generated people: a fifth of them ' +
		'with one to three further records that have nicknames, typos, moves and missing fields, many in ' +
		'households. Sending the records to the thread and taking the answer back counts. The turns are ' +
		"the longest stretches for which the calling thread's event loop was held meanwhile.",
	targets: [
		medianAtMost(6_000, wordsFor(SMALL)),
		medianAtMost(75_000, wordsFor(BIG)),
		ratioAtMost(15, wordsFor(BIG), wordsFor(SMALL)),
		worstUnder(100, turnOf(SMALL)),
		worstUnder(100, turnOf(BIG)),
	],
	run: async () => [...(await measure(SMALL, 3)), ...(await measure(BIG, 1))],
});

function wordsFor(size: number): string {
	return `${size.toLocaleString('en-US')} people`;
}

function turnOf(size: number): string {
	return `longest turn, ${wordsFor(size)}`;
}

async function measure(size: number, rounds: number): Promise<Row[]> {
	const batch = people(size).map(
		(person): BatchRecord => ({
			id: person.id,
			texts: fields.map((field) => String(Reflect.get(person, field) ?? '')),
		}),
	);
	const times: number[] = [];
	const turns: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const { gapMs } = await longestGapDuring(async () => {
			times.push(await timed(() => compare(batch)));
		});
		turns.push(gapMs);
	}
	return [
		{ what: wordsFor(size), times, ...(size === BIG ? { against: wordsFor(SMALL) } : {}) },
		{ what: turnOf(size), times: turns },
	];
}

async function compare(batch: readonly BatchRecord[]): Promise<void> {
	for await (const part of findInThread(inParts(batch), { model: personModel })) {
		if (part.kind === 'end' && part.records === batch.length) return;
	}
	throw new Error('Not all records were compared.');
}

async function* inParts(batch: readonly BatchRecord[]): AsyncGenerator<readonly BatchRecord[]> {
	yield* partsOf(batch);
}
