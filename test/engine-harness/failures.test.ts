import { describe, expect, it } from 'vitest';

import type { Stub } from '../support/engine/run-node-types.mts';
import { probeType } from '../support/engine/stand-ins.mts';
import { useEngine } from '../support/engine/use-engine.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';

const engine = useEngine();

describe('a failing node', () => {
	const failing = (failures: number): Stub => {
		let tries = 0;
		return (items) => {
			tries += 1;
			if (tries <= failures) throw new Error(`try ${tries} failed`);
			return [items];
		};
	};

	it('is tried again under Retry On Fail with the same execution id', async () => {
		const ids: string[] = [];
		const fail = failing(2);
		const node = oneNode(probeType, {}, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });

		const run = await engine.run(node, {
			items: [{ a: 1 }],
			stubs: {
				probe: (items, context) => {
					ids.push(context.getExecutionId());
					return fail(items, context);
				},
			},
		});

		expect(run.status).toBe('success');
		expect(run.node('probe').json()).toEqual([{ a: 1 }]);
		expect(run.node('probe').executeTimesMs).toHaveLength(3);
		expect(new Set(ids).size).toBe(1);
	});

	it('gives up after its tries', async () => {
		const node = oneNode(probeType, {}, { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });

		const run = await engine.run(node, { items: [{}], stubs: { probe: failing(9) } });

		expect(run.status).toBe('error');
		expect(run.error?.message).toBe('try 2 failed');
		expect(run.node('probe').runs.map(({ status }) => status)).toEqual(['error']);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'lets its input out of the first output when it throws under %s',
		async (onError) => {
			const node = oneNode(probeType, {}, { onError, outputs: ['First', 'Second'] });

			const run = await engine.run(node, { items: [{ a: 1 }], stubs: { probe: failing(1) } });

			expect(run.status).toBe('success');
			expect(run.node('probe').error?.message).toBe('try 1 failed');
			expect(run.node('First').json()).toEqual([{ a: 1 }]);
			expect(run.node('Second').runs).toEqual([]);
		},
	);
});

describe('a cancelled run', () => {
	it('aborts the signal the node waits on and ends as canceled', async () => {
		const stop = new AbortController();
		const node = oneNode(probeType, {}, { outputs: ['Next'] });

		const run = await engine.run(node, {
			items: [{}],
			signal: stop.signal,
			stubs: {
				probe: async (items, context) => {
					const signal = context.getExecutionCancelSignal();
					const aborted = new Promise((resolve) => signal?.addEventListener('abort', resolve));
					stop.abort();
					await aborted;
					return [items];
				},
			},
		});

		expect(run.status).toBe('canceled');
		expect(run.reached).not.toContain('Next');
	});
});
