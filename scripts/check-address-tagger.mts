// Measures the address tagger on rows it did not learn from: five folds of usaddress's rows, and made
// rows of another seed. Right is a row of which all parts are as its own labels make them.
//
//   node scripts/check-address-tagger.mts <folder of usaddress rows>
import { partsOfTags } from '../dist/src/normalize/address/parts-of-tags.js';
import { impossibleLabels } from '../dist/src/normalize/address/possible-labels.js';
import { taggerOf, type Tagger } from '../dist/src/normalize/address/tagger.js';
import { train } from './address-tagger/field.mts';
import { madeRows } from './address-tagger/made-rows.mts';
import { usaddressRows, type Row } from './address-tagger/rows.mts';
import { rowsOfOurs, terms, theirFile } from './train-address-tagger.mts';

const FOLDS = 5;

function isRight(tagger: Tagger, { tokens, tags }: Row): boolean {
	const tagging = tagger.tag(tokens, (traits) => impossibleLabels(tokens, traits));
	const found = partsOfTags(tokens, tagging.labels);
	return JSON.stringify(found.parts) === JSON.stringify(partsOfTags(tokens, tags).parts);
}

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

function main(folder: string): void {
	const theirs = usaddressRows(theirFile(folder));
	const fresh = madeRows(1_500, 99);
	let right = 0;
	for (let fold = 0; fold < FOLDS; fold++) {
		const learned = theirs.filter((_, at) => at % FOLDS !== fold);
		const held = theirs.filter((_, at) => at % FOLDS === fold);
		const tagger = taggerOf(train([...learned, ...rowsOfOurs()], terms));
		const found = held.filter((row) => isRight(tagger, row)).length;
		const made = fresh.filter((row) => isRight(tagger, row)).length;
		right += found;
		console.info(`held out ${percent(found / held.length)}, made ${percent(made / fresh.length)}`);
	}
	console.info(`all folds ${percent(right / theirs.length)}`);
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder that holds the rows of usaddress.');
main(folder);
