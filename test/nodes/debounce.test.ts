import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode, toolCall, type NodeSettings } from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';

const TYPE = 'n8n-nodes-doorman.debounceConsolidate';
const engine = useEngineWithPack();
beforeAll(freshStore);

let queues = 0;
const freshQueue = () => `queue ${++queues}`;

const outputs = {
	queueEvent: ['Queued', 'Dropped'],
	closeWindows: ['Notifications', 'Held Back'],
	acknowledge: ['Done'],
};

function step(
	operation: keyof typeof outputs,
	parameters: INodeParameters = {},
	settings: NodeSettings = {},
) {
	return oneNode(
		TYPE,
		{ operation, ...parameters },
		{ name: 'step', outputs: outputs[operation], ...settings },
	);
}

/** Due as soon as they are queued, all together. */
const dueAtOnce = (...eventTypes: string[]): INodeParameters => ({
	rows: eventTypes.map((type) => ({
		eventTypes: type,
		template: type,
		wait: 'atOnce',
		waitsWith: 'all',
	})),
});

let events = 0;
const activity = (event_type: string, changes: IDataObject = {}): IDataObject => ({
	event_id: `event ${++events}`,
	event_type,
	user_id: 'ann',
	email: 'ann@example.com',
	mls_source: 'bright',
	mls_id: '1',
	...changes,
});

async function queueAndClose(
	items: IDataObject[],
	timing: INodeParameters,
	parameters: INodeParameters = {},
) {
	const queue = freshQueue();
	const queued = await engine.run(step('queueEvent', { queue, timing }), { items });
	const closed = await engine.run(step('closeWindows', { queue, ...parameters }), { items: [{}] });
	return { queue, queued: queued.node('step'), closed: closed.node('step'), run: closed };
}

describe('queueEvent', () => {
	it('works with nothing set, and says when the window is due', async () => {
		const items = [activity('new_listing'), activity('Price Drop')];
		const run = await engine.run(step('queueEvent', { queue: freshQueue() }), { items });
		expect(run.node('step').json(0)).toMatchObject([
			{
				...items[0],
				doorman: {
					debounce: {
						decision: 'queued',
						reason: 'waits',
						waits_with: 'group:listings',
						due_at: expect.stringMatching(/Z$/),
					},
				},
			},
			{ doorman: { debounce: { decision: 'queued' } } },
		]);
		expect(run.linksOf('step', 0)).toEqual([
			[{ node: 'Start', output: 0, run: 0, item: 0 }],
			[{ node: 'Start', output: 0, run: 0, item: 1 }],
		]);
	});

	it('drops what it cannot queue, each with its reason', async () => {
		const items = [
			activity('price_drop', { user_id: '' }),
			activity(''),
			activity('party'),
			activity('price_drop', { occurred_at: 'yesterday' }),
		];
		const run = await engine.run(step('queueEvent', { queue: freshQueue() }), { items });
		const reasons = ['without_user', 'without_type', 'unknown_type', 'unreadable_time'];
		expect(run.node('step').json(0)).toEqual([]);
		expect(run.node('step').json(1)).toMatchObject(
			reasons.map((reason) => ({ doorman: { debounce: { decision: 'dropped', reason } } })),
		);
		expect(run.node('step').hints[0]?.message).toContain('does not name: party');
	});

	it('takes an event once, but never its own redelivery for a repeat', async () => {
		const queue = freshQueue();
		const item = activity('price_drop');
		const delivered = { ...item, doorman: { delivery_id: 'd1' } };
		const run = async (items: IDataObject[]) =>
			(await engine.run(step('queueEvent', { queue }), { items })).node('step');
		await run([delivered]);
		expect((await run([delivered])).json(0)).toMatchObject([
			{ doorman: { debounce: { reason: 'queued_before' } } },
		]);
		expect((await run([item])).json(1)).toMatchObject([
			{ doorman: { debounce: { reason: 'repeated' } } },
		]);
	});

	it('warns as long as nobody releases the queue', async () => {
		const queue = freshQueue();
		const hints = async () =>
			(await engine.run(step('queueEvent', { queue }), { items: [activity('price_drop')] }))
				.node('step')
				.hints.filter(({ type }) => type === 'warning');
		expect((await hints())[0]?.message).toContain('Nobody releases the queue');
		await engine.run(step('closeWindows', { queue }), { items: [{}] });
		expect(await hints()).toEqual([]);
	});

	it('survives whatever it is given', async () => {
		const hostile = JSON.parse(
			'{"__proto__": {"polluted": true}, "constructor": 1, "text": "\\u0000 \\ud800 \\u202e"}',
		) as IDataObject;
		const items = [
			activity('price_drop', { ...hostile, user_id: 'a\u0000\ud800b' }),
			activity('price_drop', { user_id: 'x'.repeat(1_000_000) }),
			activity('price_drop', { user_id: 7, event_id: { a: 1 }, mls_id: null, email: [] }),
		];
		const { queued, closed, run } = await queueAndClose(items, dueAtOnce('price_drop'));
		expect(run.error).toBeUndefined();
		expect(queued.json(0)).toHaveLength(3);
		expect(closed.json(0)).toHaveLength(3);
		const users = closed.json(0).map(({ user_id }) => user_id);
		expect(users).toEqual(expect.arrayContaining(['a\ufffdb', '7']));
		expect(({} as IDataObject)['polluted']).toBeUndefined();
	});

	it('takes an empty batch and a huge one', async () => {
		const many = Array.from({ length: 5_000 }, (_, n) =>
			activity('price_drop', { user_id: `u${n % 50}` }),
		);
		const { queued, closed } = await queueAndClose(many, dueAtOnce('price_drop'));
		expect(queued.json(0)).toHaveLength(5_000);
		expect(closed.json(0)).toHaveLength(50);
		expect((await queueAndClose([], dueAtOnce('price_drop'))).closed.json(0)).toEqual([]);
	});
});

