import { z } from '../vendor/zod';

const text = z.string().nullable();
const cents = z.number().int().nullable();

/** On what grounds this person may be contacted, as far as the lead says so. */
export const consentSchema = z.object({
	/** Where the consent was given. */
	source: text,
	/** What was given: `opt_in` for a ticked box, `none` for a refusal, else the source's words. */
	basis: text,
	/** ISO 8601, UTC. */
	at: text,
	/** ISO 8601, UTC; null: it does not say. */
	expires_at: text,
});

export type Consent = z.infer<typeof consentSchema>;

/**
 * What a geocoder or an address service made of the person's own address: kept beside it and never
 * taken over, whatever it says.
 */
export const enrichedAddressSchema = z.object({
	source: z.enum(['google', 'census', 'smarty']),
	/** When it was asked: ISO 8601, UTC; null: the item does not say. */
	at: text,
	/** On one line. */
	address: text,
	street: text,
	unit: text,
	city: text,
	state: text,
	zip: text,
	zip4: text,
	latitude: z.number().nullable(),
	longitude: z.number().nullable(),
	/** How exact the coordinates are, in the source's words (`ROOFTOP`, `Zip9`). */
	precision: text,
	/** Whether the Postal Service delivers to exactly this address, as the source says. */
	verified: z.boolean(),
});

export type EnrichedAddress = z.infer<typeof enrichedAddressSchema>;

/**
 * A person (or company) who asked about a property: the one form that leads of every source take.
 * A field is null when the source does not say, or when what it says is doubtful; then
 * `doorman.issues` says why. Texts are trimmed and never empty.
 */
export const leadSchema = z.object({
	/** `<source>:<the source's own id>`, else made from a hash of source, arrival and raw item. */
	lead_id: z.string(),
	/** The name of the portal, form or list, as the source or the node says it. */
	source: text,
	/** When the intake took it in: ISO 8601, UTC; null when it came another way. */
	received_at: text,

	first_name: text,
	middle_name: text,
	last_name: text,
	/** `Jr.`, `III`, `MD` … */
	suffix: text,
	/** First, middle, last name and suffix in one; without them a name that could not be split. */
	full_name: text,
	/** The second person when two ask together. */
	co_name: text,
	company: text,

	/** One address, in lower case. */
	email: text,
	/** Ten digits for the US, Canada and their like; elsewhere the digits of the national number. */
	phone: text,
	/** The same as `+` and digits (ITU-T E.164). */
	phone_e164: text,
	/** ISO 3166 country of a valid number. */
	phone_country: text,
	/** Whether the number plan has such a number; null without a number. */
	phone_valid: z.boolean().nullable(),

	/**
	 * The person's own address, never the property's, in USPS form (Publication 28). House number and
	 * street, or `PO Box 12`.
	 */
	street: text,
	unit: text,
	city: text,
	/** Two capital letters in the US and Canada. */
	state: text,
	/** Five digits in the US. */
	zip: text,
	zip4: text,
	/** ISO 3166, two capital letters. */
	country: text,
	/** The address on one line; one that could not be taken apart stays as it came. */
	address: text,
	/** True only when a verification step said so. */
	address_verified: z.boolean(),
	latitude: z.number().nullable(),
	longitude: z.number().nullable(),
	/** A geocoder's answer, beside what was typed. */
	enriched_address: enrichedAddressSchema.nullable(),

	/** What the lead can pay, in US cents; of a range the upper end. */
	budget_cents: cents,
	/** When they want to move, in the source's words. */
	timeline: text,
	pre_approved: z.boolean().nullable(),
	message: text,
	consent: consentSchema.nullable(),

	/** The property asked about. */
	mls_id: text,
	property_street: text,
	property_unit: text,
	property_city: text,
	property_state: text,
	property_zip: text,
	/** In US cents. */
	property_price_cents: cents,

	/** What the source said beyond these fields, under its own names. */
	extra: z.record(z.string(), z.unknown()),
});

export type Lead = z.infer<typeof leadSchema>;

/** The names of a lead's fields, in their order. */
export const leadFields = leadSchema.keyof().options;
