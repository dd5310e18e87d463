import type { Key } from '../key';
import { judgeChange, type ChangeTerms, type ChangeVerdict } from './changes';
import type { Fields } from './fields';
import type { RecordKnown, RecordSighting, SeenRecords } from './seen-records';

/** One item, as far as this step cares. */
export interface ChangeSighting {
	readonly ledger: string;
	/** In test runs: the live ledger, which is read; nothing is written then. */
	readonly liveLedger: string | undefined;
	readonly key: Key | undefined;
	readonly owner: string;
	readonly fields: Fields;
	readonly modifiedAtMs: number | undefined;
	readonly personId: string | undefined;
}

export interface DetectTerms extends ChangeTerms {
	readonly rememberMs: number | undefined;
}

/** So many records go to the store before progress is reported and a cancelled run ends. */
const BATCH = 2_000;

/**
 * Compares records with what was last seen of them and remembers their new form. Several forms of
 * one record in a batch are taken in their order.
 *
 * @param progress told how many records are done; may throw to end the work
 */
export async function detectChanges(
	sightings: readonly ChangeSighting[],
	terms: DetectTerms,
	records: SeenRecords,
	now: number,
	progress: (done: number, total: number) => void,
): Promise<ChangeVerdict[]> {
	const verdicts: ChangeVerdict[] = sightings.map(() => ({
		decision: 'unchanged',
		reason: 'without_key',
	}));
	let done = 0;
	for (const { ledger, isLookedAt, batch } of batchesOf(sightings)) {
		const keyed = batch.map(({ sighting }) => sighting);
		const known = isLookedAt
			? await records.look(ledger, keyed, now)
			: await records.exchange(ledger, keyed, terms, now);
		batch.forEach(({ position, sighting }, index) => {
			const before: RecordKnown = known[index] ?? { kind: 'first' };
			verdicts[position] = judgeChange(before, sighting.fields, terms);
		});
		done += batch.length;
		progress(done, sightings.length);
	}
	return verdicts;
}

interface Keyed {
	readonly position: number;
	readonly sighting: RecordSighting;
}

interface Batch {
	readonly ledger: string;
	readonly isLookedAt: boolean;
	readonly batch: readonly Keyed[];
}

function* batchesOf(sightings: readonly ChangeSighting[]): Generator<Batch> {
	const byLedger = new Map<string, { isLookedAt: boolean; keyed: Keyed[] }>();
	sightings.forEach(({ key, ledger, liveLedger, ...sighting }, position) => {
		if (key === undefined) return;
		const where = liveLedger ?? ledger;
		const group = byLedger.get(where) ?? { isLookedAt: liveLedger !== undefined, keyed: [] };
		byLedger.set(where, group);
		group.keyed.push({ position, sighting: { ...sighting, key } });
	});
	for (const [ledger, { isLookedAt, keyed }] of byLedger) {
		for (let start = 0; start < keyed.length; start += BATCH) {
			yield { ledger, isLookedAt, batch: keyed.slice(start, start + BATCH) };
		}
	}
}
