import { randomUUID } from 'node:crypto';
import { defineBench } from './bench.mts';
import { inTurns, type Variant } from './in-turns.mts';
import type { StoreKind } from './ledgers.mts';
import { longestTurn } from './longest-turn.mts';
import { executeNode, skipSeenNode } from './nodes.mts';
import type { Rig } from './rig.mts';
import { worstUnder } from './targets.mts';

const ITEMS = 100_000;
const KNOWN = 1_000_000;

const below = (kind: StoreKind) => `below the node, ${kind}`;
const node = 'the node, SQLite';

export default defineBench({
	title: 'Skip Seen: longest time it holds the event loop, 100,000 keys',
	method:
		'The longest time between two turns of the event loop while 100,000 new keys are decided against ' +
		"1,000,000 known ones: by `skipSeen` and its store, and by the node's `execute()` on n8n's " +
		'engine. One entry a run; the median run counts.',
	targets: [below('SQLite'), below('PostgreSQL'), node].map((what) => worstUnder(100, what)),
	run: async (rig) => {
		const variants: Variant[] = [
			{ what: below('SQLite'), measure: () => longestBelow(rig, 'SQLite') },
			{ what: below('PostgreSQL'), measure: () => longestBelow(rig, 'PostgreSQL') },
			{ what: node, measure: () => longestInNode(rig) },
		];
		return await inTurns(variants, { rounds: 3, warmUp: 0 });
	},
});

async function longestBelow(rig: Rig, kind: StoreKind): Promise<number> {
	const ledger = await rig.ledger(kind, KNOWN);
	const sightings = ledger.sightingsOf(Array.from({ length: ITEMS }, () => [randomUUID()]));
	return await longestTurn(() => ledger.decide(sightings));
}

async function longestInNode(rig: Rig): Promise<number> {
	const ledger = await rig.ledger('SQLite', KNOWN);
	const items = Array.from({ length: ITEMS }, () => ({ id: randomUUID() }));
	return await executeNode(await rig.engine(), skipSeenNode(ledger), items, longestTurn);
}
