import type { Fields, FieldValue } from './fields';
import type { RecordKnown } from './seen-records';

/** One thing that is different now. `type` is what event rules and templates name it. */
export interface Change {
	readonly type: string;
	readonly field: string;
	/** Null: it was not known before. */
	readonly old: FieldValue | null;
	readonly new: FieldValue;
}

/** Which fields have a meaning of their own. */
export interface ChangeTerms {
	readonly statusField: string;
	readonly priceField: string;
	/** What a record's first sight is called. */
	readonly newType: string;
}

export type ChangeVerdict =
	| {
			readonly decision: 'changed';
			readonly reason: 'first_sight' | 'different';
			readonly changes: readonly Change[];
	  }
	| { readonly decision: 'unchanged'; readonly reason: UnchangedReason };

type UnchangedReason = 'same' | 'older_than_known' | 'first_sight_off_market' | 'without_key';

/** Says what is different, from what was known of a record before. */
export function judgeChange(known: RecordKnown, next: Fields, terms: ChangeTerms): ChangeVerdict {
	if (known.kind === 'older') return { decision: 'unchanged', reason: 'older_than_known' };
	if (known.kind === 'first') return firstSight(next, terms);
	const changes = changesBetween(known.fields, next, terms);
	return changes.length === 0
		? { decision: 'unchanged', reason: 'same' }
		: { decision: 'changed', reason: 'different', changes };
}

const FOR_SALE = new Set(['active', 'coming_soon']);

/** A house that is sold when it is first seen is no new listing. */
function firstSight(next: Fields, { statusField, newType }: ChangeTerms): ChangeVerdict {
	const status = next.get(statusField);
	if (status !== undefined && !FOR_SALE.has(String(status))) {
		return { decision: 'unchanged', reason: 'first_sight_off_market' };
	}
	const change = { type: newType, field: statusField, old: null, new: status ?? true };
	return { decision: 'changed', reason: 'first_sight', changes: [change] };
}

/** The most telling change first: the status, then the price, then everything else. */
function changesBetween(before: Fields, next: Fields, terms: ChangeTerms): Change[] {
	const changes: Change[] = [];
	for (const [field, value] of next) {
		const old = before.get(field);
		if (old === value) continue;
		const type = typeOf(field, old, value, terms);
		if (type !== undefined) changes.push({ type, field, old: old ?? null, new: value });
	}
	const rank = ({ field }: Change) => [terms.statusField, terms.priceField].indexOf(field);
	return changes.sort((a, b) => order(rank(a)) - order(rank(b)));
}

function order(rank: number): number {
	return rank < 0 ? Infinity : rank;
}

function typeOf(
	field: string,
	old: FieldValue | undefined,
	value: FieldValue,
	{ statusField, priceField }: ChangeTerms,
): string | undefined {
	if (field === statusField) return statusChange(old, String(value));
	if (field === priceField && typeof old === 'number' && typeof value === 'number') {
		return value < old ? 'PRICE_DROP' : 'PRICE_RISE';
	}
	// Saying for the first time what always was so is no change of price or of anything else.
	return old === undefined ? undefined : 'CHANGED';
}

const OFF_MARKET = new Set([
	...['active_under_contract', 'pending', 'hold', 'withdrawn', 'expired', 'canceled', 'closed'],
]);

function statusChange(old: FieldValue | undefined, status: string): string {
	if (status === 'active' && OFF_MARKET.has(String(old))) return 'BACK_ON_MARKET';
	return `STATUS_CHANGE_${status.toUpperCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_')}`;
}
