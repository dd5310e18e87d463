import { defineBench } from './bench.mts';
import { inTurns, type Variant } from './in-turns.mts';
import { checkNode, executeNode } from './nodes.mts';
import type { StoreKind } from './places.mts';
import type { Rig } from './rig.mts';
import { timed } from './stopwatch.mts';
import { medianAtMost } from './targets.mts';

const ITEMS = 10_000;
const SUPPRESSED = 1_000_000;
const HELD_BACK = ITEMS / 100;

const kinds: readonly StoreKind[] = ['SQLite', 'PostgreSQL'];

export default defineBench({
	title: 'Check as a node: 10,000 items against 1,000,000 suppressed addresses',
	method:
		"`execute()` of Suppression Sync on n8n's engine with `vm` expressions, with everything as it is " +
		'when the node is new (the address is `={{ $json.email ?? $json.email_address }}`). Each item has ' +
		'six fields; 1 in 100 is suppressed.',
	targets: kinds.map((kind) => medianAtMost(150, kind)),
	run: async (rig) => {
		const variants: Variant[] = [];
		for (const kind of kinds) variants.push(await check(rig, kind));
		return await inTurns(variants, { rounds: 15, warmUp: 3 });
	},
});

async function check(rig: Rig, kind: StoreKind): Promise<Variant> {
	const engine = await rig.engine();
	const list = await rig.suppressed(kind, SUPPRESSED);
	return {
		what: kind,
		measure: async () => {
			const items = list.addresses(ITEMS, HELD_BACK).map(itemOf);
			return await executeNode(engine, checkNode(list), items, timed, ITEMS - HELD_BACK);
		},
	};
}

function itemOf(email: string, number: number) {
	return {
		email,
		lead_id: `website:${number}`,
		first_name: 'Ann',
		last_name: 'Example',
		city: 'Tampa',
		budget_cents: 45_000_000,
	};
}
