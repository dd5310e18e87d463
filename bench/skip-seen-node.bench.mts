import { randomUUID } from 'node:crypto';
import { defineBench, type Row } from './bench.mts';
import { inTurns, type Variant } from './in-turns.mts';
import type { StoreKind } from './places.mts';
import { executeNode, idOf, removeDuplicatesNode, skipSeenNode } from './nodes.mts';
import type { Rig } from './rig.mts';
import { timed } from './stopwatch.mts';
import { medianAtMost } from './targets.mts';

const ledgers = [
	{ kind: 'SQLite', known: 1_000 },
	{ kind: 'SQLite', known: 9_000 },
	{ kind: 'SQLite', known: 1_000_000 },
	{ kind: 'PostgreSQL', known: 1_000_000 },
] as const;
/** With these and a round's items it is at its limit. */
const MOST_VALUES = 9_000;
const memories = [1_000, MOST_VALUES];

interface Batch {
	readonly items: number;
	readonly rounds: number;
	readonly warmUp: number;
}
/** A process that has run for a while has compiled what it runs. */
const single: Batch = { items: 1, rounds: 100, warmUp: 100 };
const thousand: Batch = { items: 1_000, rounds: 10, warmUp: 3 };

function wordsFor({ items }: Batch, node: string, known: number): string {
	const amount = items === 1 ? '1 item' : `${items.toLocaleString('en-US')} items`;
	return `${amount}, ${node}, ${known.toLocaleString('en-US')} known`;
}

const ours = (kind: StoreKind) => `Skip Seen on ${kind}`;
const theirs = 'Remove Duplicates';

export default defineBench({
	title: 'Skip Seen as a node, beside Remove Duplicates',
	method:
		"`execute()` on n8n's engine with `vm` expressions; all items are new, and the key is " +
		"`={{ $json.id }}`. Remove Duplicates (items seen in previous executions) has the installed n8n's " +
		'own memory: its code and its SQLite database. Both are put back to their number of known ' +
		'values in every round. Remove Duplicates refuses to know more than 10,000.',
	targets: ledgers
		.filter(({ kind }) => kind === 'SQLite')
		.map(({ kind, known }) => medianAtMost(1, wordsFor(single, ours(kind), known))),
	run: async (rig) => {
		const rows: Row[] = [];
		for (const batch of [single, thousand]) {
			const variants: Variant[] = [];
			for (const ledger of ledgers) variants.push(await skipSeen(rig, batch, ledger));
			for (const known of memories) variants.push(await removeDuplicates(rig, batch, known));
			rows.push(...(await inTurns(variants, batch)));
		}
		return rows;
	},
});

async function skipSeen(
	rig: Rig,
	batch: Batch,
	{ kind, known }: (typeof ledgers)[number],
): Promise<Variant> {
	const engine = await rig.engine();
	const ledger = await rig.ledger(kind, known);
	return {
		what: wordsFor(batch, ours(kind), known),
		against: wordsFor(batch, theirs, Math.min(known, MOST_VALUES)),
		measure: async () => {
			const items = newItems(batch);
			const time = await executeNode(engine, skipSeenNode(ledger), items, timed);
			await ledger.forget(items.map(({ id }) => [id]));
			return time;
		},
	};
}

async function removeDuplicates(rig: Rig, batch: Batch, known: number): Promise<Variant> {
	const engine = await rig.engine();
	const memory = await rig.n8nMemory();
	const values = Array.from({ length: known }, () => randomUUID());
	const workflowId = `knows-${known}`;
	const node = removeDuplicatesNode(workflowId);
	return {
		what: wordsFor(batch, theirs, known),
		measure: async () => {
			await memory.fill(workflowId, idOf(node), values);
			return await executeNode(engine, node, newItems(batch), timed);
		},
	};
}

function newItems({ items }: Batch): { id: string }[] {
	return Array.from({ length: items }, () => ({ id: randomUUID() }));
}
