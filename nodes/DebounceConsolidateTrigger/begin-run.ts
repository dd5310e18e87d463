import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { settlementsOf } from '../../src/debounce/deliveries';
import { readParameters } from '../../src/n8n/parameters';
import { releaserOf } from '../../src/n8n/releaser';
import { settleAtEnd } from '../../src/n8n/settling';
import { storeOf } from '../../src/n8n/store-lookup';
import { isHeldBack, toOutputs } from './outputs';
import { peekWhenThere } from './peek';
import { readQueueSettings, readReleaseSettings } from './settings';

/** Where a run begins, in whichever process n8n executes it. A test run looks, and takes nothing. */
export async function beginRun(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const parameters = readParameters(context, []);
	if (context.getMode() === 'manual') {
		const store = await storeOf(context);
		const signal = context.getExecutionCancelSignal();
		return await peekWhenThere(store, readQueueSettings(parameters), signal);
	}
	const items = settleAtEnd(context, async (delivered) => {
		const { maxTries } = readReleaseSettings(parameters);
		const store = await storeOf(context);
		const terms = { releaser: releaserOf(context), maxTries, random: Math.random };
		const kind = delivered.some(isHeldBack) ? 'held_back' : 'notification';
		return { settlement: settlementsOf(store, terms)[kind], now: store.now };
	});
	return toOutputs(items);
}
