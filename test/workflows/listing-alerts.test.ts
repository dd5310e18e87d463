import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../sandbox/stand-ins/stand-in.mts';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { chain } from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';
import { readTemplate, settingsWith, variantOf } from './template';
import { useStandIn } from './use-stand-in';

const template = readTemplate('listing-alerts.json');
const engine = useEngineWithPack();
beforeAll(freshStore);
const feed = useStandIn(() => listings(home));
const sendGrid = useStandIn(() => ({ status: 202 }));

const home = {
	mls_source: 'bright',
	mls_id: 'PA123',
	status: 'active',
	price_cents: 35_000_000,
	street: '12 Oak St',
	city: 'Erie',
	state: 'PA',
};
const listings = (...all: IDataObject[]): Answer => ({ status: 200, json: { listings: all } });

let events = 0;
/** An event as the trigger releases it. */
function event(fields: IDataObject = {}): IDataObject {
	const number = ++events;
	return {
		event_id: `e${number}`,
		event_type: 'price_drop',
		user_id: `user ${number}`,
		email: `ann${number}@example.com`,
		mls_source: 'bright',
		mls_id: 'PA123',
		occurred_at: '2026-03-02T09:30:00Z',
		doorman: { delivery_id: `delivery ${number}`, intake: { kind: 'lead', attempt: 1 } },
		...fields,
	};
}

const atOnce: INodeParameters = {
	timing: { rows: [{ eventTypes: '*', template: 'alert', wait: 'atOnce', waitsWith: 'all' }] },
};
const post = (item: IDataObject, timing: INodeParameters = {}) =>
	engine.run(variantOf(template, { 'Queue Event': timing }), {
		startNode: 'Event Comes In',
		items: [item],
	});

/** The notification that events become when they wait no longer, leased as the Trigger would. */
async function notification(...items: IDataObject[]): Promise<IDataObject> {
	for (const item of items) await post(item, atOnce);
	const closing = chain([
		{
			name: 'Close',
			type: 'n8n-nodes-doorman.debounceConsolidate',
			parameters: { operation: 'closeWindows', queue: 'listing-alerts' },
		},
	]);
	const [first, ...more] = (await engine.run(closing, { items: [{}] })).node('Close').json();
	expect(more).toEqual([]);
	return first ?? {};
}

// The engine in tests sends no request with credentials; real n8n does, with the Header Auth chosen.
const withoutCredential: INodeParameters = { authentication: 'none' };

const release = (item: IDataObject, mode: 'trigger' | 'manual' = 'trigger') => {
	const Settings = settingsWith(template, {
		'settings.feed_url': feed.url,
		'settings.sendgrid_url': sendGrid.url,
	});
	return engine.run(variantOf(template, { Settings, Send: withoutCredential }), {
		startNode: 'Notification Is Due',
		items: [item],
		mode,
	});
};
const toLastLook = ['Notification Is Due', 'Settings', 'Last Look'];
const toStillTrue = [...toLastLook, 'What Is Still True', 'Still True?'];

const toQueue = ['Event Comes In', 'Normalize', 'Queue Event'];

