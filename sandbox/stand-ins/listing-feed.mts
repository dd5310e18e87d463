import { startStandIn, type Answer, type ReceivedRequest, type StandIn } from './stand-in.mts';

/** A listing as the feed tells of it. */
export interface ListingInFeed {
	readonly mls_source: string;
	readonly mls_id: string;
	/** In RESO's words: `active`, `pending`, … */
	readonly status: string;
	readonly street: string;
	readonly city: string;
	readonly state: string;
	readonly price_cents: number;
}

/** A feed that knows what is true of a listing now. */
export interface ListingFeed extends StandIn {
	/** By `<mls_source>:<mls_id>`; what is set here is what it tells from then on. */
	readonly records: Map<string, ListingInFeed>;
}

export function keyOf({ mls_source, mls_id }: ListingInFeed): string {
	return `${mls_source}:${mls_id}`;
}

function answer(records: ListingFeed['records'], { method, path }: ReceivedRequest): Answer {
	const { pathname, searchParams } = new URL(path, 'http://feed');
	if (method !== 'GET' || pathname !== '/listings') {
		return { status: 404, json: { message: `There is no ${method} ${pathname}` } };
	}
	const keys = searchParams.get('keys');
	if (!keys) return { status: 400, json: { message: 'keys is missing' } };
	const listings = keys.split(',').flatMap((key) => records.get(key.trim()) ?? []);
	return { status: 200, json: { listings } };
}

/**
 * Starts a listing feed on loopback: `GET /listings?keys=<mls_source>:<mls_id>,…` answers with those
 * of the listings that it knows.
 */
export async function startListingFeed(
	listings: readonly ListingInFeed[],
	port = 0,
): Promise<ListingFeed> {
	const records = new Map(listings.map((listing) => [keyOf(listing), listing]));
	const standIn = await startStandIn((request) => answer(records, request), port);
	return Object.assign(standIn, { records });
}
