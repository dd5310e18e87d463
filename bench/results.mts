import type { Bench, Row, Rows, Target } from './bench.mts';
import { median, quantile } from './statistics.mts';
import { ratioOf } from './targets.mts';

const PREAMBLE = `# Measured

Written by \`npm run bench\`, which with \`-- --check\` fails when a target is missed. What a table
compares took turns in one run, so read ratios rather than times; they are between medians. The middle
half leaves out the fastest and the slowest quarter of the rounds. On Linux the milliseconds in which
the measuring thread waited for a processor that other programs had are left out; waiting for a disk
or a server counts.
`;

/** A finished bench as \`RESULTS.md\` shows it. */
export interface Measured {
	readonly subject: string;
	readonly bench: Bench;
	readonly rows: readonly Row[];
	/** What it was started with besides the subject. */
	readonly options: string;
	/** Machine, versions, date and load. */
	readonly where: string;
}

export interface Verdict {
	readonly target: Target;
	/** Undefined where it could not be measured. */
	readonly measured: number | undefined;
	/** Whether it is missed for certain. */
	readonly isMissed: boolean;
}

export function judge({ bench, rows }: Measured): Verdict[] {
	const byWords: Rows = new Map(rows.map((row) => [row.what, row]));
	return bench.targets.map((target) => {
		const measured = target.measure(byWords);
		return { target, measured, isMissed: measured !== undefined && !target.isMet(measured) };
	});
}

/**
 * The new text of \`RESULTS.md\`: what was measured takes the place of its older section; sections of
 * other subjects stay, those of subjects that no longer exist go.
 *
 * @param subjects all there are, in the order of the file
 */
export function renderResults(
	older: string,
	measured: Measured,
	subjects: readonly string[],
): string {
	const sections = new Map([
		...olderSections(older),
		[measured.subject, renderSection(measured)] as const,
	]);
	const kept = subjects.flatMap((subject) => sections.get(subject) ?? []);
	return [PREAMBLE, ...kept].join('\n');
}

/** Every section begins with a line that names its subject. */
function markerOf(subject: string): string {
	return `<!-- ${subject} -->`;
}

function olderSections(text: string): [subject: string, section: string][] {
	return text
		.split(/^(?=<!-- )/m)
		.slice(1)
		.map((section) => [/^<!-- (.+) -->/.exec(section)?.[1] ?? '', `${section.trimEnd()}\n`]);
}

function renderSection(measured: Measured): string {
	const { subject, bench, rows, options, where } = measured;
	return `${markerOf(subject)}

## ${bench.title}

${bench.method}

${renderRows(rows)}

${renderVerdicts(judge(measured))}

\`npm run bench -- ${subject}${options}\`: ${where}
`;
}

function renderRows(rows: readonly Row[]): string {
	const byWords: Rows = new Map(rows.map((row) => [row.what, row]));
	return renderTable(
		['', 'median ms', 'middle half', 'rounds', 'ratio'],
		rows.map((row) => {
			const { what, times, against, unit } = row;
			const other = against === undefined ? undefined : byWords.get(against);
			return [
				what,
				unit === undefined ? digits(median(times)) : withUnit(median(times), unit),
				`${digits(quantile(times, 0.25))} to ${digits(quantile(times, 0.75))}`,
				String(times.length),
				other === undefined ? '' : `${share(ratioOf(row, other))} ${other.what}`,
			];
		}),
	);
}

function renderVerdicts(verdicts: readonly Verdict[]): string {
	return renderTable(
		['target', 'measured', 'met'],
		verdicts.map(({ target, measured, isMissed }) => [
			target.text,
			withUnit(measured, target.unit),
			measured === undefined ? '' : isMissed ? '**no**' : 'yes',
		]),
	);
}

function renderTable(head: readonly string[], lines: readonly (readonly string[])[]): string {
	const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
	return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A measured number as a target says it. */
export function withUnit(measured: number | undefined, unit: Target['unit']): string {
	if (measured === undefined) return 'not measured';
	return `${digits(measured)} ${unit === 'x' ? 'times' : unit}`;
}

function share(ratio: number): string {
	return ratio < 0.1 ? `1/${(1 / ratio).toFixed(0)} of` : `${digits(ratio)} times`;
}

/** Three digits that mean something. */
function digits(value: number): string {
	return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
