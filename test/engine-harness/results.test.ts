import { describe, expect, it } from 'vitest';

import { probeType } from '../support/engine/stand-ins.mts';
import { useEngine } from '../support/engine/use-engine.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';

const engine = useEngine();

describe('what a run leaves', () => {
	it('are hints, log lines of all levels with their data, and times', async () => {
		const run = await engine.run(oneNode(probeType, {}), {
			items: [{}],
			stubs: {
				probe: (items, context) => {
					context.addExecutionHints({ message: 'Look here', location: 'outputPane' });
					context.logger.debug('found', { nested: { cause: new Error('hunter2') } });
					return [items];
				},
			},
		});

		expect(run.node('probe').hints).toEqual([{ message: 'Look here', location: 'outputPane' }]);
		expect(run.logs.find(({ message }) => message === 'found')?.level).toBe('debug');
		expect(run.logText).toContain('hunter2');
		expect(run.node('probe').executionTimeMs).toBeGreaterThan(0);
	});

	it('keeps the lines of other runs out', async () => {
		const [loud, quiet] = await Promise.all([
			engine.run(oneNode(probeType, {}), {
				items: [{}],
				stubs: {
					probe: (items, context) => {
						context.logger.warn('loud');
						return [items];
					},
				},
			}),
			engine.run(oneNode(probeType, {}), { items: [{}] }),
		]);

		expect(loud.logText).toContain('warn loud');
		expect(quiet.logText).not.toContain('loud');
	});

	it('has no answer for names that are not in the workflow', async () => {
		const run = await engine.run(oneNode(probeType, {}), { items: [{}] });

		expect(() => run.node('Prob')).toThrow('No node is named "Prob": Start, probe.');
	});

	it('refuses links that lead nowhere', async () => {
		const run = await engine.run(oneNode(probeType, {}), {
			items: [{}],
			stubs: { probe: () => [[{ json: {}, pairedItem: { item: 5 } }, { json: {} }]] },
		});

		expect(() => run.linksOf('probe')).toThrow('linked to nothing: {"item":5}');
	});

	it('has several links for an aggregated item and none for an unlinked one', async () => {
		const run = await engine.run(oneNode(probeType, {}), {
			items: [{}, {}],
			stubs: {
				probe: () => [[{ json: {}, pairedItem: [{ item: 0 }, { item: 1 }] }], [{ json: {} }]],
			},
		});

		expect(run.linksOf('probe')[0]?.map(({ item }) => item)).toEqual([0, 1]);
		expect(run.linksOf('probe', 1)).toEqual([[]]);
	});
});
