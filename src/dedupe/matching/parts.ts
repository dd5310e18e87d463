/** So many are read, sent, taken apart or looked up in a few milliseconds. */
const PART = 500;

/** A long list in parts of which each is work for one turn of the event loop. */
export function* partsOf<Value>(list: readonly Value[]): Generator<readonly Value[]> {
	for (let start = 0; start < list.length; start += PART) yield list.slice(start, start + PART);
}
