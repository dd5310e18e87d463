/**
 * What is known of an address is a set of marks: for each kind of event the latest one, by the time
 * it happened. Which of them suppress, and what lifts them, is this table and nothing else, so that
 * events may arrive in any order and any number of times.
 */

/** Why an address is suppressed, as users read it. */
export type Cause =
	| 'complaint'
	| 'hard_bounce'
	| 'unsubscribe'
	| 'manual'
	| 'listed'
	| 'soft_bounces';

const SUPPRESSING_MARKS = [
	'complaint',
	'hard_bounce',
	'unsubscribe',
	'manual',
	'listed',
	'soft_bounce',
	'complaint_echo',
	'hard_bounce_echo',
	'unsubscribe_echo',
] as const;

const LIFTING_MARKS = ['resubscribe', 'delivered', 'removal'] as const;

export const MARK_KINDS = [...SUPPRESSING_MARKS, ...LIFTING_MARKS] as const;

export type SuppressingMark = (typeof SUPPRESSING_MARKS)[number];
export type LiftingMark = (typeof LIFTING_MARKS)[number];
export type MarkKind = (typeof MARK_KINDS)[number];

export interface Rule {
	readonly mark: SuppressingMark;
	readonly cause: Cause;
	/** A mark of these kinds with a later time takes the mark's effect away; at the same time it stays. */
	readonly liftedBy: readonly LiftingMark[];
}

/**
 * In the order in which causes are named when several hold. An echo is a provider's word that it
 * knows of an earlier event; it counts like that event, and is named only where nobody told us of
 * the event itself. A `removal` is a person's decision; a `listed` address was put on
 * `suppression_list` from outside, for reasons only that person knows.
 */
export const RULES: readonly Rule[] = [
	{ mark: 'complaint', cause: 'complaint', liftedBy: ['removal'] },
	{ mark: 'complaint_echo', cause: 'complaint', liftedBy: ['removal'] },
	{ mark: 'hard_bounce', cause: 'hard_bounce', liftedBy: ['removal'] },
	{ mark: 'hard_bounce_echo', cause: 'hard_bounce', liftedBy: ['removal'] },
	{ mark: 'unsubscribe', cause: 'unsubscribe', liftedBy: ['removal', 'resubscribe'] },
	{ mark: 'unsubscribe_echo', cause: 'unsubscribe', liftedBy: ['removal', 'resubscribe'] },
	{ mark: 'manual', cause: 'manual', liftedBy: ['removal'] },
	{ mark: 'listed', cause: 'listed', liftedBy: ['removal'] },
	{ mark: 'soft_bounce', cause: 'soft_bounces', liftedBy: ['removal', 'delivered'] },
];

/**
 * Soft bounces suppress when they happened on so many days without a delivery after the first.
 * Several on one day are one: a provider tries the same mail again and again. SendGrid advises to
 * suppress after three to five.
 */
export const SOFT_BOUNCE_DAYS = 5;
