import type { ITriggerFunctions } from 'n8n-workflow';
import { ConfigurationError } from '../errors';
import type { Releaser } from '../records/delivery';

/** The trigger that is about to release something, which only one that is saved can. */
export function releaserOf(
	context: Pick<ITriggerFunctions, 'getNode' | 'getWorkflow'>,
): Releaser & { readonly nodeId: string } {
	const { id, name } = context.getWorkflow();
	if (id === undefined) {
		throw new ConfigurationError('The workflow is not saved yet', 'Save it and try again.');
	}
	const node = context.getNode();
	return { workflowId: id, workflowName: name ?? id, nodeId: node.id, nodeName: node.name };
}
