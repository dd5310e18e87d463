/** A lead as it was posted. */
export type Posted = Readonly<Record<string, unknown>>;

export interface RequestBody {
	/** Without parameters, in lower case; undefined when the sender named none. */
	readonly contentType: string | undefined;
	/** The bytes as they were sent; undefined for what comes in parts (`multipart/form-data`). */
	readonly rawBody: Uint8Array | undefined;
}

export type BodyProblem = 'empty' | 'malformed' | 'unsupported_content' | 'too_many';

export type ParsedBody = { readonly posted: readonly Posted[] } | { readonly problem: BodyProblem };

/** In one request, which is stored as a whole or not at all. */
export const MOST_LEADS = 10_000;

const FORM = 'application/x-www-form-urlencoded';

/**
 * Takes a body apart into leads: a JSON object is one, a list of objects is as many, a form is one.
 * What is not one of these is refused as a whole.
 */
export function parseBody({ contentType, rawBody }: RequestBody): ParsedBody {
	if (rawBody === undefined) return { problem: 'unsupported_content' };
	const text = Buffer.from(rawBody)
		.toString('utf8')
		.replace(/^\uFEFF/, '');
	if (text.trim() === '') return { problem: 'empty' };
	if (contentType === FORM) return fromForm(text);
	return isJsonType(contentType) ? fromJson(text) : { problem: 'unsupported_content' };
}

/** Senders that set no type, or plain text, mostly send JSON all the same. */
function isJsonType(contentType: string | undefined): boolean {
	return (
		contentType === undefined ||
		['', 'application/json', 'text/json', 'text/plain'].includes(contentType) ||
		contentType.endsWith('+json')
	);
}

function fromJson(text: string): ParsedBody {
	const value = parsedJson(text);
	if (value === undefined) return { problem: 'malformed' };
	const posted = Array.isArray(value) ? value : [value];
	if (posted.length > MOST_LEADS) return { problem: 'too_many' };
	if (!posted.every(isPosted)) return { problem: 'malformed' };
	return posted.length > 0 ? { posted } : { problem: 'empty' };
}

/** Names that would change an object's prototype where somebody copies it carelessly are left out. */
function parsedJson(text: string): unknown {
	try {
		const mayHold = text.includes('__proto__') || text.includes('\\u');
		return mayHold
			? (JSON.parse(text, (name, value: unknown) =>
					name === '__proto__' ? undefined : value,
				) as unknown)
			: (JSON.parse(text) as unknown);
	} catch {
		return undefined;
	}
}

function isPosted(value: unknown): value is Posted {
	return (
		typeof value === 'object' &&
		value !== null &&
		!Array.isArray(value) &&
		Object.keys(value).length > 0
	);
}

/** A name that comes several times has a list. */
function fromForm(text: string): ParsedBody {
	const fields = new Map<string, string[]>();
	for (const [name, value] of new URLSearchParams(text)) {
		if (name === '__proto__' || name === '') continue;
		fields.set(name, [...(fields.get(name) ?? []), value]);
	}
	if (fields.size === 0) return { problem: 'malformed' };
	const entries = [...fields].map(([name, values]) => [
		name,
		values.length === 1 ? values[0] : values,
	]);
	return { posted: [Object.fromEntries(entries) as Posted] };
}
