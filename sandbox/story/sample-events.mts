import type { ListingInFeed } from '../stand-ins/listing-feed.mts';
import { COMPLAINING_ADDRESS } from './sample-leads.mts';

const erie = { mls_source: 'bright', city: 'Erie', state: 'PA' };

/** What is true of the homes, by the time somebody looks. */
export const sampleListings: readonly ListingInFeed[] = [
	{ ...erie, mls_id: 'PA1001', status: 'active', street: '12 Oak St', price_cents: 33_900_000 },
	{ ...erie, mls_id: 'PA1002', status: 'pending', street: '9 Elm Ave', price_cents: 28_500_000 },
	{ ...erie, mls_id: 'PA1003', status: 'active', street: '48 Lake Rd', price_cents: 51_000_000 },
];

/** Something that happened to a home that somebody follows. */
export interface SampleEvent {
	readonly event_id: string;
	readonly event_type: string;
	readonly user_id: string;
	readonly email: string;
	readonly mls_source: string;
	readonly mls_id: string;
	/** As its source sends it, where that is in other words. */
	readonly body?: Readonly<Record<string, unknown>>;
}

const marcus = { user_id: 'Marcus Webb', email: 'marcus.webb@example.com', mls_source: 'bright' };
const tom = { user_id: 'Tom Baker', email: 'tom.baker@example.com', mls_source: 'bright' };
const dana = { user_id: 'Dana Cole', email: COMPLAINING_ADDRESS, mls_source: 'bright' };

export const sampleEvents: readonly SampleEvent[] = [
	{ ...marcus, event_id: 'ev-1', event_type: 'new_listing', mls_id: 'PA1001' },
	{
		...marcus,
		event_id: 'ev-2',
		event_type: 'open_house',
		mls_id: 'PA1001',
		body: {
			eventId: 'ev-2',
			type: 'OpenHouse',
			user: { id: 'Marcus Webb', email: 'Marcus.Webb@example.com' },
			listing: { mlsNumber: 'PA1001', mlsName: 'bright' },
		},
	},
	{ ...marcus, event_id: 'ev-3', event_type: 'price_drop', mls_id: 'PA1001' },
	{ ...marcus, event_id: 'ev-3', event_type: 'price_drop', mls_id: 'PA1001' },
	{ ...tom, event_id: 'ev-4', event_type: 'price_drop', mls_id: 'PA1002' },
	{ ...dana, event_id: 'ev-5', event_type: 'new_listing', mls_id: 'PA1003' },
];
