/** Two records that are, or may be, one person by the weights. */
export interface Link {
	readonly a: number;
	readonly b: number;
	readonly probability: number;
}

/** Equal links in the order of their records, so that the order of arrival changes nothing. */
export function surestFirst(one: Link, other: Link): number {
	return other.probability - one.probability || one.a - other.a || one.b - other.b;
}
