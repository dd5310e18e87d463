/**
 * One way to compare: how a field's values are made ready, and on which level two of them agree.
 * The levels are ordered, full agreement first; the last one means that they differ.
 */
export interface Kind<Feature> {
	readonly levels: readonly string[];
	/** What a level is called in a reason; `{}` stands for the compared property. */
	readonly words: Readonly<Record<string, string>>;
	/** Makes one record's values ready; undefined when they say nothing. */
	prepare(values: readonly string[]): Feature | undefined;
	/**
	 * The position of the level on which two values agree, also asked of equal ones; `MISSING` when
	 * they have nothing to compare.
	 */
	compare(a: Feature, b: Feature): number;
	/** What records are looked up by: texts that many alike records share; undefined for none. */
	readonly keys: Readonly<Record<string, (feature: Feature) => string | undefined>>;
	/**
	 * The key whose rarity tells how much agreement on a level means; without it full agreement goes by
	 * the whole value, and others by none.
	 */
	readonly rarityOf?: Readonly<Record<string, string>>;
	/**
	 * Levels on which the values differ, although they may stand for the same. A common value makes that
	 * mean less too; a rare one does not make it mean more, since it may be rare for its typo.
	 */
	readonly commonOn?: readonly string[];
	/** Levels on which the values differ by what is most often a mistake in writing one of them. */
	readonly slips?: readonly string[];
	/** How large a share of all people have a value, as far as that is known before any record is. */
	readonly usualShare?: (feature: Feature) => number;
	/** A value in plain words; two with the same are one. */
	text(feature: Feature): string;
}
