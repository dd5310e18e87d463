import { describe, expect, it } from 'vitest';

import { probeType } from '../support/engine/stand-ins.mts';
import { useEngine } from '../support/engine/use-engine.mts';
import { toolCall } from '../support/engine/workflow-builder.mts';

const engine = useEngine();

describe('a node called as a tool', () => {
	const hash = {
		action: 'hash',
		type: 'MD5',
		value: "={{ $fromAI('text') }}",
		dataPropertyName: 'hash',
	};
	const md5 = '0cc175b9c0f1b6a831c399e269772661';

	it('answers the agent through the engine', async () => {
		const call = toolCall('n8n-nodes-base.crypto', hash, {
			typeVersion: 2,
			toolArguments: { text: 'a' },
		});

		const run = await engine.run(call, { items: [{ asked: 'me' }] });

		const [{ answer }] = run.node('Agent').json() as [{ answer: string }];
		expect(JSON.parse(answer)).toMatchObject([{ asked: 'me', hash: md5 }]);
		expect(run.node('cryptoTool').json()).toMatchObject([{ hash: md5 }]);
	});

	it('answers when invoked as a function', async () => {
		const call = toolCall('n8n-nodes-base.crypto', hash, {
			typeVersion: 2,
			toolArguments: { text: 'a' },
			protocol: 'invoke',
		});

		const run = await engine.run(call, { items: [{ asked: 'me' }] });

		const [{ answer }] = run.node('Agent').json() as [{ answer: string }];
		expect(JSON.parse(answer)).toEqual([{ text: 'a', hash: md5 }]);
	});

	it.each([
		{ protocol: 'request', isToolExecution: false, value: 'arguments, arguments' },
		{ protocol: 'invoke', isToolExecution: true, value: 'agent, arguments' },
	] as const)('sees another item and flag when called by $protocol', async (expected) => {
		const { protocol } = expected;
		const call = toolCall(
			probeType,
			{ value: "={{ $json.said }}, {{ $fromAI('said') }}" },
			{ protocol, toolArguments: { said: 'arguments' } },
		);

		const run = await engine.run(call, {
			items: [{ said: 'agent' }],
			stubs: {
				probeTool: ([item], context) => [
					[
						{
							json: {
								type: context.getNode().type,
								isToolExecution: context.isToolExecution(),
								value: context.getNodeParameter('value', 0),
								input: item?.json.said,
							},
						},
					],
				],
			},
		});

		const [{ answer }] = run.node('Agent').json() as [{ answer: string }];
		expect(JSON.parse(answer)).toEqual([
			{
				type: `${probeType}Tool`,
				isToolExecution: expected.isToolExecution,
				value: expected.value,
				input: 'arguments',
			},
		]);
	});
});