describe('closeWindows', () => {
	it('makes one notification of three events about one house', async () => {
		const types = ['new_listing', 'price_drop', 'open_house'];
		const items = types.map((type, index) =>
			activity(type, { occurred_at: `2026-03-0${3 - index}T10:00:00Z`, price_cents: index }),
		);
		const { closed, run } = await queueAndClose(items, dueAtOnce(...types));
		expect(closed.json(1)).toEqual([]);
		expect(closed.json(0)).toEqual([
			{
				notification_id: expect.any(String),
				user_id: 'ann',
				email: 'ann@example.com',
				recipient: null,
				template: 'listing_updates',
				title: '3 updates on homes you follow',
				subject_keys: ['bright:1'],
				events: [...items].reverse().map((item) => ({
					...item,
					subject_key: 'bright:1',
					occurred_at: expect.stringContaining('2026-03-0'),
				})),
				held_back: [],
				window: {
					opened_at: expect.any(String),
					closed_at: expect.any(String),
					closed_because: 'at_once',
				},
				doorman: {
					delivery_id: closed.json(0)[0]?.['notification_id'],
					debounce: {
						decision: 'notify',
						reason: 'at_once',
						queue: expect.any(String),
						try: 1,
						lease_token: expect.any(String),
					},
				},
			},
		]);
		expect(run.linksOf('step', 0)).toEqual([[{ node: 'Start', output: 0, run: 0, item: 0 }]]);
	});

	it('holds back what a change of status overtakes', async () => {
		const items = [activity('new_listing'), activity('pending'), activity('price_drop')];
		const { closed } = await queueAndClose(
			items,
			dueAtOnce('new_listing', 'pending', 'price_drop'),
		);
		expect(closed.json(0)).toMatchObject([
			{ template: 'pending', held_back: [{ reason: 'suppressed' }, { reason: 'suppressed' }] },
		]);
		const by = { because_event_id: items[1]?.['event_id'] };
		expect(closed.json(1)).toMatchObject([
			{ event_type: 'new_listing', doorman: { debounce: { reason: 'suppressed', ...by } } },
			{ event_type: 'price_drop', doorman: { debounce: { reason: 'suppressed', ...by } } },
		]);
	});

	it('hands a notification out again until it is acknowledged', async () => {
		const { queue, closed } = await queueAndClose(
			[activity('price_drop')],
			dueAtOnce('price_drop'),
		);
		const again = await engine.run(step('closeWindows', { queue }), { items: [{}] });
		expect(again.node('step').json(0)).toEqual([]);
		const acknowledge = async () =>
			(await engine.run(step('acknowledge'), { items: closed.json(0) })).node('step').json();
		expect(await acknowledge()).toMatchObject([
			{ user_id: 'ann', doorman: { debounce: { decision: 'acknowledged' } } },
		]);
		expect(await acknowledge()).toMatchObject([
			{ doorman: { debounce: { decision: 'already_acknowledged' } } },
		]);
	});

	it('hands nothing out when the store is down', async () => {
		const url = process.env['DOORMAN_STORE_URL'];
		process.env['DOORMAN_STORE_URL'] = 'postgres://doorman@127.0.0.1:1/doorman';
		const settings = { onError: 'continueRegularOutput' } as const;
		const run = await engine.run(step('closeWindows', {}, settings), { items: [{ id: 1 }] });
		process.env['DOORMAN_STORE_URL'] = url;
		expect(run.node('step').json(0)).toEqual([]);
		expect(run.node('step').json(1)).toMatchObject([
			{ id: 1, doorman: { debounce: { decision: 'failed', reason: 'store_unavailable' } } },
		]);
	});

	it('gets what its first try had leased after Retry On Fail', async () => {
		const { queue } = await queueAndClose([], dueAtOnce('price_drop'));
		await engine.run(step('queueEvent', { queue, timing: dueAtOnce('price_drop') }), {
			items: [activity('price_drop')],
		});
		const run = () =>
			engine.run(step('closeWindows', { queue }), { items: [{}], executionId: 'the same' });
		const [first] = (await run()).node('step').json(0);
		const [again] = (await run()).node('step').json(0);
		expect(first).toBeDefined();
		expect(again).toEqual(first);
	});
});

