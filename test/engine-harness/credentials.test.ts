import { describe, expect, it } from 'vitest';

import { useEngine } from '../support/engine/use-engine.mts';
import type { RunOptions } from '../support/engine/run-workflow.mts';
import { chain } from '../support/engine/workflow-builder.mts';

const engine = useEngine({ credentials: { redis: { host: 'kept.test', password: 'hunter2' } } });

describe('credentials', () => {
	const redis = { type: 'n8n-nodes-base.redis', parameters: { operation: 'info' } };

	async function credentialsSeen(options: RunOptions, settings = {}) {
		const found: unknown[] = [];
		const run = await engine.run(chain([{ ...redis, ...settings }]), {
			items: [{}],
			...options,
			stubs: {
				redis: async (items, context) => {
					found.push(await context.getCredentials('redis'));
					return [items];
				},
			},
		});
		return { run, found };
	}

	it('reach a node that lists their type, completed with defaults', async () => {
		const { found } = await credentialsSeen({});

		expect(found).toMatchObject([{ host: 'kept.test', password: 'hunter2', port: 6379 }]);
	});

	it('can be given anew for one run', async () => {
		const { found } = await credentialsSeen({ credentials: { redis: { host: 'other.test' } } });

		expect(found).toMatchObject([{ host: 'other.test' }]);
	});

	it('are left out of a node that names its own', async () => {
		const { run } = await credentialsSeen({}, { credentials: {} });

		expect(run.error?.message).toContain('does not have any credentials set');
	});
});
