import type { Cause } from '../suppression/rules';
import type { Realm, Standing } from '../suppression/suppressions';
import type { Channel } from '../records/email-event';
import { sql } from '../vendor/kysely';
import type { Database } from './database';
import { inSlices } from './slices';
import { channelName } from './suppression-states';

/** Reading takes no locks, so more rows fit into one statement than in one that writes. */
const READ_SLICE = 1_000;
/** While a server looks for one part, the answer for the other is read. */
const PARTS_AT_ONCE = 2;

interface StandingRow {
	readonly address: string;
	readonly scope: string;
	readonly cause: Cause;
	readonly event_type: string;
	readonly event_at_ms: number;
	readonly provider: string;
	readonly detail: string | null;
}

/** Implements `Suppressions.standing`. */
export async function standingIn(
	database: Database,
	channel: Channel,
	addresses: readonly string[],
	realm: Realm,
	now: number,
): Promise<(readonly Standing[])[]> {
	const names = realm === 'test' ? [channel, channelName(channel, realm)] : [channel];
	// In the order of the table's key, neighbours are found on the same pages.
	const sorted = [...new Set(addresses)].sort();
	const find = (part: readonly string[]) =>
		inSlices(part, READ_SLICE, sameText, (slice) => findSuppressed(database, names, slice, now));
	const found = await Promise.all(partsOf(sorted).map(find));
	const standings = new Map<string, Standing[]>();
	for (const row of found.flat()) {
		const others = standings.get(row.address);
		if (others === undefined) standings.set(row.address, [toStanding(row)]);
		else others.push(toStanding(row));
	}
	return addresses.map((address) => standings.get(address) ?? []);
}

function partsOf(sorted: readonly string[]): (readonly string[])[] {
	if (sorted.length <= READ_SLICE) return [sorted];
	const size = Math.ceil(sorted.length / PARTS_AT_ONCE);
	return Array.from({ length: PARTS_AT_ONCE }, (_, part) =>
		sorted.slice(part * size, (part + 1) * size),
	);
}

function sameText(text: string): string {
	return text;
}

async function findSuppressed(
	database: Database,
	channels: readonly string[],
	addresses: readonly string[],
	now: number,
): Promise<readonly StandingRow[]> {
	const rows = addresses.map((address) => ({ address }));
	const { rows: found } = await sql<StandingRow>`
		SELECT known.address, scope, cause, event_type, event_at_ms, provider, detail
		FROM ${database.input({ address: 'text' }, rows)}
		CROSS JOIN ${database.table('suppression')} AS known
		WHERE known.address = input.address AND channel IN (${sql.join(channels)})
			AND status = 'suppressed' AND (expires_at_ms IS NULL OR expires_at_ms > ${now})
	`.execute(database.kysely);
	return found;
}

function toStanding(row: StandingRow): Standing {
	const { scope, cause, event_type, event_at_ms, provider, detail } = row;
	return { scope, cause, eventType: event_type, eventAtMs: event_at_ms, provider, detail };
}
