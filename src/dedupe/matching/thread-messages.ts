import type { ApartIds, BatchRecord, ExplainedLink, FoundCluster, Report } from './batch';
import type { MatchingModel } from './model';

export interface ThreadStart {
	readonly model: MatchingModel;
	readonly keepApart: readonly ApartIds[];
}

export type ToThread =
	| { readonly kind: 'records'; readonly records: readonly BatchRecord[] }
	/** All records are there, or the last part was taken in. */
	| { readonly kind: 'more' };

export type FromThread =
	| { readonly kind: 'phase'; readonly phase: Parameters<Report>[0] }
	| { readonly kind: 'clusters'; readonly clusters: readonly FoundCluster[] }
	| { readonly kind: 'review'; readonly review: readonly ExplainedLink[] }
	| { readonly kind: 'end'; readonly compared: number };

/** A message with so many is taken apart in a few milliseconds. */
const PART = 500;

export function* partsOf<Value>(list: readonly Value[]): Generator<readonly Value[]> {
	for (let start = 0; start < list.length; start += PART) yield list.slice(start, start + PART);
}
