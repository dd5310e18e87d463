import { longestGapDuring } from '../test/support/longest-gap.mts';
import { defineBench, type Row } from './bench.mts';
import { nightOf } from './nights.mts';
import type { StoreKind } from './places.mts';
import { leadKinds, type FilledRegister, type LeadKind } from './registers.mts';
import type { Rig } from './rig.mts';
import { timed } from './stopwatch.mts';
import { medianAtMost, megabytesAtMost, nearlyAlwaysAtMost, worstUnder } from './targets.mts';

const PEOPLE = 1_000_000;
const FEW_PEOPLE = 10_000;
const USUAL_SCALE = 0.1;
const WARM_UP = 100;
const LEADS = 500;

const kinds: readonly StoreKind[] = ['SQLite', 'PostgreSQL'];

export default defineBench({
	title: 'Match People below the node: a lead against 1,000,000 people',
	method:
		'The register alone, without n8n: it is asked who somebody is, and remembers it. The people are ' +
		'generated (see `test/support/people.mts`): a third of them is in the register with nicknames, ' +
		'typos and missing fields, many share a phone and a home. Leads come one at a time: somebody ' +
		'nobody knows, somebody with a known e-mail address or phone, and somebody without either whose ' +
		'name or address has changed or has a typo. Without `--scale 1` the big register is a tenth of ' +
		'that. SQLite is a file with the settings of the pack; PostgreSQL runs on the same machine. ' +
		'A "night" finds the duplicates of the big register, of whom one in fifty is in it twice, as Find ' +
		'Duplicates does it: in a process of its own, whose memory is given as the most that it held ' +
		'above what it began with. "Read" is until all people are in the thread that compares them. The ' +
		'turns are the longest stretches for which the event loop was held.',
	targets: kinds.flatMap((kind) => [
		...leadKinds.map((lead) => nearlyAlwaysAtMost(20, wordsFor(kind, 'many', lead))),
		worstUnder(100, turnOf(kind)),
		medianAtMost(75_000, nightWords(kind)),
		megabytesAtMost(1_500, nightWords(kind, 'memory')),
		worstUnder(100, nightWords(kind, 'longest turn')),
	]),
	run: async (rig) => {
		const rows: Row[] = [];
		for (const kind of kinds) rows.push(...(await measureStore(rig, kind)));
		return rows;
	},
});

type Size = 'few' | 'many';

function wordsFor(kind: StoreKind, size: Size, lead: LeadKind): string {
	return `${kind}, ${size === 'few' ? '10,000 people only, ' : ''}${lead}`;
}

function nightWords(kind: StoreKind, what?: 'read' | 'memory' | 'longest turn'): string {
	return `${kind}, a night${what === undefined ? '' : `, ${what}`}`;
}

function turnOf(kind: StoreKind): string {
	return `${kind}, longest turn`;
}

async function measureStore(rig: Rig, kind: StoreKind): Promise<Row[]> {
	const scale = rig.scale ?? USUAL_SCALE;
	const few = await rig.register(kind, FEW_PEOPLE);
	const many = await rig.register(kind, PEOPLE * scale);
	const fewTimes = await timesOf(few);
	const { gapMs, result: manyTimes } = await longestGapDuring(() => timesOf(many));
	const night = await nightOf(many.target);
	return [
		...leadKinds.flatMap((lead): Row[] => [
			{ what: wordsFor(kind, 'few', lead), times: fewTimes.get(lead) ?? [] },
			{
				what: wordsFor(kind, 'many', lead),
				times: manyTimes.get(lead) ?? [],
				against: wordsFor(kind, 'few', lead),
			},
		]),
		{ what: turnOf(kind), times: [gapMs] },
		{ what: nightWords(kind), times: [night.ms] },
		{ what: nightWords(kind, 'read'), times: [night.readingMs] },
		{ what: nightWords(kind, 'memory'), times: [night.megabytes], unit: 'MB' },
		{ what: nightWords(kind, 'longest turn'), times: [night.longestTurnMs] },
	];
}

/** The kinds take turns. */
async function timesOf(register: FilledRegister): Promise<ReadonlyMap<LeadKind, number[]>> {
	const times = new Map<LeadKind, number[]>(leadKinds.map((kind) => [kind, []]));
	for (let lead = 0; lead < WARM_UP + LEADS; lead++) {
		for (const kind of leadKinds) {
			const [sighting] = register.leads(kind, 1);
			if (sighting === undefined) throw new Error(`There are too few leads who are ${kind}.`);
			const time = await timed(() => register.meet(sighting));
			if (lead >= WARM_UP) times.get(kind)?.push(time);
			// The next lead comes in a turn of its own.
			await new Promise((resolve) => setImmediate(resolve));
		}
	}
	return times;
}
