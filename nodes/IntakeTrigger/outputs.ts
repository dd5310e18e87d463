import type { INodeExecutionData } from 'n8n-workflow';
import { deliveredItem } from '../../src/intake/delivered-item';
import type { InboxPayload } from '../../src/intake/inbox';
import { envelopeOf } from '../../src/records/envelope';
import type { Leased } from '../../src/records/delivery';

/**
 * What a run starts with. Always in the first list: n8n ends the run of a workflow with the old
 * execution order when there is nothing in it.
 */
export function toRunData(
	leased: Pick<Leased<InboxPayload>, 'id' | 'attempt' | 'payload'>,
): INodeExecutionData[][] {
	return [[{ json: deliveredItem(leased) } as INodeExecutionData]];
}

/** Leads on the first output, summaries of refusals on the second. */
export function toOutputs(items: readonly INodeExecutionData[]): INodeExecutionData[][] {
	const isLead = ({ json }: INodeExecutionData) => envelopeOf(json).intake?.kind !== 'refusals';
	return [items.filter(isLead), items.filter((item) => !isLead(item))];
}
