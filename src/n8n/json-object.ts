import type { IDataObject } from 'n8n-workflow';

/** What was read from JSON, as n8n's type for an item's fields. */
export function toJsonObject(value: Readonly<Record<string, unknown>>): IDataObject {
	// n8n's type names the kinds of values JSON has; the compiler cannot see that there are no others.
	return value as IDataObject;
}
