import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startListingFeed, type ListingFeed } from '../../../sandbox/stand-ins/listing-feed.mts';

const home = {
	mls_source: 'bright',
	mls_id: 'PA123',
	status: 'active',
	street: '12 Oak St',
	city: 'Erie',
	state: 'PA',
	price_cents: 35_000_000,
};
const other = { ...home, mls_id: 'PA9', street: '9 Elm St' };
let feed: ListingFeed;

beforeEach(async () => {
	feed = await startListingFeed([home, other]);
});

afterEach(async () => {
	await feed.close();
});

async function get(path: string): Promise<[number, unknown]> {
	const response = await fetch(feed.url + path);
	return [response.status, await response.json()];
}

describe('the listing feed stand-in', () => {
	it('answers with the listings that were asked for, in that order', async () => {
		expect(await get('/listings?keys=bright:PA9,bright:PA123')).toEqual([
			200,
			{ listings: [other, home] },
		]);
	});

	it('leaves out what it does not know', async () => {
		expect(await get('/listings?keys=bright%3APA1%2Cbright%3APA123')).toEqual([
			200,
			{ listings: [home] },
		]);
		expect(await get('/listings?keys=__proto__')).toEqual([200, { listings: [] }]);
	});

	it('tells what is true now', async () => {
		feed.records.set('bright:PA123', { ...home, status: 'pending' });
		expect(await get('/listings?keys=bright:PA123')).toEqual([
			200,
			{ listings: [{ ...home, status: 'pending' }] },
		]);
	});

	it('names its listings in RESO’s words, and keeps what it is told', async () => {
		expect(await get('/Property?$top=200')).toMatchObject([
			200,
			{ value: [{ ListingId: 'PA123', StandardStatus: 'active', ListPrice: 350_000 }, {}] },
		]);
		const put = async (listing: object) => {
			const body = JSON.stringify(listing);
			return (await fetch(`${feed.url}/listings/x`, { method: 'PUT', body })).status;
		};
		expect(await put({ ...home, status: 'closed', beds: 3 })).toBe(200);
		expect(feed.records.get('bright:PA123')).toEqual({ ...home, status: 'closed' });
		expect(await put({ mls_id: 'PA9' })).toBe(400);
	});

	it('refuses a question without keys', async () => {
		expect((await get('/listings'))[0]).toBe(400);
		expect((await get('/homes?keys=bright:PA9'))[0]).toBe(404);
	});
});
