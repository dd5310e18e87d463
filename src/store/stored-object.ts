type StoredObject = Readonly<Record<string, unknown>>;

/**
 * Reads an object that the store wrote as JSON. Any object will do, whatever it is made of: what
 * cannot be read here could neither be delivered nor parked. (zod's records refuse some, such as one
 * with a field named `constructor`.)
 */
export function storedObject(text: string): StoredObject {
	const value: unknown = JSON.parse(text);
	if (isObject(value)) return value;
	throw new Error('The store holds something else where an object was written.');
}

function isObject(value: unknown): value is StoredObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
