import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { settlementOf } from '../../src/intake/deliveries';
import { readParameters } from '../../src/n8n/parameters';
import { settleAtEnd } from '../../src/n8n/settling';
import { storeOf } from '../../src/n8n/store-lookup';
import { toOutputs } from './outputs';
import { ownerOf, readReleaseSettings } from './settings';

/** Where the run of a lead begins, in whichever process n8n executes it. */
export function beginRun(context: IExecuteFunctions): INodeExecutionData[][] {
	const items = settleAtEnd(context, async () => {
		const { tries } = readReleaseSettings(readParameters(context, []));
		const terms = { owner: ownerOf(context), tries, random: Math.random };
		const { inbox, now } = await storeOf(context);
		return { settlement: settlementOf(inbox, terms), now };
	});
	return toOutputs(items);
}
