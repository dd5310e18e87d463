import type { Lead } from '../records/lead';
import { readBoolean } from './boolean';
import { readCountry } from './country';
import type { Draft } from './draft';
import type { LeadTarget } from './lead-targets';
import { readPostalCode, readZip4 } from './postal-code';
import { doubtful, read, type Reading } from './reading';
import { stateCode } from './states';
import { lineOf, readLine } from './text';

type LeadDraft = Draft<LeadTarget>;

export type OwnAddress = Pick<
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
>;

export type PropertyAddress = Pick<
	Lead,
	'property_street' | 'property_unit' | 'property_city' | 'property_state' | 'property_zip'
>;

const UNPARSED = {
	code: 'address_unparsed',
	message: 'An address on one line is kept as it is and not taken apart',
};

/** The person's own address, from parts that are given one by one. One line stays one line. */
export function ownAddressOf(draft: LeadDraft): OwnAddress {
	const country = draft.take('country', readCountry);
	const state = draft.take('state', (value) => readState(value, country));
	const postal = draft.take('zip', (value) => readPostalCode(value, { state, country }));
	const city = draft.take('city', readLine);
	const zip4 = draft.take('zip4', readZip4) ?? postal?.zip4 ?? null;
	const unit = draft.take('unit', readLine);
	const parts = { city, state, zip: postal?.zip ?? null };
	const street = draft.take('street', readLine) ?? streetInLine(draft, 'address', parts);
	return {
		street,
		unit,
		...parts,
		zip4,
		country,
		address: addressLine(draft, { street, unit, ...parts, zip4 }),
		address_verified: draft.take('address_verified', readBoolean) ?? false,
		latitude: draft.take('latitude', (value) => readDegrees(value, 90)),
		longitude: draft.take('longitude', (value) => readDegrees(value, 180)),
	};
}

/** The address of the property asked about, which a lead has in parts only. */
export function propertyAddressOf(draft: LeadDraft): PropertyAddress {
	const parts = addressPartsOf(draft, {
		line: 'property_address',
		street: 'property_street',
		unit: 'property_unit',
		city: 'property_city',
		state: 'property_state',
		zip: 'property_zip',
	});
	return {
		property_street: parts.street,
		property_unit: parts.unit,
		property_city: parts.city,
		property_state: parts.state,
		property_zip: parts.zip,
	};
}

/** What feeds the parts of an address, and the one line that may stand in for them. */
export interface AddressTargets<Target extends string> {
	/** Without these two the street is known otherwise. */
	readonly line?: Target;
	readonly street?: Target;
	readonly unit: Target;
	readonly city: Target;
	readonly state: Target;
	readonly zip: Target;
	readonly zip4?: Target;
}

export interface AddressParts extends Parts {
	readonly street: string | null;
	readonly unit: string | null;
	readonly zip4: string | null;
}

/** An address that is kept in parts only; one on a line that is not taken apart is an issue. */
export function addressPartsOf<Target extends string>(
	draft: Draft<Target>,
	targets: AddressTargets<Target>,
): AddressParts {
	const state = draft.take(targets.state, (value) => readState(value, null));
	const postal = draft.take(targets.zip, (value) =>
		readPostalCode(value, { state, country: null }),
	);
	const city = draft.take(targets.city, readLine);
	const parts = { city, state, zip: postal?.zip ?? null };
	const zip4 = targets.zip4 === undefined ? null : draft.take(targets.zip4, readZip4);
	const street = streetOf(draft, targets, parts);
	return {
		street,
		unit: draft.take(targets.unit, readLine),
		...parts,
		zip4: zip4 ?? postal?.zip4 ?? null,
	};
}

function streetOf<Target extends string>(
	draft: Draft<Target>,
	{ line, street }: AddressTargets<Target>,
	parts: Parts,
): string | null {
	const given = street === undefined ? null : draft.take(street, readLine);
	if (given !== null || line === undefined || !draft.has(line)) return given;
	const inLine = streetInLine(draft, line, parts);
	if (inLine === null) {
		const doubt = { ...UNPARSED, message: `${UNPARSED.message}; it is under extra` };
		draft.doubt(street ?? line, doubt, draft.peek(line));
	}
	return inLine;
}

interface Parts {
	readonly city: string | null;
	readonly state: string | null;
	readonly zip: string | null;
}

/** With city or ZIP code given apart, a line without them is the street alone. */
function streetInLine<Target extends string>(
	draft: Draft<Target>,
	target: Target,
	parts: Parts,
): string | null {
	if (!draft.has(target) || (parts.city === null && parts.zip === null)) return null;
	return isWholeAddress(draft.peek(target), parts) ? null : draft.take(target, readLine);
}

function isWholeAddress(value: unknown, { city, state, zip }: Parts): boolean {
	const line = lineOf(value).toLowerCase().replaceAll(/ ?, ?/g, ',');
	return (
		(zip !== null && line.includes(zip.toLowerCase())) ||
		(city !== null && line.includes(`,${city.toLowerCase()}`)) ||
		(state !== null && line.endsWith(`,${state.toLowerCase()}`)) ||
		/[, ][a-z]{2},? \d{5}(?:-\d{4})?$/.test(line)
	);
}

function addressLine(
	draft: LeadDraft,
	{ street, unit, city, state, zip, zip4 }: Parts & Pick<OwnAddress, 'street' | 'unit' | 'zip4'>,
): string | null {
	if (street === null) {
		const line = draft.take('address', readLine);
		if (line !== null) draft.doubt('address', UNPARSED, line);
		return line;
	}
	const code = zip !== null && zip4 !== null ? `${zip}-${zip4}` : zip;
	const place = [state, code].filter((part) => part !== null).join(' ');
	return [[street, unit].filter((part) => part !== null).join(' '), city, place]
		.filter((part) => part !== null && part !== '')
		.join(', ');
}

/** Two letters for US states and Canadian provinces; in other countries the text as it is. */
export function readState(value: unknown, country: string | null): Reading<string> {
	const line = readLine(value);
	if (line.value === null) return line;
	const code = stateCode(line.value);
	if (code !== undefined) return read(code);
	return country === null || ['US', 'PR', 'CA'].includes(country)
		? doubtful('state_unknown', 'Not a US state or Canadian province')
		: line;
}

/** Decimal degrees, at most so many in either direction. */
export function readDegrees(value: unknown, most: number): Reading<number> {
	const line = lineOf(value);
	const degrees = /^-?\d{1,3}(?:\.\d{1,20})?$/.test(line) ? Number(line) : undefined;
	return degrees === undefined || Math.abs(degrees) > most
		? doubtful('degrees_unclear', `Not decimal degrees between -${most} and ${most}`)
		: read(degrees);
}
