import { idOf } from '../ids';
import { envelopeOf } from '../records/envelope';
import type { NewLetter } from './letters';

type Json = Readonly<Record<string, unknown>>;

export interface Failed {
	/** The item as it came, mostly from an error output. */
	readonly json: Json;
	/** What went wrong, as the node was told; may be anything. */
	readonly failure: unknown;
	/** Who parks it: the same for a retry of the same execution, node and item. */
	readonly owner: string;
	readonly source: string;
	readonly workflowId: string;
	readonly executionId: string;
}

const LONGEST_FAILURE = 1_000;

/**
 * Makes a letter of an item that failed. One that came from a letter itself, to be tried again,
 * becomes that letter once more. What n8n and the desk put into the item is not part of it.
 */
export function letterOf({ json, failure, owner, ...rest }: Failed): NewLetter {
	const earlier = envelopeOf(json).letter;
	return {
		...rest,
		letterId: earlier?.letter_id ?? idOf('letter', owner),
		attempts: (earlier?.attempts ?? 0) + 1,
		failure: failureText(failure),
		payload: withoutTraces(json),
	};
}

/** What went wrong, in words, whatever form it has; bounded. */
export function failureText(failure: unknown): string {
	const text =
		typeof failure === 'string' ? failure : (JSON.stringify(failure) as string | undefined);
	const known = text === undefined || ['', 'null', '{}'].includes(text.trim()) ? undefined : text;
	return (known ?? 'No reason was given').slice(0, LONGEST_FAILURE);
}

function withoutTraces(json: Json): Json {
	const own = without(json, ['error', 'letter_id', 'doorman']);
	const { doorman } = json;
	if (typeof doorman !== 'object' || doorman === null || Array.isArray(doorman)) return own;
	return { ...own, doorman: without(doorman, ['letter']) };
}

function without(json: object, names: readonly string[]): Json {
	return Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)));
}
