import type { INodeExecutionData, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { deliveredItem } from '../../src/intake/delivered-item';
import { deliveriesOf } from '../../src/intake/deliveries';
import type { InboxPayload } from '../../src/intake/inbox';
import { startReleasing } from '../../src/n8n/releasing';
import { storeOf } from '../../src/n8n/store-lookup';
import type { Leased } from '../../src/records/delivery';
import { ownerOf, readCheck, readReleaseSettings } from './settings';

/** The half that hands stored leads to the workflow, at the set pace. */
export async function releaseLeads(context: ITriggerFunctions): Promise<ITriggerResponse> {
	const owner = ownerOf(context);
	if (context.getMode() === 'manual') return await peekWhenAsked(context, owner.inbox);
	// Read here too, so that what is wrong with it shows when the workflow is activated.
	await readCheck(context);
	const { pace, tries } = readReleaseSettings(context);
	const store = await storeOf(context);
	const closeFunction = startReleasing(context, {
		store,
		topic: owner.inbox,
		pace,
		deliveries: deliveriesOf(store.inbox, { owner, tries, random: Math.random }),
		toOutputs,
	});
	return { closeFunction };
}

/** Leads on the first output, summaries of refusals on the second. */
export function toOutputs(
	leased: Pick<Leased<InboxPayload>, 'id' | 'attempt' | 'payload'>,
): INodeExecutionData[][] {
	const item = { json: deliveredItem(leased) } as INodeExecutionData;
	return leased.payload.kind === 'lead' ? [[item], []] : [[], [item]];
}

/** Shows the lead that has waited longest, or the next one to come. It stays in the store. */
async function peekWhenAsked(context: ITriggerFunctions, inbox: string): Promise<ITriggerResponse> {
	const store = await storeOf(context);
	const emitNext = async () => {
		const payload = await store.inbox.peek(inbox);
		if (payload === undefined) return false;
		context.emit(toOutputs({ id: 'test', attempt: 1, payload }));
		return true;
	};
	let stopListening: (() => Promise<void>) | undefined;
	return {
		manualTriggerFunction: async () => {
			if (await emitNext()) return;
			stopListening = store.wakeUps.listen(inbox, () => void emitNext());
		},
		closeFunction: async () => {
			await stopListening?.();
		},
	};
}
