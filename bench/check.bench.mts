import { checkRecipients } from '../dist/src/suppression/check.js';
import { defineBench } from './bench.mts';
import { inTurns, type Variant } from './in-turns.mts';
import type { StoreKind } from './places.mts';
import type { Rig } from './rig.mts';
import { timed } from './stopwatch.mts';
import { medianAtMost } from './targets.mts';

const ADDRESSES = 10_000;
const SUPPRESSED = 1_000_000;

const kinds: readonly StoreKind[] = ['SQLite', 'PostgreSQL'];
const mixes = [
	{ words: '1 in 100 suppressed', suppressed: ADDRESSES / 100 },
	{ words: 'half suppressed', suppressed: ADDRESSES / 2 },
] as const;
const cases = kinds.flatMap((kind) => mixes.map((mix) => ({ kind, ...mix })));

export default defineBench({
	title: 'Check below the node: 10,000 addresses against 1,000,000 suppressed ones',
	method:
		'`checkRecipients` and its store, without n8n. SQLite is a file with the settings of the pack; ' +
		'PostgreSQL runs on the same machine.',
	targets: cases.map((one) => medianAtMost(60, wordsFor(one))),
	run: async (rig) => {
		const variants: Variant[] = [];
		for (const one of cases) variants.push(await check(rig, one));
		return await inTurns(variants, { rounds: 20, warmUp: 3 });
	},
});

type Case = (typeof cases)[number];

function wordsFor({ kind, words }: Case): string {
	return `${kind}, ${words}`;
}

async function check(rig: Rig, one: Case): Promise<Variant> {
	const list = await rig.suppressed(one.kind, SUPPRESSED);
	return {
		what: wordsFor(one),
		measure: async () => {
			const addresses = list.addresses(ADDRESSES, one.suppressed);
			const recipients = addresses.map((address) => ({ reading: { address }, scopes: [] }));
			const { suppressions } = list.store;
			let allowed = 0;
			const time = await timed(async () => {
				const verdicts = await checkRecipients(
					recipients,
					'live',
					suppressions,
					Date.now(),
					() => undefined,
				);
				allowed = verdicts.filter(({ decision }) => decision === 'allowed').length;
			});
			if (allowed === ADDRESSES - one.suppressed) return time;
			throw new Error(`${allowed} of ${ADDRESSES} addresses were allowed.`);
		},
	};
}
