import type { ApartIds, BatchRecord, ExplainedLink, FoundCluster, Report } from './batch';
import type { MatchingModel } from './model';

export interface ThreadStart {
	readonly model: MatchingModel;
	/** Whether the answer names the records that are in no cluster. */
	readonly namesUnique: boolean;
}

/** Each is answered by one {@link Reply}. */
export type ToThread =
	| { readonly kind: 'records'; readonly records: readonly PackedRecord[] }
	/** All records are there. */
	| { readonly kind: 'compare'; readonly keepApart: readonly ApartIds[] }
	/** The last part of the answer was taken in. */
	| { readonly kind: 'more' };

/** Its id, and its texts as JSON: a text of its own for each would take twice the memory. */
export type PackedRecord = readonly [id: string, texts: string];

export function packed({ id, texts }: BatchRecord): PackedRecord {
	return [id, JSON.stringify(texts)];
}

export type FromThread = { readonly kind: 'phase'; readonly phase: Parameters<Report>[0] } | Reply;

export type Reply =
	/** Records were taken in. */
	{ readonly kind: 'taken' } | AnswerPart;

/** A record as the answer names it, so that nobody else has to remember a million ids. */
export interface NamedRecord {
	/** Where it came, counted from 0. */
	readonly position: number;
	readonly id: string;
}

export type NamedCluster = FoundCluster<NamedRecord>;

export type NamedLink = ExplainedLink<NamedRecord>;

/** Clusters come first and the end last. */
export type AnswerPart =
	| { readonly kind: 'clusters'; readonly clusters: readonly NamedCluster[] }
	| { readonly kind: 'review'; readonly review: readonly NamedLink[] }
	/** Records that are in no cluster, in the order in which they came. */
	| { readonly kind: 'unique'; readonly records: readonly NamedRecord[] }
	/** How many records and pairs were compared. */
	| { readonly kind: 'end'; readonly records: number; readonly compared: number };
