/** A rule that was tried on a lead. */
export interface TriedRule {
	readonly name: string;
	/** Counted when the rule matches; may be negative. */
	readonly points: number;
	readonly matched: boolean;
	/** Why it could not be tried, when it could not; it then does not match. */
	readonly problem?: string | undefined;
}

export interface Thresholds {
	/** From this score on a lead is hot. */
	readonly hot: number;
	/** From this score on it is standard; below it is low. */
	readonly standard: number;
}

export type Bucket = 'hot' | 'standard' | 'low';

export interface Score {
	/** The sum of the points of all rules that match, rounded to two decimals. */
	readonly score: number;
	readonly bucket: Bucket;
	/** Every rule in order, with the points it gave. */
	readonly breakdown: readonly RuleResult[];
	/** One line for a person: which rules made the score. */
	readonly explanation: string;
}

export interface RuleResult {
	readonly rule: string;
	readonly matched: boolean;
	readonly points: number;
	readonly problem?: string;
}

/** Adds up the rules that match. The order of the rules does not change the score. */
export function scoreOf(rules: readonly TriedRule[], thresholds: Thresholds): Score {
	const breakdown = rules.map(({ name, points, matched, problem }) => ({
		rule: name,
		matched,
		points: matched ? points : 0,
		...(problem === undefined ? {} : { problem }),
	}));
	// Sums of decimal fractions would otherwise end in 0.30000000000000004.
	const score = Math.round(breakdown.reduce((sum, { points }) => sum + points, 0) * 100) / 100;
	return { score, bucket: bucketOf(score, thresholds), breakdown, explanation: explain(rules) };
}

function bucketOf(score: number, { hot, standard }: Thresholds): Bucket {
	if (score >= hot) return 'hot';
	return score >= standard ? 'standard' : 'low';
}

function explain(rules: readonly TriedRule[]): string {
	const matched = rules.filter((rule) => rule.matched);
	if (matched.length === 0) return 'no rule matches';
	return matched.map(({ name, points }) => `${name} ${points < 0 ? '' : '+'}${points}`).join(', ');
}
