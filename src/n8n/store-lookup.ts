import type { IExecuteFunctions } from 'n8n-workflow';
import { chooseTarget, type Surroundings } from '../store/choose-target';
import type { Store } from '../store/open-store';
import { isSandbox } from '../store/sandbox-clock';
import { sharedStore } from '../store/shared-stores';

export const STORE_CREDENTIAL = 'doormanStoreApi';

type LookupContext = Pick<IExecuteFunctions, 'getCredentials' | 'getNode'>;
type RunContext = Pick<IExecuteFunctions, 'getExecutionId'>;

/** The store this node uses: its credential's, else the instance's, else the embedded one. */
export async function storeOf(context: LookupContext): Promise<Store> {
	// n8n throws when an optional credential is asked for that the node does not have.
	const hasCredential = context.getNode().credentials?.[STORE_CREDENTIAL] !== undefined;
	const credential = hasCredential ? await context.getCredentials(STORE_CREDENTIAL) : undefined;
	const { env, command } = surroundings();
	return await sharedStore(chooseTarget(credential, { env, command }), {
		isSandbox: isSandbox(env),
	});
}

export function surroundings(): Surroundings {
	return { env: process.env, command: process.argv[2] };
}

const REMEMBERED_EXECUTIONS = 1_000;
const storesByExecution = new Map<string, string>();

/**
 * Whether an earlier node of the same execution used another store, which is rarely meant: what one
 * remembers the other does not know. Known within one process only.
 */
export function differsFromEarlierNodes(context: RunContext, store: Store): boolean {
	const execution = context.getExecutionId();
	const earlier = storesByExecution.get(execution);
	if (earlier !== undefined) return earlier !== store.identity;
	const [oldest] = storesByExecution.keys();
	if (storesByExecution.size >= REMEMBERED_EXECUTIONS && oldest !== undefined) {
		storesByExecution.delete(oldest);
	}
	storesByExecution.set(execution, store.identity);
	return false;
}
