import { z } from 'zod/v4';

import { startStandIn, type Answer, type ReceivedRequest, type StandIn } from './stand-in.mts';

const listingSchema = z.object({
	mls_source: z.string(),
	mls_id: z.string(),
	/** In RESO's words: `active`, `pending`, … */
	status: z.string(),
	street: z.string(),
	city: z.string(),
	state: z.string(),
	price_cents: z.number(),
});

/** A listing as the feed tells of it. */
export type ListingInFeed = Readonly<z.infer<typeof listingSchema>>;

/** A feed that knows what is true of a listing now. */
export interface ListingFeed extends StandIn {
	/** By `<mls_source>:<mls_id>`; what is set here is what it tells from then on. */
	readonly records: Map<string, ListingInFeed>;
}

export function keyOf({ mls_source, mls_id }: ListingInFeed): string {
	return `${mls_source}:${mls_id}`;
}

/** The same listing as a RESO Web API names its fields. */
function inResoWords(listing: ListingInFeed, startedAt: string) {
	return {
		ListingId: listing.mls_id,
		OriginatingSystemName: listing.mls_source,
		StandardStatus: listing.status,
		ListPrice: listing.price_cents / 100,
		UnparsedAddress: listing.street,
		City: listing.city,
		StateOrProvince: listing.state,
		ModificationTimestamp: startedAt,
	};
}

function saved(records: ListingFeed['records'], body: unknown): Answer {
	const { success, data } = listingSchema.safeParse(body);
	if (!success) return { status: 400, json: { message: 'That is no listing' } };
	records.set(keyOf(data), data);
	return { status: 200, json: data };
}

function answerWith(records: ListingFeed['records'], startedAt: string) {
	return ({ method, path, body }: ReceivedRequest): Answer => {
		const { pathname, searchParams } = new URL(path, 'http://feed');
		if (method === 'GET' && pathname === '/Property') {
			const value = [...records.values()].map((listing) => inResoWords(listing, startedAt));
			return { status: 200, json: { value } };
		}
		if (method === 'PUT' && pathname.startsWith('/listings/')) return saved(records, body);
		if (method !== 'GET' || pathname !== '/listings') {
			return { status: 404, json: { message: `There is no ${method} ${pathname}` } };
		}
		const keys = searchParams.get('keys');
		if (!keys) return { status: 400, json: { message: 'keys is missing' } };
		const listings = keys.split(',').flatMap((key) => records.get(key.trim()) ?? []);
		return { status: 200, json: { listings } };
	};
}

/**
 * Starts a listing feed on loopback: `GET /listings?keys=<mls_source>:<mls_id>,…` answers with those
 * of the listings that it knows, `GET /Property` with all in RESO's words, `PUT /listings/<key>` keeps
 * one.
 */
export async function startListingFeed(
	listings: readonly ListingInFeed[],
	port = 0,
): Promise<ListingFeed> {
	const records = new Map(listings.map((listing) => [keyOf(listing), listing]));
	const answer = answerWith(records, new Date().toISOString());
	const standIn = await startStandIn(answer, port);
	return Object.assign(standIn, { records });
}
