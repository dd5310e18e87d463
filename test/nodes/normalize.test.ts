import type { INodeParameters } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode, toolCall, type NodeSettings } from '../support/engine/workflow-builder.mts';

const TYPE = 'n8n-nodes-doorman.normalize';
const engine = useEngineWithPack();

beforeAll(() => {
	// Nothing is at this address: the node needs no store.
	process.env['DOORMAN_STORE_URL'] = 'postgres://nobody@127.0.0.1:1/nothing';
});

afterAll(() => {
	delete process.env['DOORMAN_STORE_URL'];
});

function normalize(parameters: INodeParameters = {}, settings: NodeSettings = {}) {
	return oneNode(TYPE, parameters, { outputs: ['Normalized', 'Rejected'], ...settings });
}

const webForm = {
	'Your Name': 'ANN LEE',
	'E-Mail': 'Ann@Example.com',
	'Phone Number': '(415) 555-2671',
	'How did you hear about us?': 'radio',
};

describe('normalize', () => {
	it('works untouched on a plain web form', async () => {
		const run = await engine.run(normalize(), { items: [webForm] });
		expect(run.node('normalize').json(0)).toMatchObject([
			{
				lead_id: expect.stringMatching(/^lead:[\w-]{22}$/),
				full_name: 'Ann Lee',
				email: 'ann@example.com',
				phone: '4155552671',
				phone_e164: '+14155552671',
				extra: { 'How did you hear about us?': 'radio' },
				doorman: {
					issues: [],
					normalize: { decision: 'normalized', reason: 'nothing_doubtful' },
				},
			},
		]);
		expect(run.node('normalize').json(0)[0]).not.toHaveProperty('E-Mail');
		expect(run.node('normalize').json(1)).toEqual([]);
		expect(run.node('normalize').hints).toMatchObject([{ message: '1 normalized, 0 rejected' }]);
	});

	it('rejects with the reason and leaves the item’s fields as they were', async () => {
		const bad = { name: 'No Way', email: 'none@none.com', error: 'raw' };
		const run = await engine.run(normalize(), { items: [webForm, bad] });
		expect(run.node('normalize').json(0)).toHaveLength(1);
		expect(run.node('normalize').json(1)).toMatchObject([
			{
				...bad,
				doorman: {
					issues: [{ field: 'email', code: 'email_placeholder' }],
					normalize: {
						decision: 'rejected',
						reason: 'required_missing',
						missing: ['email', 'phone'],
						message: expect.stringContaining('no email address and no phone number'),
					},
				},
			},
		]);
		expect(run.linksOf('normalize', 1)).toEqual([[{ node: 'Start', output: 0, run: 0, item: 1 }]]);
	});

	it('changes nothing when its own output comes in again', async () => {
		const first = await engine.run(normalize(), { items: [webForm] });
		const lead = first.node('normalize').json(0);
		const again = await engine.run(normalize(), { items: lead });
		expect(again.node('normalize').json(0)).toEqual(lead);
	});

	it('carries over what other steps noted, and binary data, and changes no input', async () => {
		const binary = { file: { data: 'YQ==', mimeType: 'text/plain' } };
		const json = { ...webForm, doorman: { delivery_id: 'd1', dedupe: { decision: 'new' } } };
		const run = await engine.run(normalize(), { outputs: [[{ json, binary }]], freezeItems: true });
		expect(run.node('normalize').outputs[0]?.[0]).toMatchObject({
			json: { doorman: { delivery_id: 'd1', dedupe: { decision: 'new' } }, extra: {} },
			binary,
		});
		expect(run.node('Start').json()).toEqual([json]);
	});

	it('maps fields as the table says, fixed values and expressions included', async () => {
		const mapping = {
			values: [
				{ field: 'email', from: 'contact.mail, other', value: '' },
				{ field: 'source', from: '', value: '={{ $json.site.toUpperCase() }}' },
				{ field: 'budget_cents', from: 'answers[0].text', value: '' },
			],
		};
		const items = [
			{ contact: { mail: 'ann@example.com' }, site: 'a', answers: [{ text: '450k' }] },
			{ other: 'bob@example.com', site: 'b' },
		];
		const run = await engine.run(normalize({ mapping, options: { provenance: true } }), { items });
		expect(run.node('normalize').json(0)).toMatchObject([
			{
				email: 'ann@example.com',
				source: 'A',
				budget_cents: 45_000_000,
				doorman: {
					provenance: {
						email: { from: 'contact.mail', rule: 'mapping' },
						source: { from: null, rule: 'fixed_value' },
					},
				},
			},
			{ email: 'bob@example.com', source: 'B' },
		]);
	});

	it('keeps where fields first came from', async () => {
		const node = normalize({ options: { provenance: true } });
		const first = await engine.run(node, { items: [webForm] });
		const lead = first.node('normalize').json(0);
		const again = await engine.run(node, { items: lead });
		expect(again.node('normalize').json(0)).toEqual(lead);
		expect(lead[0]).toHaveProperty('doorman.provenance.email.from', 'E-Mail');
	});

	it('requires what it was told to', async () => {
		const items = [{ email: 'ann@example.com' }, { phone: '415-555-2671', zip: '78701' }, {}];
		const rejectedBy = async (parameters: INodeParameters) =>
			(await engine.run(normalize(parameters), { items })).node('normalize').json(1).length;
		expect(await rejectedBy({})).toBe(1);
		expect(await rejectedBy({ required: 'email' })).toBe(2);
		expect(await rejectedBy({ required: 'phone' })).toBe(2);
		expect(await rejectedBy({ required: 'emailAndPhone' })).toBe(3);
		expect(await rejectedBy({ required: 'nothing' })).toBe(0);
		expect(await rejectedBy({ required: 'nothing', options: { alsoRequired: ['zip'] } })).toBe(2);
	});

	it('reads national numbers as those of the country that was set', async () => {
		const node = normalize({ options: { defaultCountry: 'gb' } });
		const run = await engine.run(node, { items: [{ phone: '020 7946 0958' }] });
		expect(run.node('normalize').json(0)).toMatchObject([{ phone_e164: '+442079460958' }]);
	});

	it('completes seven digits with the area code of their source', async () => {
		const values = [
			{ areaCode: '512', source: 'Hillside Homes' },
			{ areaCode: 415, source: '' },
		];
		const node = normalize({ options: { areaCodes: { values } } });
		const items = ['hillside-HOMES ', 'Zillow', undefined].map((source) => ({
			source,
			phone: '555-2671',
		}));
		const run = await engine.run(node, { items });
		expect(run.node('normalize').json(0)).toMatchObject([
			{ phone_e164: '+15125552671' },
			{ phone_e164: '+14155552671' },
			{ phone_e164: '+14155552671' },
		]);
	});

	it.each(['', '15', '115', '4155'])('takes no %j for an area code', async (areaCode) => {
		const options = { areaCodes: { values: [{ areaCode, source: '' }] } };
		const run = await engine.run(normalize({ options }), { items: [webForm] });
		expect(run.error?.message).toContain('Use three digits such as 415');
	});

	it('tells an agent what it decided on the one output that it sees', async () => {
		const run = await engine.run(toolCall(TYPE, {}));
		const answer = JSON.stringify(run.node('Agent').json());
		expect(answer).toContain('rejected');
		expect(answer).toContain('required_missing');
	});
});

