import { doubtful, read, type Reading } from '../reading';
import { lineOf } from '../text';

/** Decimal degrees, at most so many in either direction. */
export function readDegrees(value: unknown, most: number): Reading<number> {
	const line = lineOf(value);
	const degrees = /^-?\d{1,3}(?:\.\d{1,20})?$/.test(line) ? Number(line) : undefined;
	return degrees === undefined || Math.abs(degrees) > most
		? doubtful('degrees_unclear', `Not decimal degrees between -${most} and ${most}`)
		: read(degrees);
}
