import { executeFilterCondition, type FilterConditionValue } from 'n8n-workflow';
import { UnavailableError } from '../errors';
import { z } from '../vendor/zod';

/** One line of n8n's condition builder, with its values resolved. */
const conditionSchema = z.object({
	id: z.string().default(''),
	leftValue: z.unknown(),
	rightValue: z.unknown(),
	operator: z.object({
		type: z.enum(['string', 'number', 'boolean', 'array', 'object', 'dateTime', 'any']),
		operation: z.string(),
		rightType: z
			.enum(['string', 'number', 'boolean', 'array', 'object', 'dateTime', 'any'])
			.optional(),
		singleValue: z.boolean().optional(),
	}),
});

/** The value of a parameter of type `filter`, as n8n saves it. */
export const conditionsSchema = z.object({
	options: z
		.object({
			caseSensitive: z.boolean().default(true),
			typeValidation: z.enum(['strict', 'loose']).default('loose'),
			version: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(2),
		})
		.prefault({}),
	combinator: z.enum(['and', 'or']).default('and'),
	conditions: z.array(conditionSchema).default([]),
});

export type Conditions = z.infer<typeof conditionsSchema>;
type Condition = z.infer<typeof conditionSchema>;

/** Comparisons for which nothing is neither more nor less than something. */
const NEEDS_VALUE = ['number', 'dateTime'];
const ABOUT_PRESENCE = ['exists', 'notExists', 'empty', 'notEmpty', 'notEquals'];

export interface Comparison {
	readonly holds: boolean;
	/** Why a condition could not be compared; it then does not hold. */
	readonly problem: string | undefined;
}

/**
 * Whether resolved conditions hold, by n8n's own comparison. Throws an `UnavailableError` when a
 * regular expression takes too long: then nothing is known of the item. No conditions hold for nobody. A number
 * or a date that is missing is neither more nor less than another (n8n takes null for 0).
 */
export function compareConditions(
	{ conditions, combinator, options }: Conditions,
	itemIndex: number,
): Comparison {
	const results = conditions.map((condition, index) =>
		isComparable(condition) ? compare(condition, options, { index, itemIndex }) : DOES_NOT_HOLD,
	);
	const isTrue = ({ holds }: Comparison) => holds;
	const holds = combinator === 'and' ? results.every(isTrue) : results.some(isTrue);
	const problem = results.find((result) => result.problem !== undefined)?.problem;
	return { holds: holds && conditions.length > 0, problem };
}

const DOES_NOT_HOLD: Comparison = { holds: false, problem: undefined };

function isComparable({ leftValue, operator }: Condition): boolean {
	const isMissing = leftValue === null || leftValue === undefined || leftValue === '';
	if (!isMissing || !NEEDS_VALUE.includes(operator.type)) return true;
	return ABOUT_PRESENCE.includes(operator.operation);
}

function compare(
	condition: Condition,
	options: Conditions['options'],
	position: { index: number; itemIndex: number },
): Comparison {
	try {
		const holds = executeFilterCondition(
			toFilterCondition(condition),
			{ ...options, leftValue: '' },
			position,
		);
		// Some comparisons answer with the value itself.
		return holds ? { holds: true, problem: undefined } : DOES_NOT_HOLD;
	} catch (error) {
		const problem = error instanceof Error ? error.message : 'The values cannot be compared';
		if (problem === TIMED_OUT) throw tooSlow(condition, error);
		return { holds: false, problem };
	}
}

/** What n8n says when a regular expression took more than its quarter of a second. */
const TIMED_OUT = 'Regular expression execution timed out';

/** Says nothing about the item: the machine stood still, or the expression is a bad one. */
function tooSlow({ rightValue }: Condition, cause: unknown): UnavailableError {
	return new UnavailableError(
		`The regular expression ${String(rightValue).slice(0, 100)} took too long`,
		'Run the workflow again. If it happens often, use a simpler comparison such as Contains in the rule.',
		{ cause, reason: 'comparison_too_slow' },
	);
}

function toFilterCondition({
	operator,
	leftValue,
	rightValue,
	id,
}: Condition): FilterConditionValue {
	const { rightType, singleValue, ...rest } = operator;
	return {
		id,
		// n8n types values as what it stores; what an item holds is checked by the comparison.
		leftValue: leftValue as string,
		rightValue: rightValue as string,
		operator: {
			...rest,
			...(rightType === undefined ? {} : { rightType }),
			...(singleValue === undefined ? {} : { singleValue }),
		},
	};
}
