import type { IDataObject } from 'n8n-workflow';
import type { ApartIds, BatchRecord } from '../../src/dedupe/matching/batch';
import type { NamedRecord } from '../../src/dedupe/matching/thread-messages';

/**
 * The records that Find Duplicates compares, and how they are put out. They are read part by part,
 * and looked up again when they are put out: so nobody has to hold all of them meanwhile.
 */
export interface ComparedRecords {
	/** All of them, each part read when it is asked for. */
	parts(): AsyncIterable<readonly BatchRecord[]>;
	/** Pairs of ids of which somebody said that they are two. */
	keepApart(): Promise<readonly ApartIds[]>;
	/** Looks up what is put out of each record; undefined: it is not there any more. */
	lookUp(
		records: readonly NamedRecord[],
	): Promise<(record: NamedRecord) => IDataObject | undefined>;
	/** The input items that records came from. */
	madeOf(records: readonly NamedRecord[]): readonly number[];
}
