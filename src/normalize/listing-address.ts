import type { Listing } from '../records/listing';
import { addressOf, type WithBeside } from './address/draft-address';
import type { Draft } from './draft';
import type { ListingTarget } from './listing-targets';
import { readLine } from './text';

export type ListingAddress = Pick<Listing, 'street' | 'unit' | 'city' | 'state' | 'zip' | 'zip4'>;

const STREET_PARTS = [
	'street_number',
	'street_direction',
	'street_name',
	'street_suffix',
	'street_direction_behind',
] as const satisfies readonly ListingTarget[];

/** Where a listing is. The parts of the street that a feed gives one by one count more than a line. */
export function listingAddressOf(draft: Draft<ListingTarget>): WithBeside<ListingAddress> {
	const street = draft.has('street_name') ? streetOf(draft) : null;
	const { parts, beside } = addressOf(
		draft,
		{
			line: 'address',
			street: 'street',
			unit: 'unit',
			city: 'city',
			state: 'state',
			zip: 'zip',
			zip4: 'zip4',
		},
		{ street },
	);
	return { fields: parts, extra: beside === null ? {} : { address_beside: beside } };
}

function streetOf(draft: Draft<ListingTarget>): string | null {
	const parts = STREET_PARTS.flatMap((target) => draft.take(target, readLine, 'street') ?? []);
	return parts.length === 0 ? null : parts.join(' ');
}
