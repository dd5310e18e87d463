import { listingFields, type Listing } from '../records/listing';
import { readDegrees } from './address/degrees';
import { areasOf } from './areas';
import { bathsOf, readBeds, readYear } from './counts';
import type { Draft } from './draft';
import { dateReaders, usualDates, type DateReaders, type DateTerms } from './dates';
import { isObject } from './item-fields';
import { listingAddressOf } from './listing-address';
import { listingDictionary } from './listing-dictionary';
import type { ListingTarget } from './listing-targets';
import { FEED_PRICE, takeMoney } from './money';
import {
	normalizerOf,
	type Composed,
	type ItemForm,
	type Normalize,
	type NormalizeTerms,
	type RawItem,
	type RecordType,
} from './normalizer';
import { statusReader, type StatusRow } from './status';
import { readLine } from './text';

type ListingValues = Omit<Listing, 'extra'>;

export interface ListingTerms extends NormalizeTerms<ListingTarget> {
	/** Default: {@link usualDates}. */
	readonly dates?: DateTerms;
	/** The user's table: what the feed's statuses mean. */
	readonly statuses?: readonly StatusRow[];
}

interface Prepared extends ListingTerms {
	readonly readDate: DateReaders;
	readonly readStatus: ReturnType<typeof statusReader>;
}

/** SimplyRETS calls its own number `mlsId`, and the MLS number `listingId`. */
const simplyRets: ItemForm<ListingTarget> = {
	recognizes: (json) =>
		Object.hasOwn(json, 'listingId') && Object.hasOwn(json, 'mlsId') && isObject(json['mls']),
	rows: [{ target: 'mls_id', from: 'listingId' }],
};

const listingType: RecordType<ListingTarget, ListingValues, Prepared> = {
	fields: listingFields,
	dictionary: listingDictionary,
	sourceTarget: 'mls_source',
	forms: [simplyRets],
	compose,
};

/** Makes a function that turns raw items into canonical listings; see {@link normalizerOf}. */
export function listingNormalizer(terms: ListingTerms): Normalize<ListingValues> {
	return normalizerOf(listingType, {
		...terms,
		readDate: dateReaders(terms.dates ?? usualDates),
		readStatus: statusReader(terms.statuses ?? []),
	});
}

function compose(
	draft: Draft<ListingTarget>,
	_raw: RawItem,
	{ readDate, readStatus }: Prepared,
): Composed<ListingValues> {
	const mls_source = draft.take('mls_source', readLine);
	const address = listingAddressOf(draft);
	return {
		fields: {
			mls_id: draft.take('mls_id', readLine),
			mls_source,
			status: draft.take('status', readStatus(mls_source)),
			price_cents: takeMoney(draft, 'price_cents', FEED_PRICE),
			property_type: draft.take('property_type', readLine),
			...address.fields,
			subdivision: draft.take('subdivision', readLine),
			beds: draft.take('beds', readBeds),
			baths: bathsOf(draft),
			...areasOf(draft),
			year_built: draft.take('year_built', readYear),
			latitude: draft.take('latitude', (value) => readDegrees(value, 90)),
			longitude: draft.take('longitude', (value) => readDegrees(value, 180)),
			parcel_id: draft.take('parcel_id', readLine),
			listed_at: draft.take('listed_at', readDate.day),
			modified_at: draft.take('modified_at', readDate.instant),
		},
		extra: address.extra,
	};
}
