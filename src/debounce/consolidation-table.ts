/** What becomes of events that waited together, row by row. */
export interface ConsolidationTable {
	readonly combine: readonly CombineRow[];
	readonly supersede: readonly SupersedeRow[];
	readonly suppress: readonly SuppressRow[];
}

/** Events of at least two of these types become one notification. */
export interface CombineRow {
	/** `*` stands for all types. */
	readonly eventTypes: readonly string[];
	/** Whether everything that waited goes into one, or one is made for each property. */
	readonly scope: 'window' | 'property';
	readonly template: string;
	/** May hold `{count}` and `{properties}`. */
	readonly title: string;
}

/** An event makes earlier ones about the same property pointless. */
export interface SupersedeRow {
	readonly eventTypes: readonly string[];
	readonly replaces: readonly string[];
}

/** An event silences all others about the same property. */
export interface SuppressRow {
	readonly eventTypes: readonly string[];
	/** For so long, from when it happened, later events are silenced too. */
	readonly forMs: number;
	/** Types that end every silence about the property when they happen after its cause. */
	readonly endedBy: readonly string[];
}

export function namesType(types: readonly string[], eventType: string): boolean {
	return types.includes('*') || types.includes(eventType);
}
