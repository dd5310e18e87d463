/** Natural logarithm of the odds of a probability; 0 for even ones. */
export function logOddsOf(probability: number): number {
	return Math.log(probability / (1 - probability));
}

/** Log odds that count for no more than `most`, either way. */
export function limitedLogOdds(probability: number, most: number): number {
	return Math.max(-most, Math.min(most, logOddsOf(probability)));
}
