/**
 * One way to compare: how a field's values are made ready, and on which level two of them agree.
 * The levels are ordered, full agreement first; the last one means that they differ.
 */
export interface Kind<Feature> {
	readonly levels: readonly string[];
	/** Makes one record's values ready; undefined when they say nothing. */
	prepare(values: readonly string[]): Feature | undefined;
	/** The position of the level on which two values agree. */
	compare(a: Feature, b: Feature): number;
	/** What records are looked up by: texts that many alike records share; undefined for none. */
	readonly keys: Readonly<Record<string, (feature: Feature) => string | undefined>>;
	/** How the value is shown in a reason. */
	text(feature: Feature): string;
}
