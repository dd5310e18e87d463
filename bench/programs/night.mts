// Finds the duplicates of a whole register below the node, in a process in which nothing else is, and
// prints what that took.
import type { AnswerPart } from '../../dist/src/dedupe/matching/thread-messages.js';
import { findInThread } from '../../dist/src/dedupe/matching/find-in-thread.js';
import { readAgain, readRegister } from '../../dist/src/dedupe/people/register-batch.js';
import { registerModel } from '../../dist/src/dedupe/people/register-model.js';
import { openStore } from '../../dist/src/store/open-store.js';
import { longestGapDuring } from '../../test/support/longest-gap.mts';
import { REGISTER } from '../../test/support/meetings.mts';
import type { Night } from '../nights.mts';
import type { StoreTarget } from '../places.mts';
import { ownTime } from '../stopwatch.mts';

const MEGABYTE = 1_000_000;

const store = await openStore(JSON.parse(process.argv[2] ?? '') as StoreTarget);
const { people } = store;
const terms = { people, model: registerModel, now: await store.now() };
const startedWith = process.memoryUsage.rss() / MEGABYTE;
const startedAt = ownTime();
let readAt = startedAt;
let clusters = 0;
const { gapMs } = await longestGapDuring(async () => {
	const answer = findInThread(readRegister(REGISTER, terms), {
		model: registerModel,
		keepApart: async () => {
			readAt = ownTime();
			return await people.apart();
		},
	});
	for await (const part of answer) {
		await readAgain(idsOf(part), terms);
		if (part.kind === 'clusters') clusters += part.clusters.length;
	}
});
const night: Night = {
	ms: ownTime() - startedAt,
	readingMs: readAt - startedAt,
	longestTurnMs: gapMs,
	megabytes: (process.resourceUsage().maxRSS * 1024) / MEGABYTE - startedWith,
	clusters,
};
await store.close();
process.stdout.write(JSON.stringify(night));

/** Everybody whom a part of the answer names. */
function idsOf(part: AnswerPart): string[] {
	switch (part.kind) {
		case 'clusters':
			return part.clusters.flatMap(({ members }) => members.map(({ id }) => id));
		case 'review':
			return part.review.flatMap(({ a, b }) => [a.id, b.id]);
		default:
			return [];
	}
}
