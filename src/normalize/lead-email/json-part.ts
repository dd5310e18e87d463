import { isObject } from '../item-fields';

/** Longer texts are no lead. */
const LONGEST_JSON = 200_000;

/**
 * Fields from a JSON object that a text is, or that stands in it behind a few words; also those of a
 * form post (`name=Ann&email=…`), as Zillow Rentals sends it. Undefined when there is none.
 */
export function fieldsOfJson(text: string): Readonly<Record<string, unknown>> | undefined {
	if (text.length > LONGEST_JSON) return undefined;
	const trimmed = text.trim();
	return fieldsOfForm(trimmed) ?? fieldsOfObject(trimmed);
}

const LONGEST_INTRODUCTION = 2_000;

function fieldsOfObject(text: string): Readonly<Record<string, unknown>> | undefined {
	const start = text.indexOf('{');
	const end = text.lastIndexOf('}');
	if (start === -1 || start > LONGEST_INTRODUCTION || end - start < 10) return undefined;
	if (!/^\{\s*"/.test(text.slice(start, start + 200))) return undefined;
	try {
		const parsed: unknown = JSON.parse(text.slice(start, end + 1));
		return isObject(parsed) ? withoutEnvelope(parsed) : undefined;
	} catch {
		return undefined;
	}
}

/** A lead alone under one name is that lead. */
function withoutEnvelope(
	json: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
	const [only, ...others] = Object.values(json);
	return others.length === 0 && isObject(only) ? withoutEnvelope(only) : json;
}

const FORM = /^[\w.[\]%-]{1,80}=[^\s&=]*(?:&[\w.[\]%-]{1,80}=[^\s&=]*){2,200}$/;

function fieldsOfForm(text: string): Readonly<Record<string, unknown>> | undefined {
	if (!FORM.test(text)) return undefined;
	return Object.fromEntries(new URLSearchParams(text));
}