describe('acknowledge', () => {
	it('finds the notification when the item was replaced on the way', async () => {
		const { closed } = await queueAndClose([activity('price_drop')], dueAtOnce('price_drop'));
		const id = closed.json(0)[0]?.['notification_id'] as string;
		const run = await engine.run(step('acknowledge', { notificationId: id }), {
			items: [{ statusCode: 202 }],
		});
		expect(run.node('step').json()).toMatchObject([
			{ statusCode: 202, doorman: { debounce: { decision: 'acknowledged' } } },
		]);
	});

	it('says so when there is nothing to acknowledge', async () => {
		const run = await engine.run(step('acknowledge'), {
			items: [{}, { notification_id: 'unknown' }],
		});
		expect(run.node('step').json()).toMatchObject([
			{ doorman: { debounce: { decision: 'without_id' } } },
			{ doorman: { debounce: { decision: 'not_found' } } },
		]);
	});
});

describe('test runs', () => {
	it('have a queue of their own, which knows what the live one knows', async () => {
		const queue = freshQueue();
		const timing = dueAtOnce('price_drop');
		const live = activity('price_drop');
		await engine.run(step('queueEvent', { queue, timing }), { items: [live] });
		const test = await engine.run(step('queueEvent', { queue, timing }), {
			items: [live, activity('price_drop', { user_id: 'test' })],
			mode: 'manual',
		});
		expect(test.node('step').json(1)).toMatchObject([
			{ doorman: { debounce: { reason: 'repeated' } } },
		]);
		const close = async (mode: 'manual' | 'trigger') =>
			(await engine.run(step('closeWindows', { queue }), { items: [{}], mode })).node('step');
		expect((await close('manual')).json(0)).toMatchObject([{ user_id: 'test' }]);
		const [notification] = (await close('trigger')).json(0);
		expect(notification).toMatchObject({ user_id: 'ann' });
		const acknowledged = await engine.run(step('acknowledge'), {
			items: [notification ?? {}],
			mode: 'manual',
		});
		expect(acknowledged.node('step').json()).toMatchObject([
			{ doorman: { debounce: { decision: 'not_in_test_runs' } } },
		]);
	});
});

describe('agents', () => {
	it('may queue and learn of the decision', async () => {
		const parameters = { queue: freshQueue(), userKey: 'ann', eventType: 'party' };
		const run = await engine.run(toolCall(TYPE, { operation: 'queueEvent', ...parameters }));
		expect(JSON.stringify(run.node('Agent').json())).toContain('unknown_type');
	});

	it.each(['closeWindows', 'acknowledge'])('may not use %s', async (operation) => {
		const run = await engine.run(toolCall(TYPE, { operation, queue: freshQueue() }));
		expect(JSON.stringify([run.node('Agent').json(), run.error])).toContain(
			'An AI agent may not use',
		);
	});
});
