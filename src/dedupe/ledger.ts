/**
 * The name a ledger has in the store. A name that a user gives can never be a workflow's own ledger,
 * nor one of test runs.
 */
export function ledgerId(name: string, workflowId: string, options: { isTest: boolean }): string {
	const trimmed = name.trim();
	const live = trimmed === '' ? `workflow:${workflowId}` : `named:${trimmed}`;
	return options.isTest ? `test:${live}` : live;
}