describe('listing-alerts: events', () => {
	it('lets an event wait', async () => {
		const result = await post(event({ mls_id: 'waits' }));
		expect(result.reached).toEqual([...toQueue, 'Waits']);
		expect(result.node('Waits').json()).toMatchObject([
			{ doorman: { debounce: { decision: 'queued', queue: 'listing-alerts' } } },
		]);
	});

	it('parks an event that it drops, with the reason', async () => {
		const result = await post(event({ event_type: 'garage_sale' }));
		expect(result.reached).toEqual([...toQueue, 'Worth a Look?', 'Park: Dropped']);
		expect(result.node('Park: Dropped').json()).toMatchObject([
			{ event_type: 'garage_sale', failure: 'Dropped: unknown_type' },
		]);
	});

	it('lets an event wait whatever its source calls its fields', async () => {
		const own = {
			eventId: 'e-foreign',
			type: 'OpenHouse',
			user: { id: 7, email: 'Ann.Seven@Example.com' },
			listing: { mlsNumber: 'waits', mlsName: 'bright' },
			timestamp: 1_772_443_800,
		};
		const result = await post({ ...own, doorman: { delivery_id: 'foreign' } });
		expect(result.reached).toEqual([...toQueue, 'Waits']);
		expect(result.node('Waits').json()).toMatchObject([
			{
				event_id: 'e-foreign',
				event_type: 'open_house',
				user_id: '7',
				email: 'ann.seven@example.com',
				mls_source: 'bright',
				mls_id: 'waits',
				occurred_at: '2026-03-02T09:30:00.000Z',
			},
		]);
	});

	it('parks an event that is about no listing, with the reason', async () => {
		const result = await post(event({ mls_id: '' }));
		expect(result.reached).toEqual(['Event Comes In', 'Normalize', 'Park: Rejected']);
		expect(result.node('Park: Rejected').json()).toMatchObject([
			{ event_type: 'price_drop', failure: expect.stringMatching(/MLS number/i) as string },
		]);
	});

	it('ends with a repeated event', async () => {
		const first = event({ mls_id: 'waits' });
		await post(first);
		const result = await post(event({ ...first, doorman: { delivery_id: 'another' } }));
		expect(result.reached).toEqual([...toQueue, 'Worth a Look?']);
		expect(result.node('Worth a Look?').json(1)).toHaveLength(1);
	});

	it('ends with what was refused', async () => {
		const result = await engine.run(template, {
			startNode: 'Event Comes In',
			outputs: [[], [{ json: { doorman: { intake: { kind: 'refusals' } } } }]],
		});
		expect(result.reached).toEqual(['Event Comes In', 'Refused']);
	});
});

