import { listingStatuses, type ListingStatus } from '../records/listing';
import { plainName } from './field-name';
import { doubtful, read, type Reading } from './reading';
import { lineOf } from './text';

const MEANINGS = new Map<string, ListingStatus>(
	listingStatuses.map((status) => [plainName(status), status]),
);

/** Where a listing stands. What is not known for certain is in doubt, never active. */
export function readStatus(value: unknown): Reading<ListingStatus> {
	const status = MEANINGS.get(plainName(lineOf(value)));
	return status === undefined
		? doubtful('status_unknown', 'Not a status that is known here')
		: read(status);
}
