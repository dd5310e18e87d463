import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { idOf } from '../ids';
import { envelopeOf } from '../records/envelope';

type OwnershipContext = Pick<
	IExecuteFunctions,
	| 'getExecutionId'
	| 'getInstanceId'
	| 'getNode'
	| 'getWorkflow'
	| 'getWorkflowDataProxy'
	| 'getInputData'
>;

/**
 * Who an item's writes belong to: the same for a redelivery of the item and for Retry On Fail
 * (which runs the node again with the same execution id), different for everybody else, including
 * the same node in a later round of a loop, a copy of the workflow, or another n8n on the same store.
 */
export function ownersOf(context: OwnershipContext): (itemIndex: number) => string {
	const items = context.getInputData();
	if (items.length === 0) return () => '';
	const node = context.getNode().id;
	const round = String(roundOf(context));
	// Without an execution id nothing can be retried, so nothing needs to be recognized.
	const execution = [
		context.getInstanceId(),
		context.getWorkflow().id ?? '',
		context.getExecutionId() || randomUUID(),
	];
	return (itemIndex) => {
		const deliveryId = envelopeOf(items[itemIndex]?.json ?? {}).delivery_id;
		return deliveryId === undefined
			? idOf('execution', ...execution, node, round, String(itemIndex))
			: idOf('delivery', deliveryId, node, round);
	};
}

/**
 * Each round of a loop is a run of its own. n8n's contexts know theirs, though its types do not say
 * so; the data proxy, which they do name, takes a third of a millisecond to make.
 */
function roundOf(context: OwnershipContext): unknown {
	return 'runIndex' in context ? context.runIndex : context.getWorkflowDataProxy(0).$runIndex;
}
