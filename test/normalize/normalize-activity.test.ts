import { describe, expect, it } from 'vitest';
import { activityNormalizer, type ActivityTerms } from '../../src/normalize/normalize-activity';
import { activityFields, activitySchema } from '../../src/records/activity';
import { itemsWith } from './any-item';
import { recordOf } from './normalized';
import { expectCanonicalForm, expectToStay } from './normalizer-promises';

type Json = Readonly<Record<string, unknown>>;

const terms: ActivityTerms = { mapping: [], requirements: [], defaultCountry: 'US' };
const normalize = activityNormalizer(terms);

function activityOf(json: Json, own: Partial<ActivityTerms> = {}) {
	return recordOf(activityNormalizer({ ...terms, ...own })(json));
}

const anyActivity = itemsWith(
	[
		...activityFields,
		...['event', 'type', 'id', 'userId', 'user', 'contact', 'name', 'phone', 'timezone', 'state'],
		...['zip', 'listing', 'property', 'mlsNumber', 'timestamp', 'created_at', 'body', 'payload'],
	],
	[
		...[
			'price_drop',
			'Price Drop',
			'NewListing',
			'e1',
			'u1',
			7,
			'ann@example.com',
			'none@none.com',
		],
		...['a@b.com, c@d.com', '(555) 867-5309', '415-555-2671', 'Eastern', 'America/Chicago', 'Mars'],
		...['Texas', 'tx', '78701-1234', 2138, 'MA', 'HAR', 'A-17', 'Ann Lee'],
		...['2026-03-01T12:00:00Z', '2026-03-01T12:00:00', 1_767_571_200, '03/04/2026', 'soon'],
	],
);

const everyTerms: readonly Partial<ActivityTerms>[] = [
	{},
	{
		mapping: [
			{ target: 'data', from: 'payload' },
			{ target: 'email', from: 'contact.email, user' },
		],
	},
];

describe('an activity', () => {
	it.each(everyTerms)('normalizes to itself under %j', (own) => {
		const normalizeSo = activityNormalizer({ ...terms, ...own });
		expectToStay(anyActivity, normalizeSo, { numRuns: 2_000 });
	});

	it('has the canonical form whatever came in, and leaves the item as it was', () => {
		expectCanonicalForm(anyActivity, normalize, activitySchema);
	});
});

const nobody = { name: null, phone: null, timezone: null, state: null, zip: null };

describe('the usual sources', () => {
	it('a saved search', () => {
		const json = {
			eventId: 'e1',
			eventType: 'Price Drop',
			userId: 42,
			email: 'Ann@Example.com',
			recipient: {
				name: 'Ann Lee',
				phone: '(415) 555-2671',
				timezone: 'Central',
				state: 'Texas',
				zip: '78701-1234',
			},
			listing: { mlsNumber: 'A-17', mlsName: 'NTREIS' },
			occurredAt: '2026-03-01T12:00:00-06:00',
			oldPrice: 450_000,
			data: { from_cents: 45_000_000, to_cents: 42_500_000 },
		};
		expect(activityOf(json)).toEqual({
			event_id: 'e1',
			event_type: 'price_drop',
			user_id: '42',
			email: 'ann@example.com',
			recipient: {
				name: 'Ann Lee',
				phone: '+14155552671',
				timezone: 'America/Chicago',
				state: 'TX',
				zip: '78701',
			},
			mls_source: 'NTREIS',
			mls_id: 'A-17',
			occurred_at: '2026-03-01T18:00:00.000Z',
			data: { from_cents: 45_000_000, to_cents: 42_500_000 },
			extra: { oldPrice: 450_000 },
			issues: [],
		});
	});

	it('an event stream that puts everything under data, which stays as it is', () => {
		const data = { user_id: 'u1', mlsId: 'A-17', email: 'ann@example.com', price: 1 };
		expect(
			activityOf({ id: 'e1', type: 'listing.viewed', timestamp: 1_767_571_200, data }),
		).toEqual({
			event_id: 'e1',
			event_type: 'listing.viewed',
			user_id: 'u1',
			email: 'ann@example.com',
			recipient: nobody,
			mls_source: null,
			mls_id: 'A-17',
			occurred_at: '2026-01-05T00:00:00.000Z',
			data,
			extra: {},
			issues: [],
		});
	});

	it('n8n’s Webhook node', () => {
		const body = { event: 'new_listing', user: { id: 7, email: 'ann@example.com', name: 'Ann' } };
		expect(activityOf({ headers: {}, params: {}, query: {}, body })).toMatchObject({
			event_type: 'new_listing',
			user_id: '7',
			email: 'ann@example.com',
			recipient: { ...nobody, name: 'Ann' },
			data: {},
		});
	});
});

describe('what is inside data', () => {
	it('does not speak where the activity itself does, be it to say nothing', () => {
		const data = { email: 'data@example.com', user_id: 'inside' };
		expect(activityOf({ user_id: 'outside', email: null, data })).toMatchObject({
			user_id: 'outside',
			email: null,
			data,
		});
		expect(activityOf({ user_id: 'u', email: 'none@none.com', data })).toMatchObject({
			email: null,
			issues: ['email: email_placeholder'],
		});
	});

	it('cannot change what objects are', () => {
		const json = JSON.parse('{"data":{"__proto__":{"polluted":1},"a":1}}') as Json;
		const { data } = activityOf(json);
		expect(data).toEqual({ a: 1 });
		expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
	});
});

describe('the event type', () => {
	it.each<[written: unknown, type: string | null]>([
		['price_drop', 'price_drop'],
		['Price Drop', 'price_drop'],
		['priceDrop', 'price_drop'],
		['PriceDrop', 'price_drop'],
		['PRICE-DROP', 'price_drop'],
		['  price   drop! ', 'price_drop'],
		['HTMLMailOpened', 'html_mail_opened'],
		['listing.viewed', 'listing.viewed'],
		['Öffnung', 'öffnung'],
		['!!!', null],
		['x'.repeat(101), null],
	])('%j is %j', (written, type) => {
		expect(activityOf({ event_type: written }).event_type).toBe(type);
	});
});

describe('the time zone', () => {
	it.each<[written: string, zone: string | null]>([
		['America/Chicago', 'America/Chicago'],
		['america/chicago', 'America/Chicago'],
		['Central', 'America/Chicago'],
		['Central Time (US & Canada)', 'America/Chicago'],
		['Eastern Standard Time', 'America/New_York'],
		['PT', 'America/Los_Angeles'],
		['UTC', 'UTC'],
		['Mars/Olympus', null],
		['+05:00', null],
		['soon', null],
	])('%j is %j', (written, zone) => {
		expect(activityOf({ timezone: written }).recipient.timezone).toBe(zone);
	});
});

describe('requirements', () => {
	it('reject with the reason in words', () => {
		const requirements = [['user_id'], ['event_type']];
		const normalizeSo = activityNormalizer({ ...terms, requirements });
		expect(normalizeSo({ event_type: '!!!' })).toMatchObject({
			decision: 'rejected',
			reason: 'required_missing',
			missing: ['user_id', 'event_type'],
			message:
				'There is no user ID. There is no event type that can be used (event type "!!!": Not a name of at most 100 letters)',
		});
		expect(normalizeSo({ userId: 0, event: 'x' }).decision).toBe('normalized');
	});
});