describe('normalize: listings', () => {
	const asListing = (parameters: INodeParameters = {}) =>
		normalize({ recordType: 'listing', ...parameters });
	const reso = { ListingId: 'A-17', StandardStatus: 'Active', ListPrice: '$1,200,000.00' };

	it('works untouched on a RESO feed', async () => {
		const run = await engine.run(asListing(), { items: [reso, { ListPrice: 1 }] });
		expect(run.node('normalize').json(0)).toMatchObject([
			{ mls_id: 'A-17', status: 'active', price_cents: 120_000_000, extra: {} },
		]);
		expect(run.node('normalize').json(1)).toMatchObject([
			{ ListPrice: 1, doorman: { normalize: { reason: 'required_missing', missing: ['mls_id'] } } },
		]);
	});

	it('changes nothing when its own output comes in again', async () => {
		const options = { source: 'HAR', dateForm: 'monthDayYear', provenance: true };
		const node = asListing({ options });
		const json = { ...reso, StandardStatus: 'PS', OnMarketDate: '2026-03-04', acres: '0.25' };
		const first = await engine.run(node, { items: [json] });
		const listing = first.node('normalize').json(0);
		expect(listing).toMatchObject([
			{
				mls_source: 'HAR',
				status: 'active_under_contract',
				listed_at: '03/04/2026',
				lot_sqft: 10_890,
				doorman: { provenance: { lot_sqft: { from: 'acres', rule: 'dictionary' } } },
			},
		]);
		const again = await engine.run(node, { items: listing });
		expect(again.node('normalize').json(0)).toEqual(listing);
	});

	it('takes the user’s word for statuses and requires one when told to', async () => {
		const items = [{ ...reso, StandardStatus: 'PS' }];
		const strict = await engine.run(asListing({ required: 'mlsIdAndStatus' }), { items });
		expect(strict.node('normalize').json(1)).toMatchObject([
			{
				doorman: {
					issues: [{ field: 'status', code: 'status_ambiguous', value: 'PS' }],
					normalize: { missing: ['status'] },
				},
			},
		]);
		const statuses = { values: [{ codes: 'P.S.', status: 'pending', source: '' }] };
		const told = await engine.run(asListing({ required: 'mlsIdAndStatus', statuses }), { items });
		expect(told.node('normalize').json(0)).toMatchObject([{ status: 'pending' }]);
	});

	it('reads dates as it was told to', async () => {
		const options = { dateOrder: 'dayFirst', timeZone: 'Eastern', serialDates: true };
		const items = [
			{ ...reso, ListDate: '03/04/2026', modified: '2026-07-01 12:00:00' },
			{ ...reso, ListDate: 46_082 },
		];
		const run = await engine.run(asListing({ options }), { items });
		expect(run.node('normalize').json(0)).toMatchObject([
			{ listed_at: '2026-04-03T00:00:00.000Z', modified_at: '2026-07-01T16:00:00.000Z' },
			{ listed_at: '2026-03-01T00:00:00.000Z' },
		]);
	});

	it.each<[options: INodeParameters, message: string]>([
		[{ dateOrder: 'dayFirst', dateForm: 'monthDayYear' }, 'nobody could tell'],
		[{ timeZone: 'Mars' }, 'Use a time zone such as America/New_York'],
	])('stops at %j', async (options, message) => {
		const run = await engine.run(asListing({ options }), { items: [reso] });
		expect(run.status).toBe('error');
		expect(run.error?.message).toContain(message);
	});
});

