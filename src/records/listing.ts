import { z } from '../vendor/zod';

const text = z.string().nullable();
const count = z.number().nullable();

/**
 * Where a listing stands: RESO Data Dictionary 2.0, lookup StandardStatus, in this pack's spelling.
 * Under contract and still shown is `active_under_contract`, no longer shown is `pending`.
 */
export const listingStatuses = [
	'active',
	'active_under_contract',
	'pending',
	'closed',
	'coming_soon',
	'hold',
	'withdrawn',
	'expired',
	'canceled',
	'incomplete',
	'deleted',
] as const;

export type ListingStatus = (typeof listingStatuses)[number];

/**
 * A property as an MLS or a portal offers it: the one form that listings of every feed take. A field
 * is null when the feed does not say, or when what it says is doubtful; then `doorman.issues` says
 * why. Texts are trimmed and never empty.
 */
export const listingSchema = z.object({
	/** The MLS number. Only together with `mls_source` it tells listings apart. */
	mls_id: text,
	/** The MLS or portal the listing is from, as the feed or the node says it. */
	mls_source: text,
	/** Null when unknown or ambiguous: an unknown status is never taken for `active`. */
	status: z.enum(listingStatuses).nullable(),
	/** What is asked, in US cents; of a rental the rent a month. */
	price_cents: z.number().int().nullable(),
	/** In the feed's words. */
	property_type: text,

	/** House number and street. */
	street: text,
	unit: text,
	city: text,
	/** Two capital letters in the US and Canada. */
	state: text,
	/** Five digits in the US. */
	zip: text,
	zip4: text,
	/** The neighborhood or development. */
	subdivision: text,

	beds: count,
	/** Half baths count one half, three-quarter baths three quarters. */
	baths: count,
	/** Living area in whole square feet. */
	sqft: z.number().int().nullable(),
	/** The lot in whole square feet; an acre has 43,560. */
	lot_sqft: z.number().int().nullable(),
	/** Four digits. */
	year_built: z.number().int().nullable(),
	/** WGS 84, decimal degrees. */
	latitude: z.number().nullable(),
	longitude: z.number().nullable(),
	/** What the county calls the lot: APN, PIN, tax ID. */
	parcel_id: text,

	/** When it came on the market; a date alone is its midnight in UTC. ISO 8601, UTC. */
	listed_at: text,
	/** When the feed last changed it. ISO 8601, UTC. */
	modified_at: text,

	/** What the source said beyond these fields, under its own names. */
	extra: z.record(z.string(), z.unknown()),
});

export type Listing = z.infer<typeof listingSchema>;

/** The names of a listing's fields, in their order. */
export const listingFields = listingSchema.keyof().options;
