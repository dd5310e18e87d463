import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { deliveriesOf } from '../../src/intake/deliveries';
import { startReleasing } from '../../src/n8n/releasing';
import { storeOf } from '../../src/n8n/store-lookup';
import { triggerParameters } from '../../src/n8n/trigger-parameters';
import { toRunData } from './outputs';
import { ownerOf, readCheck, readReleaseSettings } from './settings';

/** The half that hands stored leads to the workflow, at the set pace. */
export async function releaseLeads(context: ITriggerFunctions): Promise<ITriggerResponse> {
	const owner = ownerOf(context);
	// Read here too, so that what is wrong with it shows when the workflow is activated.
	await readCheck(context);
	const { pace, tries } = readReleaseSettings(triggerParameters(context));
	const store = await storeOf(context);
	const closeFunction = startReleasing(context, {
		store,
		topic: owner.inbox,
		pace,
		deliveries: deliveriesOf(store.inbox, { owner, tries, random: Math.random }),
		toOutputs: toRunData,
	});
	return { closeFunction };
}
