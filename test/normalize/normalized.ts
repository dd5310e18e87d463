import type { NormalizeResult, WithExtra } from '../../src/normalize/normalizer';

/** What became of an item that must not be rejected. */
export function accepted<Fields>(result: NormalizeResult<Fields>) {
	if (result.decision === 'rejected') throw new Error(result.message);
	return result;
}

/** The record that must come of an item, with the issues as `field: code`. */
export function recordOf<Fields>(
	result: NormalizeResult<Fields>,
): WithExtra<Fields> & { issues: string[] } {
	const { record, issues } = accepted(result);
	return { ...record, issues: issues.map(({ field, code }) => `${field}: ${code}`) };
}
