import type { FilterOperatorValue, FilterValue } from 'n8n-workflow';

/** One row of the rule table as n8n saves it. */
export interface RuleRow {
	readonly name: string;
	readonly points: number;
	readonly conditions: FilterValue;
}

function rule(
	name: string,
	points: number,
	leftValue: string,
	operator: FilterOperatorValue,
	rightValue: string | number,
): RuleRow {
	return {
		name,
		points,
		conditions: {
			options: { caseSensitive: false, leftValue: '', typeValidation: 'loose', version: 2 },
			combinator: 'and',
			conditions: [{ id: name, leftValue, operator, rightValue }],
		},
	};
}

/** Timelines as forms and people put them; "unknown" and "10-30 months" are not soon. */
const SOON = [
	'/\\b(asap|now|immediate(ly)?|right away)\\b',
	'\\b[01] ?(-|–|to) ?3\\b',
	'\\b(within|under|less than|in|next) (1|2|3|one|two|three) months?\\b',
	'\\b(within|under|less than|in|next) (30|60|90) days\\b',
	'^ ?(30|60|90) days/i',
].join('|');

/**
 * What a fresh node scores by: how soon, how sure, how much, and whether the person can be reached.
 * Nothing about who the person is or where they live: fair-housing law forbids that.
 */
export const presetRules: readonly RuleRow[] = [
	rule(
		'Wants to move within three months',
		30,
		'={{ $json.timeline }}',
		{ type: 'string', operation: 'regex' },
		SOON,
	),
	rule(
		'Pre-approved for a mortgage',
		30,
		'={{ $json.pre_approved }}',
		{ type: 'boolean', operation: 'true', singleValue: true },
		'',
	),
	rule(
		'Budget of $500,000 or more',
		25,
		'={{ $json.budget_cents }}',
		{ type: 'number', operation: 'gte' },
		50_000_000,
	),
	rule(
		'Can be called',
		15,
		'={{ $json.phone_valid }}',
		{ type: 'boolean', operation: 'true', singleValue: true },
		'',
	),
];
