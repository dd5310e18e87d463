import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../sandbox/stand-ins/stand-in.mts';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { freshStore } from '../support/fresh-store';
import { readTemplate, settingsWith, variantOf } from './template';
import { useStandIn } from './use-stand-in';

const template = readTemplate('listing-feed.json');
const engine = useEngineWithPack();
beforeAll(freshStore);
const feed = useStandIn(() => page());
const listings = useStandIn(() => ({ status: 200, json: {} }));

let homes = 0;

/** A listing as a RESO Web API has it, of a home of its own unless told otherwise. */
function home(fields: IDataObject = {}): IDataObject {
	return {
		ListingKey: `key ${++homes}`,
		ListingId: `A/${homes}`,
		OriginatingSystemName: 'NTREIS',
		StandardStatus: 'Active',
		ListPrice: 1_200_000,
		StreetNumber: '12',
		StreetName: 'Oak',
		StreetSuffix: 'St',
		City: 'Dallas',
		StateOrProvince: 'TX',
		PostalCode: '75201',
		ModificationTimestamp: '2026-03-02T09:30:00Z',
		...fields,
	};
}
const page = (...value: IDataObject[]): Answer => ({ status: 200, json: { value } });

const run = (changes: Readonly<Record<string, INodeParameters>> = {}) => {
	const Settings = settingsWith(template, {
		'settings.feed_url': `${feed.url}/Property`,
		'settings.listings_url': listings.url,
	});
	return engine.run(variantOf(template, { Settings, ...changes }), {
		startNode: 'Every 15 Minutes',
		items: [{}],
	});
};
const toNormalize = [
	'Every 15 Minutes',
	'Settings',
	'Read Feed',
	'Listing by Listing',
	'Normalize',
];

describe('listing-feed', () => {
	it('saves each listing that changed as one clean record', async () => {
		const one = home();
		feed.answer = () => page(one, home({ StandardStatus: 'Pending' }));
		const result = await run();
		expect(result.status).toBe('success');
		expect(result.reached).toEqual([...toNormalize, 'Dedupe', 'Save Listing']);
		const [request] = feed.taken();
		const query = new URL(request?.path ?? '', feed.url).searchParams;
		expect(query.get('$filter')).toMatch(/^ModificationTimestamp ge \d{4}-\d\d-\d\dT[\d:.]+Z$/);
		const saved = listings.taken();
		expect(saved).toHaveLength(2);
		expect(saved[0]).toMatchObject({
			method: 'PUT',
			path: `/listings/${encodeURIComponent(`NTREIS:${one['ListingId'] as string}`)}`,
			body: {
				mls_id: one['ListingId'],
				mls_source: 'NTREIS',
				status: 'active',
				price_cents: 120_000_000,
				city: 'Dallas',
				modified_at: '2026-03-02T09:30:00.000Z',
				extra: { ListingKey: one['ListingKey'] },
			},
		});
		expect(saved[1]).toMatchObject({ body: { status: 'pending' } });
	});

	it('reads page after page', async () => {
		feed.answer = ({ path }) =>
			path.includes('skiptoken')
				? page(home())
				: {
						status: 200,
						json: { value: [home()], '@odata.nextLink': `${feed.url}/Property?$skiptoken=2` },
					};
		const result = await run();
		expect(result.status).toBe('success');
		expect(feed.taken()).toHaveLength(2);
		expect(listings.taken()).toHaveLength(2);
	});

	it('saves a version once, and the next when status, price or time changed', async () => {
		const same = home();
		feed.answer = () => page(same);
		await run();
		const again = await run();
		expect(again.reached).toEqual([...toNormalize, 'Dedupe', 'Seen Before']);
		feed.answer = () => page({ ...same, ListPrice: 1_150_000 });
		await run();
		feed.answer = () => page({ ...same, ModificationTimestamp: '2026-03-02T10:00:00Z' });
		await run();
		expect(listings.taken()).toHaveLength(3);
	});

	it('parks a listing whose status depends on the MLS until that is said', async () => {
		const unclear = home({ StandardStatus: undefined, MlsStatus: 'PS' });
		feed.answer = () => page(unclear);
		const result = await run();
		expect(result.reached).toEqual([...toNormalize, 'Park: Rejected']);
		expect(result.node('Park: Rejected').json()).toMatchObject([
			{
				MlsStatus: 'PS',
				failure: expect.stringMatching(/no status that can be used .*Depends on the MLS/) as string,
				doorman: { letter: { decision: 'parked' } },
			},
		]);
		const statuses = { values: [{ codes: 'PS', status: 'pending', source: 'NTREIS' }] };
		await run({ Normalize: { statuses } });
		expect(listings.taken()).toMatchObject([{ body: { status: 'pending' } }]);
	});

	it('ends when nothing changed', async () => {
		feed.answer = () => page();
		const result = await run();
		expect(result.status).toBe('success');
		expect(listings.taken()).toEqual([]);
	});

	it('tries the feed three times and parks that it did not answer', async () => {
		feed.answer = () => ({ status: 503 });
		const result = await run();
		expect(result.status).toBe('success');
		expect(feed.taken()).toHaveLength(3);
		expect(result.reached).toEqual([...toNormalize.slice(0, 3), 'Park: No Feed']);
		expect(result.node('Park: No Feed').json()).toMatchObject([
			{ failure: expect.stringContaining('503') as string },
		]);
	});

	it('tries to save three times and parks the whole listing', async () => {
		listings.answer = () => ({ status: 500 });
		const lost = home();
		feed.answer = () => page(lost);
		const result = await run();
		expect(listings.taken()).toHaveLength(3);
		expect(result.node('Park: Not Saved').json()).toMatchObject([
			{ mls_id: lost['ListingId'], failure: expect.stringContaining('500') as string },
		]);
	});
});
