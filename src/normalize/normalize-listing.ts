import { listingFields, type Listing } from '../records/listing';
import { readDegrees } from './address';
import { areasOf } from './areas';
import { bathsOf, readBeds, readYear } from './counts';
import type { Draft } from './draft';
import { readInstant } from './instant';
import { listingAddressOf } from './listing-address';
import { listingDictionary } from './listing-dictionary';
import type { ListingTarget } from './listing-targets';
import { takeMoney } from './money';
import {
	normalizerOf,
	type Composed,
	type Normalize,
	type NormalizeTerms,
	type RecordType,
} from './normalizer';
import { readStatus } from './status';
import { readLine } from './text';

type ListingValues = Omit<Listing, 'extra'>;

export type ListingTerms = NormalizeTerms<ListingTarget>;

const listingType: RecordType<ListingTarget, ListingValues, ListingTerms> = {
	fields: listingFields,
	dictionary: listingDictionary,
	sourceTarget: 'mls_source',
	compose,
};

/** Makes a function that turns raw items into canonical listings; see {@link normalizerOf}. */
export function listingNormalizer(terms: ListingTerms): Normalize<ListingValues> {
	return normalizerOf(listingType, terms);
}

function compose(draft: Draft<ListingTarget>): Composed<ListingValues> {
	return {
		fields: {
			mls_id: draft.take('mls_id', readLine),
			mls_source: draft.take('mls_source', readLine),
			status: draft.take('status', readStatus),
			price_cents: takeMoney(draft, 'price_cents', 'neither'),
			property_type: draft.take('property_type', readLine),
			...listingAddressOf(draft),
			subdivision: draft.take('subdivision', readLine),
			beds: draft.take('beds', readBeds),
			baths: bathsOf(draft),
			...areasOf(draft),
			year_built: draft.take('year_built', readYear),
			latitude: draft.take('latitude', (value) => readDegrees(value, 90)),
			longitude: draft.take('longitude', (value) => readDegrees(value, 180)),
			parcel_id: draft.take('parcel_id', readLine),
			listed_at: draft.take('listed_at', readInstant),
			modified_at: draft.take('modified_at', readInstant),
		},
	};
}
