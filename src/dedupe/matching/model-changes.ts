import { ConfigurationError } from '../../errors';
import { z } from '../../vendor/zod';

const probability = z
	.number('must be a number')
	.min(0, 'must be between 0 and 1')
	.max(1, 'must be between 0 and 1');
const count = z
	.number('must be a number')
	.int('must be a whole number')
	.min(1, 'must be 1 or more');
const rate = z.number('must be a number').min(0, 'must be 0 or more');
const ruleParts = z
	.array(z.string('must be a name such as "surname" or "surname.sound"'))
	.min(1, 'must name at least one comparison');

const levelSchema = z.strictObject({
	same: probability.optional(),
	strangers: probability.optional(),
	household: probability.optional(),
});

/**
 * What a user changes in a model; what is not said stays. Weights of a level are probabilities: how
 * often records agree on it that are one, that are strangers, and that share a household.
 */
const modelChangesSchema = z.strictObject({
	weights: z.record(z.string(), z.record(z.string(), levelSchema)).optional(),
	blockingRules: z.array(ruleParts).min(1, 'must hold at least one rule').optional(),
	largestBlock: count.min(2, 'must be 2 or more').optional(),
	pairsPerRecord: count.optional(),
	expected: z.strictObject({ same: rate.optional(), household: rate.optional() }).optional(),
	thresholds: z
		.strictObject({ match: probability.optional(), review: probability.optional() })
		.optional(),
});

export type ModelChanges = z.infer<typeof modelChangesSchema>;

/** JSON comes as a text from the editor, and as an object from an expression; empty changes nothing. */
export function readModelChanges(value: unknown): ModelChanges {
	const changes = typeof value === 'string' ? fromJson(value) : (value ?? {});
	const parsed = modelChangesSchema.safeParse(changes);
	if (parsed.success) return parsed.data;
	throw misunderstood(parsed.error.issues.map(inWords));
}

function fromJson(text: string): unknown {
	if (text.trim() === '') return {};
	try {
		return JSON.parse(text);
	} catch {
		throw new ConfigurationError(
			'Model Changes is not JSON',
			'Write names and texts in double quotes, and commas between the settings but none after the last.',
		);
	}
}

/** @param problems what is wrong, each in a few words */
export function misunderstood(problems: readonly string[]): ConfigurationError {
	return new ConfigurationError(
		`The model changes are not understood: ${problems.join('; ')}`,
		'Open the node and correct Model Changes. The documentation of Dedupe shows the whole model.',
	);
}

const KNOWN = Object.keys(modelChangesSchema.shape).join(', ');

function inWords(issue: z.core.$ZodIssue): string {
	const place = issue.path.map(String).join(' > ');
	if (issue.code !== 'unrecognized_keys') return `${place || 'the value'} ${messageOf(issue)}`;
	const names = issue.keys.map((key) => `"${key}"`).join(', ');
	if (place === '') return `there is no setting ${names}; the settings are ${KNOWN}`;
	return `${place} has no ${names}; it has ${expectedAt(issue.path)}`;
}

function messageOf({ code, message }: z.core.$ZodIssue): string {
	return code === 'invalid_type' && message.startsWith('Invalid') ? 'has the wrong form' : message;
}

function expectedAt([first]: readonly PropertyKey[]): string {
	if (first === 'thresholds') return 'match, review';
	return first === 'expected' ? 'same, household' : 'same, strangers, household';
}
