import { registerModel } from '../dist/src/dedupe/people/register-model.js';
import { readRegister } from '../dist/src/dedupe/people/register-batch.js';
import { longestGapDuring } from '../test/support/longest-gap.mts';
import { REGISTER } from '../test/support/meetings.mts';
import { defineBench, type Row } from './bench.mts';
import type { StoreKind } from './places.mts';
import { leadKinds, type FilledRegister, type LeadKind } from './registers.mts';
import type { Rig } from './rig.mts';
import { timed } from './stopwatch.mts';
import { medianAtMost, nearlyAlwaysAtMost, worstUnder } from './targets.mts';

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
		'"All read" is what finding duplicates in the register begins with.',
	targets: kinds.flatMap((kind) => [
		...leadKinds.map((lead) => nearlyAlwaysAtMost(20, wordsFor(kind, 'many', lead))),
		medianAtMost(25_000, allReadOf(kind)),
		worstUnder(100, turnOf(kind)),
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

function allReadOf(kind: StoreKind): string {
	return `${kind}, all read`;
}

function turnOf(kind: StoreKind): string {
	return `${kind}, longest turn`;
}

async function measureStore(rig: Rig, kind: StoreKind): Promise<Row[]> {
	const scale = rig.scale ?? USUAL_SCALE;
	const few = await rig.register(kind, FEW_PEOPLE);
	const many = await rig.register(kind, PEOPLE * scale);
	const fewTimes = await timesOf(few);
	const turns: number[] = [];
	const { gapMs, result: manyTimes } = await longestGapDuring(() => timesOf(many));
	turns.push(gapMs);
	const reading = await longestGapDuring(() => timed(() => readAll(many)));
	turns.push(reading.gapMs);
	return [
		...leadKinds.flatMap((lead): Row[] => [
			{ what: wordsFor(kind, 'few', lead), times: fewTimes.get(lead) ?? [] },
			{
				what: wordsFor(kind, 'many', lead),
				times: manyTimes.get(lead) ?? [],
				against: wordsFor(kind, 'few', lead),
			},
		]),
		{ what: allReadOf(kind), times: [reading.result] },
		{ what: turnOf(kind), times: [Math.max(...turns)] },
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

async function readAll({ store }: FilledRegister): Promise<void> {
	const { people } = store;
	await readRegister(people, REGISTER, registerModel, Date.now(), () => undefined);
}
