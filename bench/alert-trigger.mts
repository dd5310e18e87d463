import type { IDataObject, IRun, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { DebounceConsolidateTrigger } from '../dist/nodes/DebounceConsolidateTrigger/DebounceConsolidateTrigger.node.js';

/** The trigger of a published workflow whose runs end well at once. */
export interface AlertTrigger {
	/** Waits for the next notification. To be called before what causes it. */
	next(): Promise<void>;
	close(): Promise<void>;
}

type Emit = ITriggerFunctions['emit'];

const OPTIONS: IDataObject = { maxPerMinute: 0 };

/**
 * Starts the Debounce & Consolidate Trigger with the parts of n8n it uses. n8n's schedule never
 * ticks here, so that only a wake-up can start a run.
 *
 * @param storeUrl what `DOORMAN_STORE_URL` is for this trigger alone
 */
export async function startAlertTrigger(queue: string, storeUrl: string): Promise<AlertTrigger> {
	const waiting: (() => void)[] = [];
	const emit: Emit = (_outputs, _response, done) => {
		done?.resolve({ status: 'success', data: { resultData: {} } } as IRun);
		waiting.shift()?.();
	};
	const parameters: IDataObject = { queue, options: OPTIONS };
	const context = {
		emit,
		getMode: () => 'trigger',
		getNode: () => ({ id: 'trigger', name: 'Trigger', type: 'x', parameters }),
		getWorkflow: () => ({ id: queue, name: 'Alerts', active: true }),
		getInstanceId: () => 'bench',
		getNodeParameter: (path: string, fallback: unknown) => {
			const [name = '', member] = path.split('.');
			return (member === undefined ? parameters[name] : OPTIONS[member]) ?? fallback;
		},
		helpers: { registerCron: () => undefined },
		logger: { error: console.error, info: () => undefined },
	};
	process.env['DOORMAN_STORE_URL'] = storeUrl;
	const trigger = new DebounceConsolidateTrigger();
	const response: ITriggerResponse = await trigger.trigger.call(
		context as unknown as ITriggerFunctions,
	);
	return {
		next: () => new Promise((resolve) => waiting.push(resolve)),
		close: async () => {
			await response.closeFunction?.();
		},
	};
}
