// Trains the tagger for US addresses and writes its weights to src/normalize/address/weights.generated.ts.
//
//   node scripts/train-address-tagger.mts <folder of usaddress rows>
//
// The folder holds `usaddress_train_labeled.jsonl`: usaddress's training rows (datamade, MIT licence),
// one `{"text", "tokens": [[word, label], …]}` a line. Our own rows are in scripts/address-tagger.
// Needs a build first. The same rows give the same weights.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedModel } from '../dist/src/normalize/address/packed-model.js';
import { train, type Terms } from './address-tagger/field.mts';
import { madeRows } from './address-tagger/made-rows.mts';
import { ownRows, usaddressRows, type Row } from './address-tagger/rows.mts';

const root = join(import.meta.dirname, '..');

/** Chosen on held-out rows: `node scripts/check-address-tagger.mts`. */
export const terms: Terms = {
	passes: 10,
	rate: 0.1,
	decay: 0.002,
	hidden: 0.25,
	leastSeen: 2,
	seed: 1,
};

/** Our own rows count twice: each shows something that is rare elsewhere. */
export function rowsOfOurs(): Row[] {
	const own = ownRows(join(root, 'scripts', 'address-tagger', 'own-rows.txt'));
	return [...madeRows(4_000, 7), ...own, ...own];
}

export const theirFile = (folder: string): string => join(folder, 'usaddress_train_labeled.jsonl');

function main(folder: string): void {
	const rows = [...usaddressRows(theirFile(folder)), ...rowsOfOurs()];
	const packed = packedModel(train(rows, terms), { step: 0.06, least: 0.15 });
	const file = join(root, 'src', 'normalize', 'address', 'weights.generated.ts');
	writeFileSync(file, rendered(packed));
	console.info(`${rows.length} rows, ${Math.round(rendered(packed).length / 1024)} kB`);
}

function rendered(packed: ReturnType<typeof packedModel>): string {
	return [
		'// Made by scripts/train-address-tagger.mts; do not edit. Learned from rows of our own and the',
		'// training rows of usaddress (MIT License, Copyright (c) 2014 The Atlanta Journal',
		'// Constitution): see THIRD_PARTY_NOTICES.md.',
		"import type { PackedModel } from './packed-model';",
		'',
		'export const weights: PackedModel = {',
		...Object.entries(packed).map(([name, value]) => `\t${name}: ${JSON.stringify(value)},`),
		'};',
		'',
	].join('\n');
}

const [, script, folder] = process.argv;
if (script === import.meta.filename) {
	if (folder === undefined) throw new Error('Name the folder that holds the rows of usaddress.');
	main(folder);
}
