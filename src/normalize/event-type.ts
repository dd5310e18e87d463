import { doubtful, read, type Reading } from './reading';
import { lineOf } from './text';

const LONGEST = 100;

/** A type of event in lower case with underscores: `Price Drop`, `priceDrop`, `PRICE-DROP`. */
export function readEventType(value: unknown): Reading<string> {
	const type = lineOf(value)
		.replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, '_')
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{M}\p{N}.:]+/gu, '_')
		.replaceAll(/^_+|_+$/g, '');
	return type === '' || type.length > LONGEST
		? doubtful('event_type_unclear', `Not a name of at most ${LONGEST} letters`)
		: read(type);
}
