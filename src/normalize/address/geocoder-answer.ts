import { enrichedAddressSchema, type EnrichedAddress } from '../../records/lead';
import { z } from '../../vendor/zod';
import { isObject, segmentPath } from '../item-fields';
import { stateCode } from '../states';
import { addressLineOf, type AddressParts } from './address-parts';
import { parseAddressLine } from './parse-line';
import { settledStreet } from './settle-street';
import { bareUnitOf, unitOnLine } from './unit-line';

type Json = Readonly<Record<string, unknown>>;

/** What a geocoder says of an address, and where in the item it said so. */
export interface FoundAnswer {
	readonly address: EnrichedAddress;
	readonly paths: readonly string[];
}

/**
 * The answer of a geocoder that an item carries: at its top, or under any name of its own. Known are
 * Google Geocoding, the US Census geocoder and Smarty's US Street API, by their documented forms; an
 * answer that was normalized before is taken as it is. Without a match there is none.
 */
export function enrichedAddressIn(json: Json): FoundAnswer | undefined {
	const earlier = isObject(json['enriched_address'])
		? enrichedAddressSchema.safeParse(json['enriched_address']).data
		: undefined;
	if (earlier !== undefined) return { address: earlier, paths: ['enriched_address'] };
	for (const key of Object.keys(json)) {
		const value = json[key];
		if (typeof value !== 'object' || value === null || key === 'extra') continue;
		const address = addressIn(value);
		if (address !== undefined) return { address, paths: [segmentPath('', key)] };
	}
	const own = addressIn(json);
	return own === undefined ? undefined : { address: own, paths: topPaths(json) };
}

/** The names an answer has at the top of an item, of those that tell nothing else. */
function topPaths(json: Json): string[] {
	return ['results', 'status', 'plus_code', 'result', ...SMARTY_NAMES].filter(
		(name) => name in json,
	);
}

function addressIn(value: object): EnrichedAddress | undefined {
	const answer: unknown = Array.isArray(value) ? value[0] : value;
	if (!isObject(answer)) return undefined;
	// By a name that each has: to be refused by a schema costs more than all else of a lead.
	if ('delivery_line_1' in answer) return smartyAddress(answer);
	if (Array.isArray(answer['results'])) return googleAddress(answer);
	const holder = isObject(answer['result']) ? answer['result'] : answer;
	return 'addressMatches' in holder ? censusAddress(holder) : undefined;
}

const text = z.string().trim().min(1);
const degrees = z.number();

/** https://developers.google.com/maps/documentation/geocoding/requests-geocoding#json */
const googleSchema = z.object({
	results: z
		.array(
			z.object({
				address_components: z.array(
					z.object({ long_name: z.string(), short_name: z.string(), types: z.array(z.string()) }),
				),
				geometry: z.object({
					location: z.object({ lat: degrees, lng: degrees }),
					location_type: text.optional(),
				}),
			}),
		)
		.min(1),
});

function googleAddress(answer: Json): EnrichedAddress | undefined {
	const [result] = googleSchema.safeParse(answer).data?.results ?? [];
	if (result === undefined) return undefined;
	const named = (form: 'long_name' | 'short_name', ...types: readonly string[]): string | null => {
		const found = types.flatMap((type) =>
			result.address_components.filter((component) => component.types.includes(type)),
		);
		return found[0]?.[form] ?? null;
	};
	const street = [named('long_name', 'street_number'), named('long_name', 'route')];
	return enriched('google', {
		street: street.filter((part) => part !== null).join(' ') || null,
		unit: named('long_name', 'subpremise'),
		city: named(
			'long_name',
			'locality',
			'postal_town',
			'sublocality',
			'administrative_area_level_3',
		),
		state: named('short_name', 'administrative_area_level_1'),
		zip: named('short_name', 'postal_code'),
		zip4: named('short_name', 'postal_code_suffix'),
		latitude: result.geometry.location.lat,
		longitude: result.geometry.location.lng,
		precision: result.geometry.location_type ?? null,
		verified: false,
	});
}

/** https://geocoding.geo.census.gov/geocoder/Geocoding_Services_API.html */
const censusSchema = z.object({
	addressMatches: z
		.array(
			z.object({
				matchedAddress: text,
				coordinates: z.object({ x: degrees, y: degrees }),
				addressComponents: z.object({ city: text, state: text, zip: text }),
			}),
		)
		.min(1),
});

/** The house number is only in the matched line; the components have the range of the block. */
function censusAddress(answer: Json): EnrichedAddress | undefined {
	const [match] = censusSchema.safeParse(answer).data?.addressMatches ?? [];
	if (match === undefined) return undefined;
	const line = parseAddressLine(match.matchedAddress).value?.parts;
	return enriched('census', {
		street: line?.street ?? null,
		unit: line?.unit ?? null,
		city: match.addressComponents.city,
		state: match.addressComponents.state,
		zip: match.addressComponents.zip,
		zip4: null,
		latitude: match.coordinates.y,
		longitude: match.coordinates.x,
		precision: null,
		verified: false,
	});
}

const SMARTY_NAMES = [
	...['input_index', 'candidate_index', 'delivery_line_1', 'delivery_line_2', 'last_line'],
	...['delivery_point_barcode', 'components', 'metadata', 'analysis'],
];

/** https://www.smarty.com/docs/cloud/us-street-api#http-response-output */
const smartySchema = z.object({
	delivery_line_1: text,
	components: z.object({
		city_name: text,
		state_abbreviation: text,
		zipcode: text,
		plus4_code: text.optional(),
	}),
	metadata: z.object({
		latitude: degrees.optional(),
		longitude: degrees.optional(),
		precision: text.optional(),
	}),
	analysis: z.object({ dpv_match_code: text.optional() }).optional(),
});

/** `Y`: the Postal Service delivers to exactly this address, unit included. */
function smartyAddress(answer: Json): EnrichedAddress | undefined {
	const found = smartySchema.safeParse(answer).data;
	if (found === undefined) return undefined;
	return enriched('smarty', {
		street: found.delivery_line_1,
		unit: null,
		city: found.components.city_name,
		state: found.components.state_abbreviation,
		zip: found.components.zipcode,
		zip4: found.components.plus4_code ?? null,
		latitude: found.metadata.latitude ?? null,
		longitude: found.metadata.longitude ?? null,
		precision: found.metadata.precision ?? null,
		verified: found.analysis?.dpv_match_code === 'Y',
	});
}

type Said = AddressParts &
	Pick<EnrichedAddress, 'latitude' | 'longitude' | 'precision' | 'verified'>;

function enriched(source: EnrichedAddress['source'], said: Said): EnrichedAddress {
	const { street, unit } = settledStreet(said.street, said.unit);
	const parts = {
		street,
		unit: bareUnitOf(unit),
		city: said.city,
		state: said.state === null ? null : (stateCode(said.state) ?? said.state),
		zip: said.zip,
		zip4: said.zip4,
	};
	const { latitude, longitude, precision, verified } = said;
	const address = addressLineOf({ ...parts, unit: unitOnLine(parts.unit) });
	return { source, at: null, address, ...parts, latitude, longitude, precision, verified };
}
