import type { Consumers } from '../debounce/consumers';
import type { ContactWindows } from '../debounce/contact-windows';
import type { HeldBack } from '../debounce/held-back';
import type { Outbox } from '../debounce/outbox';
import type { SeenRecords } from '../dedupe/changes/seen-records';
import type { People } from '../dedupe/people/people';
import type { SeenKeys } from '../dedupe/seen-keys';
import type { Suppressions } from '../suppression/suppressions';
import type { Inbox } from '../intake/inbox';
import type { Letters } from '../letters/letters';
import { processClock, type Clock } from '../clock';
import type { Assignments } from '../score-route/assignments';
import { consumersIn, contactWindowsIn, heldBackIn, outboxIn } from './debounce';
import { peopleIn } from './dedupe/people/people';
import { seenKeysIn } from './dedupe/seen-keys';
import { seenRecordsIn } from './dedupe/seen-records';
import type { Database } from './database';
import { inboxIn } from './intake';
import { lettersIn } from './letters';
import { migrate } from './migrate';
import { openPostgres } from './postgres/connection';
import { sandboxClock, skipTime } from './sandbox-clock';
import { assignmentsIn } from './score-route';
import { keySecretOf } from './secret';
import { openSqlite } from './sqlite/connection';
import { suppressionsIn } from './suppression';
import { describeTarget, identityOf, type StoreTarget } from './target';
import { wakeUpsOf, type WakeUps } from './wake-ups';

/** An open store: one port per step. */
export interface Store {
	/** Where it is, in words, without secrets. */
	readonly description: string;
	/** Equal for the same place reached in the same way. */
	readonly identity: string;
	/** Epoch milliseconds on the clock that all processes with this store share. */
	now(): Promise<number>;
	/** In the sandbox only: moves that clock ahead by so many milliseconds, for all of them. */
	readonly skipTime: ((ms: number) => Promise<void>) | undefined;
	readonly wakeUps: WakeUps;
	readonly seenKeys: SeenKeys;
	readonly seenRecords: SeenRecords;
	readonly people: People;
	readonly assignments: Assignments;
	readonly suppressions: Suppressions;
	readonly inbox: Inbox;
	readonly letters: Letters;
	readonly contactWindows: ContactWindows;
	readonly outbox: Outbox;
	readonly heldBack: HeldBack;
	readonly consumers: Consumers;
	close(): Promise<void>;
}

export interface OpenOptions {
	/** Replaces the clock of the process or the database server, for tests. */
	readonly clock?: Clock;
	/** Whether time that was skipped in this store counts, and more can be. */
	readonly isSandbox?: boolean;
}

/** Opens a store and brings its schema up to date. */
export async function openStore(
	target: StoreTarget,
	{ clock, isSandbox = false }: OpenOptions = {},
): Promise<Store> {
	const database = await openDatabase(target, clock);
	try {
		await migrate(database, await database.now());
		const secret = await keySecretOf(database);
		const time = isSandbox ? sandboxClock(database) : database;
		return {
			description: describeTarget(target),
			identity: identityOf(target),
			now: () => time.now(),
			skipTime: isSandbox ? (ms) => skipTime(database, ms) : undefined,
			wakeUps: wakeUpsOf(database, identityOf(target)),
			seenKeys: seenKeysIn(database, secret),
			seenRecords: seenRecordsIn(database, secret),
			people: peopleIn(database, secret),
			assignments: assignmentsIn(database),
			suppressions: suppressionsIn(database),
			inbox: inboxIn(database),
			letters: lettersIn(database),
			contactWindows: contactWindowsIn(database),
			outbox: outboxIn(database),
			heldBack: heldBackIn(database),
			consumers: consumersIn(database),
			close: () => database.close(),
		};
	} catch (error) {
		await database.close();
		throw error;
	}
}

async function openDatabase(target: StoreTarget, clock: Clock | undefined): Promise<Database> {
	return target.kind === 'embedded'
		? await openSqlite(target.filePath, clock ?? processClock)
		: await openPostgres(target, clock);
}
