import { resolveWebhookDescriptionField, type IDataObject, type INode } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { IntakeTrigger } from '../../nodes/IntakeTrigger/IntakeTrigger.node';
import { deliveredItem } from '../../src/intake/delivered-item';
import type { InboxPayload } from '../../src/intake/inbox';
import { reachabilityNotice } from '../../src/n8n/webhook-address';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode, startName } from '../support/engine/workflow-builder.mts';

const engine = useEngineWithPack();

function delivered(kind: InboxPayload['kind'], content: InboxPayload['content']) {
	const payload = { kind, content, receivedAtMs: 0 };
	return deliveredItem({ id: 'd1', attempt: 2, payload });
}

describe('what a run begins with', () => {
	it('is the lead, with when it came and what it is recognized by', () => {
		expect(delivered('lead', { email: 'ann@example.com' })).toEqual({
			email: 'ann@example.com',
			received_at: '1970-01-01T00:00:00.000Z',
			doorman: { delivery_id: 'd1', intake: { kind: 'lead', attempt: 2 } },
		});
	});

	it('cannot be forged by who posts it', () => {
		const forged = { doorman: { delivery_id: 'forged' }, received_at: 'never', error: 'retry me' };
		expect(delivered('lead', { ...forged, id: 1 })).toEqual({
			id: 1,
			received_at: '1970-01-01T00:00:00.000Z',
			doorman: { delivery_id: 'd1', intake: { kind: 'lead', attempt: 2, sent_as: forged } },
		});
	});
});

describe('the outputs', () => {
	it.each(['v0', 'v1'] as const)('are Leads and Refused in execution order %s', async (order) => {
		const node = oneNode(
			'n8n-nodes-doorman.intakeTrigger',
			{},
			{ name: 'intake', outputs: ['Leads', 'Refused'] },
		);
		const workflow = { ...node, settings: { executionOrder: order } };
		const lead = delivered('lead', { id: 1 });
		const refusals = delivered('refusals', { refused: 3 });
		for (const [item, counts] of [
			[lead, [1, 0]],
			[refusals, [0, 1]],
		] as const) {
			const run = await engine.run(workflow, {
				items: [item as IDataObject],
				startNode: startName,
			});
			expect(run.node('intake').outputs.map(({ length }) => length)).toEqual(counts);
			expect(
				run
					.node('intake')
					.outputs.flat()
					.map(({ json }) => json),
			).toEqual([item]);
		}
	});

	it('have names that templates and people know', () => {
		const { outputs } = new IntakeTrigger().description;
		expect(outputs).toMatchObject([{ displayName: 'Leads' }, { displayName: 'Refused' }]);
	});
});

describe('the path', () => {
	const node: INode = {
		id: 'intake',
		name: 'intake',
		type: 'n8n-nodes-doorman.intakeTrigger',
		typeVersion: 1.1,
		position: [0, 0],
		parameters: { path: 'leads', options: {} },
	};

	it('is read by n8n without its expression engine', () => {
		const { webhooks = [] } = new IntakeTrigger().description;
		expect(webhooks.map((one) => resolveWebhookDescriptionField(node, one, 'path'))).toEqual([
			{ resolved: true, value: 'leads' },
			{ resolved: true, value: 'leads' },
		]);
	});

	it('is an expression to an n8n that does not know how to', () => {
		const { webhooks = [] } = new IntakeTrigger().description;
		expect(webhooks.map(({ path }) => path)).toEqual([
			'={{$parameter["path"]}}',
			'={{$parameter["path"]}}',
		]);
	});
});

describe('the notice about the address', () => {
	it.each([
		[{}, 1],
		[{ WEBHOOK_URL: 'http://localhost:5678/' }, 1],
		[{ WEBHOOK_URL: '"http://127.0.0.1:5678"' }, 1],
		[{ WEBHOOK_URL: 'http://[::1]:5678' }, 1],
		[{ N8N_HOST: '0.0.0.0' }, 1],
		[{ WEBHOOK_URL: 'https://n8n.example.com/' }, 0],
		[{ N8N_WEBHOOK_URL: 'https://n8n.example.com/', WEBHOOK_URL: 'http://localhost' }, 0],
		[{ N8N_HOST: 'n8n.example.com' }, 0],
	])('with %j is shown %i times', (env, times) => {
		expect(reachabilityNotice(env)).toHaveLength(times);
	});
});
