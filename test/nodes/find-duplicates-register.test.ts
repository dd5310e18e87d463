import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import type { Worker } from 'node:worker_threads';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { answerBatch, fieldsOf, type BatchRecord } from '../../src/dedupe/matching/batch';
import type { People } from '../../src/dedupe/people/people';
import { readRegister } from '../../src/dedupe/people/register-batch';
import { registerModel } from '../../src/dedupe/people/register-model';
import { openStore } from '../../src/store/open-store';
import { sightingOf } from '../dedupe/people/sightings';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode, type NodeSettings } from '../support/engine/workflow-builder.mts';
import { freshStore, storeFile } from '../support/fresh-store';
import { holdThreads } from '../support/held-threads';
import { people as generated } from '../support/people.mts';

const REGISTER = 'live:people';
const model = registerModel;
const engine = useEngineWithPack();

beforeEach(freshStore);

async function openPeople(): Promise<People> {
	const store = await openStore({ kind: 'embedded', filePath: storeFile() });
	onTestFinished(() => store.close());
	return store.people;
}

/** Remembers each as somebody new. */
async function remember(people: People, persons: readonly object[]): Promise<string[]> {
	const ids: string[] = [];
	for (const person of persons) {
		const sighting = sightingOf({ ...person });
		const recognition = { decision: 'new', reason: 'nobody_alike' } as const;
		const decide = () => ({ recognition, part: 0, person: sighting.person });
		ids.push((await people.meet(sighting, decide, Date.now())).personId);
	}
	return ids;
}

async function recordsIn(people: People): Promise<BatchRecord[]> {
	const records: BatchRecord[] = [];
	const pages = readRegister(REGISTER, { people, model, now: Date.now() });
	for await (const page of pages) records.push(...page);
	return records;
}

function jsonOf({ id, texts }: BatchRecord): IDataObject {
	const said = fieldsOf(model).map((field, index) => [field, texts[index]] as const);
	return { id, ...Object.fromEntries(said.filter(([, text]) => text !== '')) };
}

interface RunTerms {
	readonly options?: INodeParameters;
	readonly signal?: AbortSignal;
	readonly settings?: NodeSettings;
}

async function compare({ options = {}, signal, settings = {} }: RunTerms = {}) {
	const node = oneNode(
		'n8n-nodes-doorman.dedupe',
		{ operation: 'findDuplicates', recordsFrom: 'register', options },
		{ outputs: ['Clusters', 'Review', 'Unique'], ...settings },
	);
	const run = await engine.run(node, { items: [{}], ...(signal ? { signal } : {}) });
	const dedupe = run.node('dedupe');
	return {
		run,
		clusters: dedupe.json(0),
		review: dedupe.json(1),
		unique: dedupe.json(2),
		hints: dedupe.hints.map(({ message }) => message),
	};
}

/** Does something once, when all people are read and nothing is compared yet. */
function whenAllAreRead(work: () => Promise<unknown>): void {
	let isDone = false;
	holdThreads(({ kind }, send) => {
		if (kind !== 'compare' || isDone) {
			send();
			return;
		}
		isDone = true;
		void work().then(send);
	});
}

async function nextThreadEnds(): Promise<void> {
	const [thread] = (await once(process, 'worker')) as [Worker];
	await once(thread, 'exit');
}

const ann = {
	first_name: 'Ann',
	last_name: 'Tremblay',
	street: '14 Birch Ln',
	city: 'Austin',
	state: 'TX',
	zip: '78701',
	phone_e164: '+15125550147',
};
const annie = { ...ann, first_name: 'Annie', email: 'annie@example.com' };
const anne = { ...ann, first_name: 'Anne', unit: '2' };
const stranger = {
	first_name: 'Mei',
	last_name: 'Wong',
	city: 'New York',
	email: 'mei@example.com',
};
const everything = { putOutUnique: true };

