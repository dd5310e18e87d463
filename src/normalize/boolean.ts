import { doubtful, read, type Reading } from './reading';
import { lineOf } from './text';

const YES = new Set(['true', 't', 'yes', 'y', '1', 'on', 'x', 'checked']);
const NO = new Set(['false', 'f', 'no', 'n', '0', 'off', 'unchecked']);

/** A yes or a no, by table; anything else is in doubt. */
export function readBoolean(value: unknown): Reading<boolean> {
	const word = lineOf(value).toLowerCase().replace(/[.!]$/, '');
	if (YES.has(word)) return read(true);
	if (NO.has(word)) return read(false);
	return doubtful('boolean_unknown', 'Neither a yes nor a no');
}
