// Renders the matching models as tables for the documentation: what is compared, on which levels
// records agree and how much each tells, which records are compared, and from when on they are one.
import { createRequire } from 'node:module';
import type { columnOf as ColumnOf } from '../src/dedupe/matching/kinds';
import type { Comparison, MatchingModel } from '../src/dedupe/matching/model';

const require = createRequire(import.meta.url);
const { columnOf } = require('../dist/src/dedupe/matching/kinds/index.js') as {
	columnOf: typeof ColumnOf;
};

/** What a blocking rule looks at, when that is not the whole value; `{}` stands for the comparison. */
const KEYS: Readonly<Record<string, string>> = {
	value: '{}',
	first: 'first word of the {}',
	initial: 'initial of the {}',
	start: 'beginning of the {}',
	sound: 'sound of the {}',
	longestWord: 'longest word of the {}',
	mailbox: '{} up to the @',
	name: 'name of the {}',
	nameStart: "beginning of the {}'s name",
	number: 'house number',
	city: 'city',
	zip: 'ZIP',
	area: 'area of the ZIP',
	year: 'year of the {}',
	monthAndDay: 'month and day of the {}',
};

export function renderModel(title: string, model: MatchingModel): string {
	const { comparisons, blockingRules, largestBlock, pairsPerRecord, expected, thresholds } = model;
	return [
		`### ${title}`,
		[
			'| Comparison | Level | One | Strangers | Household | Weight | Means |',
			'| --- | --- | --- | --- | --- | --- | --- |',
			...comparisons.flatMap(rowsOf),
		].join('\n'),
		'Records are compared when they agree on all of one line (`blockingRules`):',
		blockingRules.map((rule) => `* ${inWords(rule, comparisons)} (${codesOf(rule)})`).join('\n'),
		[
			'| Setting | Value | What it does |',
			'| --- | --- | --- |',
			`| \`largestBlock\` | ${largestBlock} | What more records share selects nobody |`,
			`| \`pairsPerRecord\` | ${pairsPerRecord} | About so many pairs a record are compared at most in large batches |`,
			`| \`expected.same\` | ${expected.same} | Expected pairs a record that are one, before a batch says more |`,
			`| \`expected.household\` | ${expected.household} | Expected pairs a record that share a household |`,
			`| \`thresholds.match\` | ${thresholds.match} | Match From |`,
			`| \`thresholds.review\` | ${thresholds.review} | Review From |`,
		].join('\n'),
	].join('\n\n');
}

function rowsOf({ name, label, kind, fields, half, levels }: Comparison): string[] {
	const { words } = columnOf(kind, 0);
	return Object.entries(levels).map(([level, [same, strangers, household]], index) => {
		const read = half === undefined ? fields : [...fields, half.of];
		const what =
			index === 0 ? `\`${name}\`: ${read.map((field) => `\`${field}\``).join(', ')}` : '';
		const weight = Math.log2(same / strangers).toFixed(1);
		const cells = [
			what,
			level,
			inDigits(same),
			inDigits(strangers),
			household === undefined ? '' : inDigits(household),
			weight.startsWith('-') ? weight : `+${weight}`,
			words[level]?.replace('{}', label) ?? '',
		];
		return `| ${cells.join(' | ')} |`;
	});
}

/** Never as 1e-7. */
function inDigits(share: number): string {
	return share.toLocaleString('en-US', { maximumFractionDigits: 9 });
}

function codesOf(rule: readonly string[]): string {
	return rule.map((part) => `\`${part}\``).join(', ');
}

function inWords(rule: readonly string[], comparisons: readonly Comparison[]): string {
	return rule
		.map((part) => {
			const parts = part.split(' + ').map((one) => partInWords(one, comparisons));
			return parts.length === 1 ? parts.join() : `${parts.join(' and ')} in whatever order`;
		})
		.join(', ');
}

function partInWords(part: string, comparisons: readonly Comparison[]): string {
	const [name = '', key = 'value'] = part.split('.');
	const label = comparisons.find((comparison) => comparison.name === name)?.label ?? name;
	const words = KEYS[key];
	if (words === undefined) throw new Error(`scripts/model-tables.mts has no words for ${part}.`);
	return words.replace('{}', label);
}
