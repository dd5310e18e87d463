import type { OnError } from 'n8n-workflow';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode, toolCall, type NodeSettings } from '../support/engine/workflow-builder.mts';

const PASSWORD = 'pass-word-of-the-test';
const engine = useEngineWithPack();

afterAll(() => {
	delete process.env['DOORMAN_STORE_URL'];
});

/** Every operation whose first output means something good, with that output's name first. */
const gates = [
	{
		type: 'n8n-nodes-doorman.dedupe',
		operation: 'skipSeen',
		notesUnder: 'dedupe',
		outputs: ['New', 'Seen'],
		closed: 1,
	},
	{
		type: 'n8n-nodes-doorman.dedupe',
		operation: 'matchPeople',
		notesUnder: 'match',
		outputs: ['New', 'Matched', 'Review'],
		closed: 2,
	},
	{
		type: 'n8n-nodes-doorman.debounceConsolidate',
		operation: 'queueEvent',
		notesUnder: 'debounce',
		outputs: ['Queued', 'Dropped'],
		closed: 1,
	},
	{
		type: 'n8n-nodes-doorman.scoreRoute',
		operation: 'assign',
		notesUnder: 'assign',
		outputs: ['Assigned', 'Unassigned'],
		closed: 1,
	},
	{
		type: 'n8n-nodes-doorman.suppressionSync',
		operation: 'check',
		notesUnder: 'suppression',
		outputs: ['Allowed', 'Suppressed'],
		closed: 1,
	},
	{
		type: 'n8n-nodes-doorman.suppressionSync',
		operation: 'ingest',
		notesUnder: 'suppression',
		outputs: ['Applied', 'Ignored', 'Rejected'],
		closed: 2,
	},
];

const failures = [
	{
		what: 'the store is down',
		url: `postgres://doorman:${PASSWORD}@127.0.0.1:1/doorman`,
		reason: 'store_unavailable',
		message: 'PostgreSQL at 127.0.0.1:1 does not accept connections',
		remedy: /^Start the server/,
	},
	{
		what: 'the store is set wrong',
		url: `mysql://doorman:${PASSWORD}@127.0.0.1/doorman`,
		reason: 'misconfigured',
		message: 'The value of DOORMAN_STORE_URL is not understood',
		remedy: /^Use postgres:/,
	},
];

const items = [
	{ id: 1, email: 'ann@example.com' },
	{ id: 2, email: 'bob@example.com' },
];

for (const { type, operation, outputs, closed, notesUnder } of gates) {
	const good = outputs[0] ?? '';
	for (const failure of failures) {
		describe(`${operation} when ${failure.what}`, () => {
			beforeEach(() => {
				process.env['DOORMAN_STORE_URL'] = failure.url;
			});

			const run = (settings: NodeSettings & { outputs?: string[] }) =>
				engine.run(oneNode(type, { operation }, { name: 'gate', outputs, ...settings }), { items });

			it('stops the workflow and says what to do', async () => {
				const { status, error, ...rest } = await run({});
				expect(status).toBe('error');
				expect(error?.message).toBe(failure.message);
				expect(error).toHaveProperty('description', expect.stringMatching(failure.remedy));
				expect(JSON.stringify([error, rest])).not.toContain(PASSWORD);
			});

			it('holds every item back under On Error: Continue', async () => {
				const result = await run({ onError: 'continueRegularOutput' });
				expect(result.status).toBe('success');
				expect(result.node('gate').json(0)).toEqual([]);
				expect(result.node('gate').json(closed)).toMatchObject(
					items.map((item) => ({
						...item,
						doorman: {
							[notesUnder]: {
								decision: 'failed',
								reason: failure.reason,
								message: failure.message,
							},
						},
					})),
				);
				expect(result.linksOf('gate', closed)).toHaveLength(items.length);
				expect(result.reached).not.toContain(good);
			});

			it('sends every item to the error output when there is one', async () => {
				const onError: OnError = 'continueErrorOutput';
				const result = await run({ onError, outputs: [...outputs, 'Error'] });
				expect(result.status).toBe('success');
				expect(result.node('gate').json(0)).toEqual([]);
				expect(result.node('gate').json(closed)).toEqual([]);
				expect(result.node('gate').json(outputs.length)).toMatchObject(
					items.map((item) => ({ ...item, error: expect.stringContaining(failure.message) })),
				);
				expect(result.reached).not.toContain(good);
			});

			it('holds every item back after Retry On Fail', async () => {
				const retries = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
				const result = await run({ ...retries, onError: 'continueRegularOutput' });
				expect(result.node('gate').json(0)).toEqual([]);
				expect(result.node('gate').json(closed)).toHaveLength(items.length);
			});

			it('lets only n8n’s own empty item through under Always Output Data', async () => {
				const result = await run({ onError: 'continueRegularOutput', alwaysOutputData: true });
				expect(result.node('gate').json(0)).toEqual([{}]);
			});

			it('tells an agent that nothing was decided', async () => {
				const result = await engine.run(toolCall(type, { operation, key: 'k' }));
				expect(JSON.stringify(result.node('Agent').json())).toContain(failure.message);
				expect(JSON.stringify(result.node('Agent').json())).not.toContain(
					`"${good.toLowerCase()}"`,
				);
			});

			it('puts no secret into the log', async () => {
				const result = await run({});
				expect(result.logText).not.toContain(PASSWORD);
			});
		});
	}
}