describe('normalize: activities', () => {
	const event = { type: 'Price Drop', userId: 7, listing: { mlsNumber: 'A-17' }, data: { to: 1 } };

	it('works untouched on an event', async () => {
		const node = normalize({ recordType: 'activity', options: { source: 'NTREIS' } });
		const run = await engine.run(node, { items: [event, { type: 'x' }] });
		const activity = run.node('normalize').json(0);
		expect(activity).toMatchObject([
			{
				event_type: 'price_drop',
				user_id: '7',
				mls_source: 'NTREIS',
				mls_id: 'A-17',
				data: { to: 1 },
				extra: {},
			},
		]);
		expect(run.node('normalize').json(1)).toMatchObject([
			{ doorman: { normalize: { missing: ['user_id'] } } },
		]);
		const again = await engine.run(node, { items: activity });
		expect(again.node('normalize').json(0)).toEqual(activity);
	});

	it('maps what the event says of itself', async () => {
		const mapping = { values: [{ field: 'data', from: 'details', value: '' }] };
		const node = normalize({ recordType: 'activity', mapping });
		const run = await engine.run(node, { items: [{ ...event, details: { from: 2 } }] });
		expect(run.node('normalize').json(0)).toMatchObject([
			{ data: { from: 2 }, extra: { data: { to: 1 } } },
		]);
	});
});

describe('wrong settings', () => {
	const wrong = normalize({ options: { defaultCountry: 'Narnia' } });
	const withErrors = (settings: NodeSettings & { outputs?: string[] }) =>
		normalize({ recordType: 'planet' }, settings);

	it('stop the workflow and say which', async () => {
		const run = await engine.run(wrong, { items: [webForm] });
		expect(run.status).toBe('error');
		expect(run.error?.message).toContain('Use two letters such as US');
	});

	it('let nothing through under On Error: Continue', async () => {
		const onError = 'continueRegularOutput';
		const run = await engine.run(withErrors({ onError }), { items: [webForm] });
		expect(run.node('normalize').json(0)).toEqual([]);
		expect(run.node('normalize').json(1)).toMatchObject([
			{ ...webForm, doorman: { normalize: { decision: 'failed', reason: 'misconfigured' } } },
		]);
	});

	it('send every item to the error output when there is one', async () => {
		const outputs = ['Normalized', 'Rejected', 'Error'];
		const run = await engine.run(withErrors({ onError: 'continueErrorOutput', outputs }), {
			items: [webForm],
		});
		expect(run.node('normalize').json(0)).toEqual([]);
		expect(run.node('normalize').json(1)).toEqual([]);
		expect(run.node('normalize').json(2)).toMatchObject([{ ...webForm }]);
	});
});

describe('batches', () => {
	it('of nothing are fine', async () => {
		const run = await engine.run(normalize(), { outputs: [[]] });
		expect(run.status).toBe('success');
	});

	it('of thousands come out whole and in order', async () => {
		const items = Array.from({ length: 5_000 }, (_, index) => ({
			email: `ann${index}@example.com`,
		}));
		const run = await engine.run(normalize(), { items });
		expect(run.node('normalize').json(0)).toMatchObject(items);
		expect(run.node('normalize').hints).toMatchObject([
			{ message: '5,000 normalized, 0 rejected' },
		]);
	});
});
