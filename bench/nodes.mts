import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { RemoveDuplicates } from 'n8n-nodes-base/dist/nodes/Transform/RemoveDuplicates/RemoveDuplicates.node.js';
import { DebounceConsolidate } from '../dist/nodes/DebounceConsolidate/DebounceConsolidate.node.js';
import { Dedupe } from '../dist/nodes/Dedupe/Dedupe.node.js';
import { SuppressionSync } from '../dist/nodes/SuppressionSync/SuppressionSync.node.js';
import { Normalize } from '../dist/nodes/Normalize/Normalize.node.js';
import type { Engine } from '../test/support/engine/engine.mts';
import { oneNode, type WorkflowJson } from '../test/support/engine/workflow-builder.mts';
import type { FilledLedger } from './ledgers.mts';
import type { SuppressedList } from './suppressed.mts';

/** A node alone in a workflow, ready to be measured. */
export interface MeasuredNode {
	readonly workflow: WorkflowJson;
	readonly implementation: INodeType;
	/** `DOORMAN_STORE_URL` while it runs. */
	readonly storeUrl: string;
}

const NAME = 'measured';
const KEY = '={{ $json.id }}';

/** Skip Seen on this ledger, with the item's `id` as key. */
export function skipSeenNode({ name, url }: FilledLedger): MeasuredNode {
	const parameters = { operation: 'skipSeen', key: KEY, ledger: name };
	return {
		workflow: oneNode('n8n-nodes-doorman.dedupe', parameters, { name: NAME }),
		implementation: new Dedupe(),
		storeUrl: url,
	};
}

/** Check of Suppression Sync, as it is when nothing is set, on the list in this store. */
export function checkNode({ url }: SuppressedList): MeasuredNode {
	return {
		workflow: oneNode('n8n-nodes-doorman.suppressionSync', { operation: 'check' }, { name: NAME }),
		implementation: new SuppressionSync(),
		storeUrl: url,
	};
}

/** Queue Event for events that do not wait. */
export function queueEventNode(queue: string, storeUrl: string): MeasuredNode {
	const rows = [{ eventTypes: 'price_drop', template: 'alert', wait: 'atOnce' }];
	const parameters = { operation: 'queueEvent', queue, timing: { rows } };
	return {
		workflow: oneNode('n8n-nodes-doorman.debounceConsolidate', parameters, { name: NAME }),
		implementation: new DebounceConsolidate(),
		storeUrl,
	};
}

/** n8n's own Remove Duplicates across executions, with the item's `id` as key. */
export function removeDuplicatesNode(workflowId: string): MeasuredNode {
	const parameters = {
		operation: 'removeItemsSeenInPreviousExecutions',
		logic: 'removeItemsWithAlreadySeenKeyValues',
		dedupeValue: KEY,
	};
	const type = 'n8n-nodes-base.removeDuplicates';
	const workflow = oneNode(type, parameters, { name: NAME, typeVersion: 2 });
	return {
		workflow: { ...workflow, id: workflowId },
		implementation: new RemoveDuplicates().getNodeType(2),
		storeUrl: '',
	};
}

/** Normalize for leads, as it comes. */
export function normalizeNode(): MeasuredNode {
	const type = 'n8n-nodes-doorman.normalize';
	return {
		workflow: oneNode(type, { recordType: 'lead' }, { name: NAME }),
		implementation: new Normalize(),
		storeUrl: '',
	};
}

/**
 * Runs a node on n8n's engine and returns what `measure` says of its `execute()`. Throws when it did
 * not let as many items through as it should have.
 */
export async function executeNode(
	engine: Engine,
	{ workflow, implementation, storeUrl }: MeasuredNode,
	items: readonly IDataObject[],
	measure: (execute: () => Promise<void>) => Promise<number>,
	passing = items.length,
): Promise<number> {
	process.env['DOORMAN_STORE_URL'] = storeUrl;
	let measured = Number.NaN;
	const execute = async (_items: unknown, context: IExecuteFunctions) => {
		let outputs: Awaited<ReturnType<NonNullable<INodeType['execute']>>> = [];
		measured = await measure(async () => {
			outputs = (await implementation.execute?.call(context)) ?? [];
		});
		return Array.isArray(outputs) ? outputs : [];
	};
	const run = await engine.run(workflow, { items, stubs: { [NAME]: execute } });
	const { outputs, error } = run.node(NAME);
	if (outputs[0]?.length === passing) return measured;
	throw new Error('The node did not let through what it should have.', { cause: error });
}

/** The id that the node under measurement has in its workflow. */
export function idOf({ workflow }: MeasuredNode): string {
	return workflow.nodes.find(({ name }) => name === NAME)?.id ?? '';
}
