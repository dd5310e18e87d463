import { DETAILS, type Detail, type Details } from './details';

/** Which of two different things that were said about a person is kept. */
export const survivorshipRules = ['newest', 'mostComplete', 'trustedSource'] as const;

export type SurvivorshipRule = (typeof survivorshipRules)[number];

export interface SurvivorshipTerms {
	/** Rules by detail, `other` for those without a name; where there is none, {@link DEFAULT_RULES}. */
	readonly rules: ReadonlyMap<string, SurvivorshipRule>;
	/** The most trusted first, in lower case. Sources that are not named are trusted least. */
	readonly trustedSources: readonly string[];
}

/** A later form with a ZIP code only is no reason to forget where somebody lives. */
const DEFAULT_RULES: Readonly<Record<string, SurvivorshipRule>> = {
	name: 'mostComplete',
	address: 'mostComplete',
};

/**
 * Puts together what was known of a person and what is said now. The order in which things come in
 * makes no difference. What a person said is never replaced by what a data service adds, whatever
 * the rule.
 */
export function survivingDetails(a: Details, b: Details, terms: SurvivorshipTerms): Details {
	const surviving = new Map(a);
	for (const [name, said] of b) {
		const known = surviving.get(name);
		surviving.set(name, known === undefined ? said : better(name, known, said, terms));
	}
	return new Map([...surviving].sort(([one], [other]) => compareTexts(one, other)));
}

function better(name: string, a: Detail, b: Detail, terms: SurvivorshipTerms): Detail {
	const kind = Object.hasOwn(DETAILS, name) ? name : 'other';
	const rule = terms.rules.get(kind) ?? DEFAULT_RULES[kind] ?? 'newest';
	return isBetter(b, a, rule, terms) ? b : a;
}

/** A total order, so that nothing depends on what came first. */
function isBetter(
	a: Detail,
	b: Detail,
	rule: SurvivorshipRule,
	{ trustedSources }: SurvivorshipTerms,
): boolean {
	if (a.isEnriched !== b.isEnriched) return b.isEnriched;
	const merit = ({ values, source }: Detail): number => {
		if (rule === 'mostComplete') return completeness(values);
		return rule === 'trustedSource' ? -rankOf(source, trustedSources) : 0;
	};
	const byMerit = merit(a) - merit(b);
	if (byMerit !== 0) return byMerit > 0;
	if (a.atMs !== b.atMs) return a.atMs > b.atMs;
	return textOf(a) > textOf(b);
}

/** An initial says half of what a name does. */
function completeness(values: Detail['values']): number {
	let filled = 0;
	for (const value of values.values()) filled += /^\p{L}\.?$/u.test(String(value)) ? 0.5 : 1;
	return filled;
}

function rankOf(source: string | null, trustedSources: readonly string[]): number {
	const rank = trustedSources.indexOf((source ?? '').toLowerCase());
	return rank < 0 ? trustedSources.length : rank;
}

function textOf({ values, source }: Detail): string {
	return JSON.stringify([...values, source]);
}

/** By code units: the same everywhere, whatever the language of the machine. */
function compareTexts(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
