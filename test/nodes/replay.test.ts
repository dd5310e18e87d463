import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeSharedStores, sharedStore } from '../../src/store/shared-stores';
import { parseStoreUrl } from '../../src/store/store-url';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { chain, oneNode } from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';

const DEBOUNCE = 'n8n-nodes-doorman.debounceConsolidate';
const LETTERS = 'n8n-nodes-doorman.deadLetters';
const engine = useEngineWithPack();
beforeAll(freshStore);

afterAll(closeSharedStores);

async function run(type: string, operation: string, parameters: INodeParameters = {}) {
	const done = await engine.run(oneNode(type, { operation, ...parameters }, { name: 'step' }), {
		items: [{}],
	});
	return done.node('step').json(0);
}

/** A notification of a single event, as Close Windows hands it out. */
async function notification(queue: string, cooldownMinutes: number): Promise<IDataObject> {
	const timing = {
		rows: [
			{ eventTypes: '*', template: 'alert', wait: 'atOnce', waitsWith: 'all', cooldownMinutes },
		],
	};
	await engine.run(oneNode(DEBOUNCE, { operation: 'queueEvent', queue, timing }), {
		items: [{ event_id: `${queue} e`, event_type: 'news', user_id: 'ann', email: 'ann@x.io' }],
	});
	return (await run(DEBOUNCE, 'closeWindows', { queue }))[0] ?? {};
}

/** Its last run died, and then its trigger looked again. */
async function die(queue: string): Promise<void> {
	const store = await sharedStore(parseStoreUrl(process.env['DOORMAN_STORE_URL'] ?? ''));
	const terms = {
		leaseToken: undefined,
		leaseMs: 1,
		maxTries: 1,
		releaser: { workflowId: 'w1', workflowName: 'Alerts', nodeName: 'Due' },
		limit: 1,
	};
	const later = (await store.now()) + 3_600_000;
	expect(await store.outbox.lease(queue, terms, later)).toEqual([]);
}

it('gives a dead notification back as it was, and its acknowledgement ends the letter', async () => {
	const first = await notification('one', 60);
	await die('one');
	const source = 'Alerts: Due';
	expect(await run(LETTERS, 'list', { options: { source } })).toMatchObject([
		{
			state: 'parked',
			source,
			attempts: 1,
			payload: { notification_id: first['notification_id'] },
		},
	]);

	const replay = chain([
		{
			name: 'Take',
			type: LETTERS,
			parameters: { operation: 'takeForReplay', options: { source } },
		},
		{ name: 'Acknowledge', type: DEBOUNCE, parameters: { operation: 'acknowledge' } },
		{ name: 'Resolve', type: LETTERS, parameters: { operation: 'resolve' } },
	]);
	const replayed = await engine.run(replay, { items: [{}] });
	const [taken] = replayed.node('Take').json(0);
	const { doorman, ...content } = taken ?? {};
	const { doorman: before, ...was } = first;
	expect(content).toEqual({ ...was, letter_id: content['letter_id'] });
	expect(doorman).toMatchObject({ delivery_id: (before as IDataObject)['delivery_id'] });
	expect(replayed.node('Acknowledge').json(0)).toMatchObject([
		{ doorman: { debounce: { decision: 'acknowledged' } } },
	]);
	expect(replayed.node('Resolve').json(0)).toMatchObject([
		{ doorman: { letter: { decision: 'already_settled' } } },
	]);
	expect(await run(LETTERS, 'list', { options: { source } })).toEqual([]);
	expect(await run(LETTERS, 'list', { states: ['resolved'] })).toHaveLength(1);
});

it('keeps the letter of a notification whose replay fails, with one attempt more', async () => {
	const first = await notification('two', 0);
	await die('two');
	const replay = chain([
		{ name: 'Take', type: LETTERS, parameters: { operation: 'takeForReplay' } },
		{ name: 'Park', type: LETTERS, parameters: { operation: 'park', failure: 'still no mail' } },
	]);
	await engine.run(replay, { items: [{}] });
	expect(await run(LETTERS, 'list')).toMatchObject([
		{
			failure: 'still no mail',
			attempts: 2,
			source: 'Alerts: Due',
			payload: { notification_id: first['notification_id'], events: first['events'] },
		},
	]);
});
