import type { Agreement } from './agreement';
import { MISSING } from './column';
import type { Weights } from './weights';

/** How likely a pair is one person, and how likely two of a household; else they are strangers. */
export interface Classes {
	readonly same: number;
	readonly household: number;
}

/** The share of pairs that are one person, and that are of one household. */
export type Priors = Pick<Weights, 'priorSame' | 'priorHousehold'>;

/** How likely pairs that agree in a way are of each class. */
export function classesOf(agreement: Agreement, weights: Weights): Classes {
	return classesAmong(agreement, weights, weights, -1);
}

/**
 * The same among pairs that were chosen for their agreement on one comparison.
 *
 * @param chosenFor the index of the comparison, which therefore tells nothing
 */
export function classesAmong(
	agreement: Agreement,
	weights: Weights,
	priors: Priors,
	chosenFor: number,
): Classes {
	let same = priors.priorSame;
	let household = priors.priorHousehold;
	let strangers = 1 - same - household;
	for (let index = 0; index < agreement.length; index++) {
		const level = agreement[index] ?? MISSING;
		if (level === MISSING || index === chosenFor) continue;
		same *= weights.same[index]?.[level] ?? 0;
		household *= weights.household[index]?.[level] ?? 0;
		strangers *= weights.strangers[index]?.[level] ?? 0;
	}
	const sum = same + household + strangers;
	return sum === 0 ? { same: 0, household: 0 } : { same: same / sum, household: household / sum };
}
