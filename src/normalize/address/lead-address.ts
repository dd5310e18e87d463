import type { EnrichedAddress, Lead } from '../../records/lead';
import { readBoolean } from '../boolean';
import { readCountry } from '../country';
import type { Draft } from '../draft';
import type { LeadTarget } from '../lead-targets';
import type { Reader } from '../reading';
import { readDegrees } from './degrees';
import { addressOf, type WithBeside } from './draft-address';
import { enrichedAddressIn } from './geocoder-answer';

type LeadDraft = Draft<LeadTarget>;
type Json = Readonly<Record<string, unknown>>;

export type LeadAddress = Pick<
	Lead,
	| 'street'
	| 'unit'
	| 'city'
	| 'state'
	| 'zip'
	| 'zip4'
	| 'country'
	| 'address'
	| 'address_verified'
	| 'latitude'
	| 'longitude'
	| 'enriched_address'
>;

export type PropertyAddress = Pick<
	Lead,
	'property_street' | 'property_unit' | 'property_city' | 'property_state' | 'property_zip'
>;

/** The person's own address, and what a geocoder made of it: beside it, never in its place. */
export function ownAddressOf(
	draft: LeadDraft,
	json: Json,
	readInstant: Reader<string>,
): WithBeside<LeadAddress> {
	const country = draft.take('country', readCountry);
	const { parts, line, beside } = addressOf(
		draft,
		{ line: 'address', ...OWN_TARGETS },
		{ country, keepsLine: true },
	);
	const enriched = enrichedOf(draft, json, readInstant);
	const isVerified = enriched?.verified === true && isSamePlace(parts, enriched);
	return {
		fields: {
			...parts,
			country,
			address: line,
			address_verified: draft.take('address_verified', readBoolean) ?? isVerified,
			latitude: draft.take('latitude', (value) => readDegrees(value, 90)),
			longitude: draft.take('longitude', (value) => readDegrees(value, 180)),
			enriched_address: enriched,
		},
		extra: beside === null ? {} : { address_beside: beside },
	};
}

const OWN_TARGETS = {
	street: 'street',
	unit: 'unit',
	city: 'city',
	state: 'state',
	zip: 'zip',
	zip4: 'zip4',
} as const;

function enrichedOf(
	draft: LeadDraft,
	json: Json,
	readInstant: Reader<string>,
): EnrichedAddress | null {
	const found = enrichedAddressIn(json);
	if (found === undefined) return null;
	draft.useUp(found.paths);
	return { ...found.address, at: found.address.at ?? draft.take('enriched_at', readInstant) };
}

/** Whether an answer is about the address that was typed: the same house number and ZIP code. */
function isSamePlace(
	typed: Pick<Lead, 'street' | 'zip'>,
	{ street, zip }: EnrichedAddress,
): boolean {
	const number = (text: string | null): string | undefined => text?.split(' ')[0]?.toUpperCase();
	return typed.street !== null && number(typed.street) === number(street) && typed.zip === zip;
}

/** The address of the property asked about, which a lead has in parts only. */
export function propertyAddressOf(draft: LeadDraft): WithBeside<PropertyAddress> {
	const { parts, beside } = addressOf(draft, {
		line: 'property_address',
		street: 'property_street',
		unit: 'property_unit',
		city: 'property_city',
		state: 'property_state',
		zip: 'property_zip',
	});
	return {
		fields: {
			property_street: parts.street,
			property_unit: parts.unit,
			property_city: parts.city,
			property_state: parts.state,
			property_zip: parts.zip,
		},
		extra: beside === null ? {} : { property_address_beside: beside },
	};
}