describe('findDuplicates from the register', () => {
	it('finds among many pages what it would find among all at once', async () => {
		const people = await openPeople();
		await remember(
			people,
			generated(1_300).map((person) => ({ ...person, id: '', truth: '' })),
		);
		const records = await recordsIn(people);
		const expected = answerBatch(records, { model });
		const of = (position: number) => records[position] ?? { id: '', texts: [] };
		const { run, clusters, review, unique, hints } = await compare({ options: everything });
		expect(clusters.length).toBeGreaterThan(100);
		expect(clusters).toEqual(
			expected.clusters.map(({ members, links }) => ({
				cluster_id: expect.any(String) as string,
				size: members.length,
				survivor_id: of(members[0] ?? 0).id,
				members: members.map((member) => jsonOf(of(member))),
				links: links.map(({ a, b, probability, reasons }) => ({
					a: of(a).id,
					b: of(b).id,
					probability: expect.closeTo(probability, 5) as number,
					reasons,
				})),
			})),
		);
		expect(review.map(({ a, b }) => [a, b])).toEqual(
			expected.review.map(({ a, b }) => [of(a).id, of(b).id]),
		);
		const clustered = new Set(expected.clusters.flatMap(({ members }) => members));
		const others = records.filter((_, position) => !clustered.has(position));
		expect(unique).toEqual(others.map(jsonOf));
		expect(run.linksOf('dedupe', 2)[0]?.map(({ item }) => item)).toEqual([0]);
		expect(hints.at(-1)).toMatch(/^1,300 records, [\d,]+ pairs compared: \d+ clusters with \d+ /);
	});

	it('puts out nothing of a person who was erased meanwhile, nor what was found of them', async () => {
		const people = await openPeople();
		const [annId = '', , meiId = ''] = await remember(people, [ann, annie, stranger]);
		expect((await compare()).clusters).toHaveLength(1);
		whenAllAreRead(async () => {
			await people.erase(annId);
			await people.erase(meiId);
		});
		const { clusters, review, unique, hints } = await compare({ options: everything });
		expect([clusters, review, unique]).toEqual([[], [], []]);
		expect(hints).toEqual([
			expect.stringContaining('0 clusters with 0 records, 0 pairs to review'),
			expect.stringContaining('people who were merged or erased meanwhile (1)'),
		]);
	});

	it('asks about nobody who was erased meanwhile', async () => {
		const people = await openPeople();
		const [annId = ''] = await remember(people, [ann, annie]);
		const options = { matchFrom: 1, reviewFrom: 0.1 };
		expect((await compare({ options })).review).toHaveLength(1);
		whenAllAreRead(() => people.erase(annId));
		expect((await compare({ options })).review).toEqual([]);
	});

	it('leaves a cluster to the next run when some of it were made one meanwhile', async () => {
		const people = await openPeople();
		const [annId = '', annieId = '', anneId = ''] = await remember(people, [ann, annie, anne]);
		whenAllAreRead(() => people.merge(annId, [annieId], Date.now()));
		const during = await compare({ options: everything });
		expect([during.clusters, during.unique]).toEqual([[], []]);
		const { clusters } = await compare();
		const ids = (clusters[0]?.['members'] as IDataObject[]).map(({ id }) => id);
		expect(ids.toSorted()).toEqual([annId, anneId].toSorted());
	});

	it('shows people as they are by now', async () => {
		const people = await openPeople();
		const [annId = ''] = await remember(people, [ann, stranger]);
		const [secondId = ''] = await remember(people, [{ email: 'ann@example.org' }]);
		whenAllAreRead(() => people.merge(annId, [secondId], Date.now()));
		const { unique } = await compare({ options: everything });
		expect(unique).toHaveLength(2);
		expect(unique).toContainEqual(
			expect.objectContaining({ id: annId, street: '14 Birch Ln', email: 'ann@example.org' }),
		);
	});

	it('does not ask about a pair that is kept apart while others are read', async () => {
		const people = await openPeople();
		const [annId = '', annieId = ''] = await remember(people, [ann, annie]);
		await remember(
			people,
			generated(600).map((person) => ({ ...person, id: '', truth: '' })),
		);
		const found = ({ clusters, review }: Awaited<ReturnType<typeof compare>>) =>
			JSON.stringify([clusters, review]);
		expect(found(await compare())).toContain(annId);
		holdThreads(({ kind }, send) => {
			if (kind === 'records') void people.keepApart(annId, annieId, Date.now()).then(send);
			else send();
		});
		expect(found(await compare())).not.toContain(annId);
	});

	it('ends its thread in the middle of reading when the execution is cancelled', async () => {
		const people = await openPeople();
		await remember(people, generated(1_300));
		// The store is open by now, which starts a thread as well.
		await compare({ options: { matchFrom: 1, reviewFrom: 1 } });
		const ended = nextThreadEnds();
		const stop = new AbortController();
		let parts = 0;
		holdThreads(({ kind }, send) => {
			if (kind === 'records' && ++parts === 1) stop.abort();
			send();
		});
		const { run } = await compare({ signal: stop.signal });
		await ended;
		expect(run.status).toBe('canceled');
		expect(parts).toBe(1);
	});

	it('fails closed when the store fails in the middle of reading', async () => {
		const people = await openPeople();
		await remember(people, generated(1_300));
		await compare({ options: { matchFrom: 1, reviewFrom: 1 } });
		const ended = nextThreadEnds();
		holdThreads(({ kind }, send) => {
			const behind = new DatabaseSync(storeFile());
			if (kind === 'records') behind.exec('ALTER TABLE person RENAME TO nobody');
			behind.close();
			send();
		});
		const { clusters, review, unique } = await compare({
			settings: { onError: 'continueRegularOutput' },
		});
		await ended;
		expect([clusters, unique]).toEqual([[], []]);
		expect(review).toMatchObject([{ doorman: { dedupe: { decision: 'failed' } } }]);
	});

	it('finishes with nobody to compare', async () => {
		const { clusters, review, unique, hints } = await compare({ options: everything });
		expect([clusters, review, unique]).toEqual([[], [], []]);
		expect(hints.at(-1)).toContain('0 records, 0 pairs compared');
	});
});
