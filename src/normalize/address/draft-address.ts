import type { Draft } from '../draft';
import { readPostalCode, readZip4 } from '../postal-code';
import { doubtful, read, type Reading } from '../reading';
import { isProvince, stateCode } from '../states';
import { readLine } from '../text';
import { addressLineOf, noParts, type AddressParts } from './address-parts';
import { addressText } from './address-text';
import { addressOfParts, type NormalAddress } from './of-parts';

/** What feeds the parts of an address, and the one line that may stand in for them. */
export interface AddressTargets<Target extends string> {
	readonly line?: Target;
	readonly street?: Target;
	readonly unit: Target;
	readonly city: Target;
	readonly state: Target;
	readonly zip: Target;
	readonly zip4?: Target;
}

export interface AddressTerms {
	/** Two letters; outside of the US an address stays as it is written. */
	readonly country?: string | null;
	/** The street, where it is known otherwise. */
	readonly street?: string | null;
	/** Whether the record keeps a line that could not be taken apart; else it stays under `extra`. */
	readonly keepsLine?: boolean;
}

export interface DraftAddress {
	readonly parts: AddressParts;
	readonly line: string | null;
	readonly beside: string | null;
}

/** Fields, and what stood beside the address, to be kept under `extra`. */
export interface WithBeside<Fields> {
	readonly fields: Fields;
	readonly extra: Readonly<Record<string, unknown>>;
}

/**
 * An address of a record in the making, in USPS form: from its parts, from one line, or from both.
 * What is doubtful becomes an issue of the draft.
 */
export function addressOf<Target extends string>(
	draft: Draft<Target>,
	targets: AddressTargets<Target>,
	{ country = null, street: known = null, keepsLine = false }: AddressTerms = {},
): DraftAddress {
	const state = draft.take(targets.state, (value) => readState(value, country));
	const postal = draft.take(targets.zip, (value) => readPostalCode(value, { state, country }));
	const zip4 = targets.zip4 === undefined ? null : draft.take(targets.zip4, readZip4);
	const street =
		known ?? (targets.street === undefined ? null : draft.take(targets.street, readLine));
	const given = {
		street,
		unit: draft.take(targets.unit, readLine),
		city: draft.take(targets.city, readLine),
		state,
		zip: postal?.zip ?? null,
		zip4: zip4 ?? postal?.zip4 ?? null,
	};
	const lineTarget = street === null ? targets.line : undefined;
	const line = lineTarget === undefined ? null : addressText(draft.peek(lineTarget)) || null;
	if (line === null && PARTS.every((part) => given[part] === null)) return NOTHING;
	const found = isAbroad(country, given)
		? asWritten(given, line)
		: addressOfParts({ ...given, line });
	if (lineTarget !== undefined && line !== null) {
		const isKept = found.parts.street !== null || (found.line !== null && keepsLine);
		const isUsed = isKept || !found.doubts.some(({ part }) => part === 'address');
		if (isUsed) draft.take(lineTarget, () => read(line));
	}
	noteDoubts(draft, targets, found, { line, keepsLine });
	return found;
}

const PARTS = ['street', 'unit', 'city', 'state', 'zip', 'zip4'] as const;

const NOTHING: DraftAddress = { parts: noParts, line: null, beside: null };

/** Of another country by its name, a Canadian province or a postal code of another form. */
function isAbroad(country: string | null, { state, zip }: AddressParts): boolean {
	if (country !== null && !OF_THE_US.has(country)) return true;
	return (state !== null && isProvince(state)) || (zip !== null && !/^\d{5}$/.test(zip));
}

const OF_THE_US = new Set(['US', 'PR', 'VI', 'GU', 'AS', 'MP', 'UM']);

const FOREIGN = {
	part: 'address',
	code: 'address_foreign',
	message: 'Not a US address: it is kept as it is',
} as const;

function asWritten(given: AddressParts, line: string | null): NormalAddress {
	if (given.street === null && line !== null && given.city !== null) {
		return asWritten({ ...given, street: line }, null);
	}
	return {
		parts: given,
		line: given.street === null ? line : addressLineOf(given),
		beside: null,
		doubts: given.street === null && line !== null ? [FOREIGN] : [],
	};
}

function noteDoubts<Target extends string>(
	draft: Draft<Target>,
	targets: AddressTargets<Target>,
	{ doubts }: NormalAddress,
	{ line, keepsLine }: { line: string | null; keepsLine: boolean },
): void {
	for (const { part, code, message } of doubts) {
		const own = part === 'unit' ? targets.unit : keepsLine ? targets.line : targets.street;
		const field = own ?? targets.line ?? targets.unit;
		const kept = keepsLine ? message : message.replace('it is kept as it is', 'it is under extra');
		draft.doubt(field, { code, message: kept }, part === 'unit' ? draft.peek(targets.unit) : line);
	}
}

/** Two letters for US states and Canadian provinces; in other countries the text as it is. */
export function readState(value: unknown, country: string | null): Reading<string> {
	const line = readLine(value);
	if (line.value === null) return line;
	const code = stateCode(line.value);
	if (code !== undefined) return read(code);
	return country === null || OF_THE_US.has(country) || country === 'CA'
		? doubtful('state_unknown', 'Not a US state or Canadian province')
		: line;
}
