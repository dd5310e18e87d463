import type { IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';

import { probeType } from '../support/engine/stand-ins.mts';
import { useEngine } from '../support/engine/use-engine.mts';
import type { RunOptions } from '../support/engine/run-workflow.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';

const engine = useEngine();

/** Runs one probe node and gives what the callback made of the node's context. */
async function inProbe<T>(
	read: (context: IExecuteFunctions) => T | Promise<T>,
	options: RunOptions = {},
): Promise<T> {
	const found: T[] = [];
	const run = await engine.run(oneNode(probeType, {}), {
		items: [{}],
		...options,
		stubs: {
			probe: async (items, context) => {
				found.push(await read(context));
				return [items];
			},
		},
	});
	const [first] = found;
	if (first === undefined) throw run.error ?? new Error('The probe did not run.');
	return first;
}

describe('identity of a run', () => {
	it('is what the test says', async () => {
		const ids = await inProbe(
			(context) => [
				context.getExecutionId(),
				context.getWorkflow().id,
				context.getInstanceId(),
				context.getMode(),
			],
			{ executionId: '77', workflowId: 'wf', instanceId: 'main-a', mode: 'manual' },
		);

		expect(ids).toEqual(['77', 'wf', 'main-a', 'manual']);
	});

	it('has an execution id of its own unless given, and one instance id', async () => {
		const read = (context: IExecuteFunctions) => [
			context.getExecutionId(),
			context.getInstanceId(),
		];

		const [first, second] = [await inProbe(read), await inProbe(read)];

		expect(first[0]).not.toBe(second[0]);
		expect(first[1]).toBe(second[1]);
	});

	it('does not mix in runs at the same time', async () => {
		const instances = ['a', 'b', 'c'];
		const readLate = async (context: IExecuteFunctions) => {
			await new Promise(setImmediate);
			context.logger.info(`said by ${context.getInstanceId()}`);
			return context.getInstanceId();
		};

		const seen = instances.map(async (instanceId) => await inProbe(readLate, { instanceId }));

		expect(await Promise.all(seen)).toEqual(instances);
	});
});
