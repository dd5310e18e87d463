/** How rare the values are on which records agree on one level. */
export interface Rarity {
	/**
	 * The chance that two records have the same value, as far as it is counted: seen together with how
	 * usual it is; undefined where the level's own chance is that.
	 */
	chance(usual: number): number | undefined;
	/**
	 * The share of records of others that have a record's value. Few records say little of that, so
	 * they are seen together with how common the value usually is. That nobody else has it makes it no
	 * rarer than one among as many records as there are, and as it usually takes to meet it once.
	 *
	 * @param own how many further records somebody is expected to have
	 */
	share(record: number, usual: number, own: number): number;
}

/** How many records share what each value stands for. */
export interface Tally {
	readonly counts: readonly number[];
	readonly filled: number;
	/** That two records share it. */
	readonly chance: number;
}

/** What is usual counts for so many records at least. */
export const USUALLY = 100;

export function tallied(counts: readonly number[]): Tally {
	const filled = counts.reduce((sum, count) => sum + count, 0);
	return { counts, filled, chance: chanceOfMeeting(counts, filled) };
}

/** The chance that two of so many records are in one of the groups. */
export function chanceOfMeeting(groups: readonly number[], records: number): number {
	if (records < 2) return 1;
	const meeting = groups.reduce((sum, count) => sum + count * (count - 1), 0);
	return Math.max(meeting, 1) / (records * (records - 1));
}

export interface RarityTerms {
	/** What is usual counts for so many records. */
	readonly weightOfUsual: number;
	/** Whether the level stands for the whole value, so that its own chance is that of the values. */
	readonly isWhole: boolean;
	/** The position of a record's value in the tally; -1 for none. */
	valueOf(record: number): number;
	/** How common a value is before any record is seen, where that is known. */
	usually?(value: number): number | undefined;
}

export function rarityOf({ counts, filled, chance }: Tally, terms: RarityTerms): Rarity {
	const { weightOfUsual } = terms;
	const blended = (counted: number, usual: number) =>
		(counted + weightOfUsual * usual) / (filled + weightOfUsual);
	return {
		chance: (usual) => (terms.isWhole ? undefined : blended(chance * filled, usual)),
		share: (record, usual, own) => {
			const value = terms.valueOf(record);
			if (value < 0) return usual;
			const others = Math.max(0, (counts[value] ?? 1) - 1 - own);
			const usually = terms.usually?.(value) ?? usual;
			return Math.max(blended(others, usually), 1 / (filled + 1 / usually));
		},
	};
}