describe('listing-alerts: notifications', () => {
	it('sends one mail for two events about a home and acknowledges it', async () => {
		const first = event({ event_type: 'new_listing' });
		const second = event({ user_id: first['user_id'], email: first['email'] });
		const item = await notification(first, second);
		const result = await release(item);
		expect(result.status).toBe('success');
		expect(result.reached).toEqual([...toStillTrue, 'Check', 'Send', 'Acknowledge: Sent']);
		expect(feed.taken()).toMatchObject([{ method: 'GET', path: '/listings?keys=bright%3APA123' }]);
		const mails = sendGrid.taken();
		expect(mails).toMatchObject([
			{
				method: 'POST',
				path: '/v3/mail/send',
				body: {
					personalizations: [
						{
							to: [{ email: first['email'] }],
							custom_args: { notification_id: item['notification_id'] },
						},
					],
					from: { email: 'alerts@example.com' },
					subject: item['title'],
					mail_settings: { sandbox_mode: { enable: false } },
					tracking_settings: { subscription_tracking: { enable: true } },
				},
			},
		]);
		expect(textOf(mails[0]?.body)).toBe(
			[
				'new listing: 12 Oak St, Erie, PA, $350,000',
				'price drop: 12 Oak St, Erie, PA, $350,000',
				'',
				'Example Realty, 1 Main Street, Springfield, IL 62701',
			].join('\n'),
		);
		expect(result.node('Acknowledge: Sent').json()).toMatchObject([
			{ doorman: { debounce: { decision: 'acknowledged' } } },
		]);
		expect(result.linksOf('Acknowledge: Sent')).toEqual([
			[{ node: 'Send', output: 0, run: 0, item: 0 }],
		]);
	});

	it('names only the homes that are still to be had', async () => {
		const first = event();
		const gone = event({ user_id: first['user_id'], mls_id: 'PA9' });
		const item = await notification(first, gone);
		feed.answer = () =>
			listings(home, { ...home, mls_id: 'PA9', status: 'pending', street: '9 Elm' });
		await release(item);
		const [mail] = sendGrid.taken();
		expect(mail?.body).toMatchObject({ subject: 'News on homes you follow' });
		expect(textOf(mail?.body)).toContain('12 Oak St');
		expect(textOf(mail?.body)).not.toContain('9 Elm');
	});

	it.each([
		['is pending', listings({ ...home, status: 'pending' })],
		['is of another source', listings({ ...home, mls_source: 'other' })],
		['is not known to the feed', listings()],
	])('sends nothing when the home %s', async (_, answer) => {
		const item = await notification(event());
		feed.answer = () => answer;
		const result = await release(item);
		expect(result.status).toBe('success');
		expect(result.reached).toEqual([...toStillTrue, 'Acknowledge: Nothing Sent']);
		expect(result.node('Acknowledge: Nothing Sent').json()).toMatchObject([
			{ doorman: { debounce: { decision: 'acknowledged' } } },
		]);
		expect(sendGrid.taken()).toEqual([]);
	});

	it('sends nothing to a suppressed address', async () => {
		const first = event();
		const item = await notification(first);
		await engine.run(
			chain([
				{
					type: 'n8n-nodes-doorman.suppressionSync',
					parameters: { operation: 'add', email: '={{ $json.email }}' },
				},
			]),
			{ items: [{ email: first['email'] }] },
		);
		const result = await release(item);
		expect(result.reached).toEqual([...toStillTrue, 'Check', 'Acknowledge: Nothing Sent']);
		expect(result.node('Check').json(1)).toMatchObject([
			{ doorman: { suppression: { decision: 'suppressed' } } },
		]);
		expect(result.node('Acknowledge: Nothing Sent').json()).toMatchObject([
			{ doorman: { debounce: { decision: 'acknowledged' } } },
		]);
		expect(sendGrid.taken()).toEqual([]);
	});

	it('asks the feed three times, then parks the notification and sends nothing', async () => {
		const item = await notification(event());
		feed.answer = () => ({ status: 503 });
		const result = await release(item);
		expect(result.status).toBe('success');
		expect(feed.taken()).toHaveLength(3);
		expect(result.reached).toEqual([
			...toLastLook,
			'Park: No Last Look',
			'Acknowledge: Nothing Sent',
		]);
		expect(result.node('Park: No Last Look').json()).toMatchObject([
			{
				notification_id: item['notification_id'],
				failure: expect.stringContaining('503') as string,
			},
		]);
		expect(result.node('Acknowledge: Nothing Sent').json()).toMatchObject([
			{ doorman: { debounce: { decision: 'acknowledged' } } },
		]);
		expect(sendGrid.taken()).toEqual([]);
	});

	it('fails, so that it is tried again, when the feed answers something else', async () => {
		const item = await notification(event());
		feed.answer = () => ({ status: 200, json: { value: [] } });
		const result = await release(item);
		expect(result.status).toBe('error');
		expect(result.reached).toEqual([...toLastLook, 'What Is Still True']);
		expect(sendGrid.taken()).toEqual([]);
	});

	it('tries a mail once and parks it when that fails', async () => {
		const item = await notification(event());
		sendGrid.answer = () => ({ status: 500 });
		const result = await release(item);
		expect(result.status).toBe('success');
		expect(sendGrid.taken()).toHaveLength(1);
		expect(result.reached).toEqual([...toStillTrue, 'Check', 'Send', 'Park: Not Sent']);
		expect(result.node('Park: Not Sent').json()).toMatchObject([
			{
				notification_id: item['notification_id'],
				events: [{ event_type: 'price_drop' }],
				failure: expect.stringContaining('500') as string,
			},
		]);
	});

	it('lets SendGrid only check the mail in a test run', async () => {
		const item = await notification(event());
		const result = await release(item, 'manual');
		expect(sendGrid.taken()).toMatchObject([
			{ body: { mail_settings: { sandbox_mode: { enable: true } } } },
		]);
		expect(result.node('Acknowledge: Sent').json()).toMatchObject([
			{ doorman: { debounce: { decision: 'not_in_test_runs' } } },
		]);
	});

	it('ends with what was held back', async () => {
		const result = await engine.run(template, {
			startNode: 'Notification Is Due',
			outputs: [[], [{ json: event() }]],
		});
		expect(result.reached).toEqual(['Notification Is Due', 'Held Back']);
	});
});

function textOf(body: unknown): string | undefined {
	return (body as { content: { value: string }[] } | undefined)?.content[0]?.value;
}
