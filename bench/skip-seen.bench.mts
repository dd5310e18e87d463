import { randomUUID } from 'node:crypto';
import type { Key } from '../dist/src/dedupe/key.js';
import { defineBench, type Row } from './bench.mts';
import { inTurns, type Variant } from './in-turns.mts';
import type { FilledLedger } from './ledgers.mts';
import type { StoreKind } from './places.mts';
import { timed } from './stopwatch.mts';
import { ratioAtMost } from './targets.mts';

const SMALL = 1_000;
const BIG = 1_000_000;

interface Case {
	readonly kind: StoreKind;
	readonly mix: string;
	/** How many keys of a round are known and how many are new. */
	readonly known: number;
	readonly fresh: number;
}

const kinds = ['SQLite', 'PostgreSQL'] as const;
const cases: readonly Case[] = kinds.flatMap((kind) => [
	{ kind, mix: 'all new', known: 0, fresh: 1_000 },
	{ kind, mix: 'half known', known: 500, fresh: 500 },
]);

export default defineBench({
	title: 'Skip Seen below the node: 1,000 random keys',
	method:
		'`skipSeen` and its store, without n8n: 1,000 keys, of which all are new or half are known, ' +
		'against a ledger of 1,000 keys and one of 1,000,000, each in a store of its own. Both are ' +
		'put back to their size after every round. SQLite is a file with the settings of the ' +
		'pack; PostgreSQL runs on the same machine with `fsync` off.',
	targets: cases.map((one) => ratioAtMost(2, wordsFor(one, BIG), wordsFor(one, SMALL))),
	run: async (rig) => {
		const rows: Row[] = [];
		for (const one of cases) {
			const small = await rig.ledger(one.kind, SMALL);
			const big = await rig.ledger(one.kind, BIG);
			const variants: Variant[] = [
				{ what: wordsFor(one, SMALL), measure: () => measure(one, small) },
				{
					what: wordsFor(one, BIG),
					against: wordsFor(one, SMALL),
					measure: () => measure(one, big),
				},
			];
			rows.push(...(await inTurns(variants, { rounds: 40, warmUp: 5 })));
		}
		return rows;
	},
});

function wordsFor({ kind, mix }: Case, size: number): string {
	return `${kind}, ${mix}, ${size.toLocaleString('en-US')} known`;
}

async function measure({ known, fresh }: Case, ledger: FilledLedger): Promise<number> {
	const freshKeys = Array.from({ length: fresh }, (): Key => [randomUUID()]);
	const sightings = ledger.sightingsOf([...ledger.knownKeys(known), ...freshKeys]);
	const time = await timed(() => ledger.decide(sightings));
	await ledger.forget(freshKeys);
	return time;
}
