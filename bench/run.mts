/**
 * Measures: `npm run bench`, or `npm run bench -- <subject> …` for some subjects. Writes
 * `bench/RESULTS.md`. With `--check` it fails when a target is missed. `--scale 1` measures subjects
 * that would take longer than three minutes at their full size, which else are smaller.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './bench.mts';
import { judge, renderResults, withUnit, type Measured } from './results.mts';
import { openRig, type Rig } from './rig.mts';
import { describeSurroundings, load } from './surroundings.mts';

const SUFFIX = '.bench.mts';
const resultsFile = join(import.meta.dirname, 'RESULTS.md');

const subjects = globSync(`*${SUFFIX}`, { cwd: import.meta.dirname })
	.map((file) => basename(file, SUFFIX))
	.sort();

const { values: options, positionals } = parseArgs({
	allowPositionals: true,
	options: { check: { type: 'boolean', default: false }, scale: { type: 'string' } },
});
const unknown = positionals.filter((subject) => !subjects.includes(subject));
if (unknown.length > 0) {
	console.error(`No bench measures ${unknown.join(', ')}. There are: ${subjects.join(', ')}`);
	process.exit(2);
}
const isMet = await runAll(positionals.length > 0 ? positionals : subjects);
process.exitCode = options.check && !isMet ? 1 : 0;

/** Returns whether no target is missed. */
async function runAll(chosen: readonly string[]): Promise<boolean> {
	const scale = options.scale === undefined ? undefined : Number(options.scale);
	const rig = openRig((line) => {
		console.log(`  ... ${line}`);
	}, scale);
	const measured: Measured[] = [];
	try {
		for (const subject of chosen) {
			const one = await measure(subject, rig);
			measured.push(one);
			report(one);
			const older = existsSync(resultsFile) ? readFileSync(resultsFile, 'utf8') : '';
			writeFileSync(resultsFile, renderResults(older, one, subjects));
		}
	} finally {
		await rig.close();
	}
	return measured.flatMap(judge).every((verdict) => !verdict.isMissed);
}

async function measure(subject: string, rig: Rig): Promise<Measured> {
	const { default: bench }: { default: Bench } = await import(`./${subject}${SUFFIX}`);
	console.log(`\n${bench.title}`);
	const loadBefore = load();
	const rows = await bench.run(rig);
	const date = new Date().toISOString().slice(0, 10);
	const where = `${date}, ${describeSurroundings()}; load ${loadBefore} before, ${load()} after.`;
	const given = options.scale === undefined ? '' : ` --scale ${options.scale}`;
	return { subject, bench, rows, options: given, where };
}

function report(measured: Measured): void {
	for (const { target, measured: value, isMissed } of judge(measured)) {
		const word = value === undefined ? '      ' : isMissed ? 'MISSED' : 'met   ';
		console.log(`  ${word}  ${target.text}: ${withUnit(value, target.unit)}`);
	}
}
