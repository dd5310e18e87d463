import { idOf } from '../ids';

/** Longer names, and such with NUL in them, are no keys of an index everywhere; their hash is. */
const LONGEST_NAME = 200;

/**
 * The name a ledger has in the store. A name that a user gives can never be a workflow's own ledger,
 * nor one of test runs.
 */
export function ledgerId(name: string, workflowId: string, options: { isTest: boolean }): string {
	const trimmed = name.trim();
	const live = trimmed === '' ? `workflow:${workflowId}` : `named:${asIndexKey(trimmed)}`;
	return options.isTest ? `test:${live}` : live;
}

/** A name that a user gave, as it can be kept in every store. */
export function asIndexKey(name: string): string {
	return name.length > LONGEST_NAME || name.includes('\0') ? `#${idOf(name)}` : name;
}
