import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { closeSharedStores } from '../dist/src/store/shared-stores.js';
import { bootInstance, type Instance } from '../sandbox/instance.mts';
import { ensureN8n } from '../sandbox/n8n-install.mts';
import { packProject } from '../sandbox/pack-install.mts';
import { openEngine, type Engine } from '../test/support/engine/engine.mts';
import { startPostgres, type PostgresServer } from '../test/support/postgres-server.mts';
import { makeLedger, type FilledLedger } from './ledgers.mts';
import { placeOf, type Place, type StoreKind } from './places.mts';
import { makeRegister, type FilledRegister } from './registers.mts';
import { makeSuppressedList, type SuppressedList } from './suppressed.mts';
import { startN8nMemory, type N8nMemory } from './n8n-memory.mts';

export const projectFolder = dirname(import.meta.dirname);

/** What the benches of one run share. Everything is made on first use and gone with `close`. */
export interface Rig {
	/** A ledger with so many known keys, in a store of its own. */
	ledger(kind: StoreKind, size: number): Promise<FilledLedger>;
	/** A list of so many suppressed addresses, in a store of its own. */
	suppressed(kind: StoreKind, size: number): Promise<SuppressedList>;
	/** A register of so many people, in a store of its own. */
	register(kind: StoreKind, size: number): Promise<FilledRegister>;
	/** A place for a store that has not been used yet. */
	freshPlace(kind: StoreKind): Promise<Place>;
	/** A server of PostgreSQL for whoever needs no store on it. */
	postgres(): Promise<PostgresServer>;
	/** The share of its full size that a subject is to have, if somebody has said. */
	readonly scale: number | undefined;
	/** Is gone with the rig. */
	readonly folder: string;
	/** n8n's engine with `vm` expressions, n8n's standard nodes and this pack. */
	engine(): Promise<Engine>;
	/** What n8n's own Remove Duplicates remembers with. */
	n8nMemory(): Promise<N8nMemory>;
	/** A real n8n with this pack, in its own process and as it is when nothing is set. */
	n8n(): Promise<Instance>;
	close(): Promise<void>;
}

/** @param report takes a line about what is being made, for the person who waits */
export function openRig(report: (line: string) => void, scale?: number): Rig {
	const folder = mkdtempSync(join(tmpdir(), 'doorman-bench-'));
	const closers: (() => Promise<void>)[] = [];
	/** Makes something once. What was made last is closed first. */
	const shared = <Thing,>(make: () => Promise<Thing>, close: (thing: Thing) => Promise<void>) => {
		let made: Promise<Thing> | undefined;
		return () => {
			made ??= make().then((thing) => {
				closers.push(() => close(thing));
				return thing;
			});
			return made;
		};
	};
	const postgres = shared(startPostgres, (server: PostgresServer) => server.remove());
	const places = { folder, postgres };
	const ledgers = new Map<string, () => Promise<FilledLedger>>();
	const lists = new Map<string, () => Promise<SuppressedList>>();
	const registers = new Map<string, () => Promise<FilledRegister>>();
	let freshPlaces = 0;
	return {
		ledger: async (kind, size) => {
			const name = `${kind}-${size}`;
			const make = async () => {
				report(`filling a ledger on ${kind} with ${size.toLocaleString('en-US')} keys`);
				return await makeLedger(kind, size, places);
			};
			const ledger = ledgers.get(name) ?? shared(make, (filled) => filled.close());
			ledgers.set(name, ledger);
			return await ledger();
		},
		suppressed: async (kind, size) => {
			const name = `${kind}-${size}`;
			const make = async () => {
				report(`filling a list on ${kind} with ${size.toLocaleString('en-US')} addresses`);
				return await makeSuppressedList(kind, size, places);
			};
			const list = lists.get(name) ?? shared(make, (filled) => filled.close());
			lists.set(name, list);
			return await list();
		},
		register: async (kind, size) => {
			const name = `${kind}-${size}`;
			const make = async () => {
				report(`filling a register on ${kind} with ${size.toLocaleString('en-US')} people`);
				return await makeRegister(kind, size, places);
			};
			const register = registers.get(name) ?? shared(make, (filled) => filled.close());
			registers.set(name, register);
			return await register();
		},
		freshPlace: (kind) => placeOf(kind, `fresh_${freshPlaces++}`, places),
		postgres,
		scale,
		folder,
		engine: shared(
			async () => await openEngine({ packs: [projectFolder] }),
			(engine) => engine.close(),
		),
		n8nMemory: shared(
			async () => await startN8nMemory(report),
			(memory) => memory.close(),
		),
		n8n: shared(
			async () => {
				report('starting n8n');
				await ensureN8n({ report });
				const tarball = await packProject(folder);
				return await bootInstance({ userFolder: join(folder, 'n8n'), tarball });
			},
			({ n8n }) => n8n.stop(),
		),
		close: async () => {
			// The nodes' own connections, before the servers they lead to.
			await closeSharedStores();
			for (const close of closers.reverse()) await close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
