/**
 * The thread that `find-in-thread.ts` starts: it takes records in, works on all of them at once, and
 * hands its answer back in parts, each when it is asked for, so that neither side is long occupied.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { answerOf, readBatch, type ApartIds, type ExplainedLink, type Report } from './batch';
import { partsOf } from './parts';
import type {
	AnswerPart,
	FromThread,
	NamedLink,
	NamedRecord,
	Reply,
	ThreadStart,
	ToThread,
} from './thread-messages';

const { model, namesUnique } = workerData as ThreadStart;
const ids: string[] = [];
/** Of each record the texts, as JSON. */
const packedTexts: string[] = [];
let answer: Generator<AnswerPart, undefined> | undefined;

parentPort?.on('message', (message: ToThread) => {
	const reply = replyTo(message);
	if (reply !== undefined) say(reply);
});

function replyTo(message: ToThread): Reply | undefined {
	if (message.kind === 'records') {
		for (const [id, texts] of message.records) {
			ids.push(id);
			packedTexts.push(texts);
		}
		return { kind: 'taken' };
	}
	if (message.kind === 'compare') answer = answerInParts(message.keepApart);
	return answer?.next().value;
}

function* answerInParts(keepApart: readonly ApartIds[]): Generator<AnswerPart, undefined> {
	const report: Report = (phase) => say({ kind: 'phase', phase });
	const read = readBatch({ ids, textsAt }, { model, keepApart, report });
	// Nobody reads them again, and there may be a million.
	packedTexts.length = 0;
	const { clusters, review, compared } = answerOf(read, report);
	const named = (position: number): NamedRecord => ({ position, id: ids[position] ?? '' });
	const namedLink = (link: ExplainedLink): NamedLink => ({
		...link,
		a: named(link.a),
		b: named(link.b),
	});
	for (const part of partsOf(clusters)) {
		yield {
			kind: 'clusters',
			clusters: part.map(({ members, links }) => ({
				members: members.map(named),
				links: links.map(namedLink),
			})),
		};
	}
	for (const part of partsOf(review)) yield { kind: 'review', review: part.map(namedLink) };
	if (namesUnique) {
		const clustered = new Set(clusters.flatMap(({ members }) => members));
		const unique = [...ids.keys()].filter((position) => !clustered.has(position));
		for (const part of partsOf(unique)) yield { kind: 'unique', records: part.map(named) };
	}
	yield { kind: 'end', records: ids.length, compared };
	return undefined;
}

function textsAt(position: number): readonly string[] {
	return JSON.parse(packedTexts[position] ?? '[]') as readonly string[];
}

function say(message: FromThread): void {
	parentPort?.postMessage(message);
}
