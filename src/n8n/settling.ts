import type { IExecuteFunctions, INodeExecutionData, IRun } from 'n8n-workflow';
import type { Lease, Settlement } from '../records/delivery';
import { z } from '../vendor/zod';
import { explainFailure } from './node-errors';
import { endOf } from './run-end';
import { settle } from './settle';

/** Beside `json` in the first item that a run is started with; taken off when the run begins. */
const LEASE_KEY = 'doormanLease';

const leaseSchema = z.object({
	id: z.string().min(1),
	attempt: z.number().int().min(1),
	leaseToken: z.string().min(1),
});

/** The items that a run starts with, so that {@link settleAtEnd} knows what it has to settle. */
export function withLease(
	outputs: readonly INodeExecutionData[][],
	{ id, attempt, leaseToken }: Lease,
): INodeExecutionData[][] {
	const [[first, ...others] = [], ...rest] = outputs;
	if (first === undefined) return [...outputs];
	return [[{ ...first, [LEASE_KEY]: { id, attempt, leaseToken } }, ...others], ...rest];
}

/** What of n8n's context the settling half of a trigger needs. */
export type SettlingContext = Pick<IExecuteFunctions, 'getInputData' | 'getNode' | 'logger'>;

export interface Settling {
	readonly settlement: Settlement;
	/** The store's time in epoch milliseconds. */
	now(): Promise<number>;
}

/**
 * For the `execute` of a trigger, which n8n calls where it executes the run: in queue mode on a
 * worker. Returns the items of the run, and sees to it that its delivery is settled there as well
 * when it ends. The process that released it may never hear of that: n8n waits for the end of a job
 * only some time after it queued it, and removes jobs that ended; and it may have been killed.
 *
 * Where n8n does not let us do so, it is settled by who released it alone.
 */
export function settleAtEnd(
	context: SettlingContext,
	open: (items: readonly INodeExecutionData[]) => Promise<Settling>,
): INodeExecutionData[] {
	const taken = context.getInputData().map(takeLease);
	const items = taken.map(({ item }) => item);
	const lease = leaseSchema.safeParse(taken[0]?.lease);
	if (lease.success) {
		onEnd(context, async (run) => {
			const { settlement, now } = await open(items);
			await settle(settlement, [lease.data], endOf(run), await now());
		});
	}
	return items;
}

function takeLease({ [LEASE_KEY]: lease, ...item }: INodeExecutionData) {
	return { lease, item };
}

/** n8n's own, and not promised to nodes. */
interface LifecycleHooks {
	addHandler(hook: 'workflowExecuteAfter', handler: (run: IRun) => Promise<void>): void;
}

const hostSchema = z.object({
	additionalData: z.object({
		hooks: z.custom<LifecycleHooks>(
			(hooks) =>
				typeof hooks === 'object' &&
				hooks !== null &&
				'addHandler' in hooks &&
				typeof hooks.addHandler === 'function',
		),
	}),
});

/** Calls back when the run has ended. n8n waits for it, and would fail the run if it threw. */
function onEnd(context: SettlingContext, act: (run: IRun) => Promise<void>): void {
	const { logger } = context;
	const node = context.getNode().name;
	const host = hostSchema.safeParse(context);
	try {
		if (!host.success) throw new TypeError('This n8n has no lifecycle hooks');
		host.data.additionalData.hooks.addHandler('workflowExecuteAfter', async (run) => {
			try {
				await act(run);
			} catch (error) {
				const { message, remedy } = explainFailure(error);
				logger.warn(`${node}: the end of a run was not recorded here. ${message}. ${remedy}`);
			}
		});
	} catch (error) {
		logger.debug(`${node}: the end of this run is recorded where it was started`, { error });
	}
}
