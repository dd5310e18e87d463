type Flat = string | number | boolean | null | Flat[] | { [key: string]: Flat };

/**
 * Reads the format that n8n stores executions in: a JSON array of values in which every string
 * inside an object or array is the index of another value. An object met again is the same object.
 */
export function parseFlatted(text: string): unknown {
	const values: Flat[] = JSON.parse(text);
	const built = new Map<number, unknown>();

	const resolve = (value: Flat): unknown => (typeof value === 'string' ? at(Number(value)) : value);

	const at = (index: number): unknown => {
		const known = built.get(index);
		if (known !== undefined) return known;
		const value = values[index];
		if (typeof value !== 'object' || value === null) return value;
		if (Array.isArray(value)) {
			const array: unknown[] = [];
			built.set(index, array);
			for (const entry of value) array.push(resolve(entry));
			return array;
		}
		const object: Record<string, unknown> = {};
		built.set(index, object);
		for (const [key, entry] of Object.entries(value)) object[key] = resolve(entry);
		return object;
	};

	return at(0);
}
