import { isObject, segmentPath } from './item-fields';

/** A value and where it was found. */
export interface Found {
	readonly value: unknown;
	/** As `segmentPath` writes it. */
	readonly path: string;
	/** The paths of the objects and lists around it. */
	readonly holders: readonly string[];
}

/** Finds a value in an item; undefined where there is none. */
export type FieldPath = (json: Readonly<Record<string, unknown>>) => Found | undefined;

const SEGMENT = /\s*(?:\[\s*(?:"([^"]*)"|'([^']*)'|(\d{1,9}))\s*\]|\.?\s*([^.[\]]+))/y;

/**
 * Reads a path such as `answers[0].text`, `body["Your name"]` or `Your name`. A field of the item that
 * is called just like the path comes first.
 */
export function fieldPath(text: string): FieldPath {
	const whole = text.trim();
	const segments = segmentsOf(whole);
	return (json) =>
		Object.hasOwn(json, whole)
			? { value: json[whole], path: segmentPath('', whole), holders: [] }
			: follow(json, segments);
}

/** Splits a list of paths at its commas, except for those inside of brackets. */
export function fieldPaths(list: string): FieldPath[] {
	const paths = list.match(/(?:\[\s*"[^"]*"\s*\]|\[\s*'[^']*'\s*\]|[^,])+/g) ?? [];
	return paths.filter((path) => path.trim() !== '').map(fieldPath);
}

function segmentsOf(path: string): readonly string[] {
	const segments: string[] = [];
	SEGMENT.lastIndex = 0;
	while (SEGMENT.lastIndex < path.length) {
		const [, double, single, position, word] = SEGMENT.exec(path) ?? [];
		const segment = double ?? single ?? position ?? word?.trim();
		// Not a path: then nothing is found there.
		if (segment === undefined || segment === '') return [];
		segments.push(segment);
	}
	return segments;
}

function follow(
	json: Readonly<Record<string, unknown>>,
	segments: readonly string[],
): Found | undefined {
	let value: unknown = json;
	let path = '';
	const holders: string[] = [];
	for (const segment of segments) {
		if (path !== '') holders.push(path);
		if (Array.isArray(value) && /^\d+$/.test(segment)) {
			value = value[Number(segment)] as unknown;
			path = segmentPath(path, Number(segment));
		} else if (isObject(value) && Object.hasOwn(value, segment)) {
			value = value[segment];
			path = segmentPath(path, segment);
		} else {
			return undefined;
		}
	}
	return path === '' ? undefined : { value, path, holders };
}
