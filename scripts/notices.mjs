// Renders THIRD_PARTY_NOTICES.md: one section for each library whose code is in a bundle, and for data
// that something shipped was learned from.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The package folder (`node_modules/<name>`) that a bundled file belongs to, if any. */
function packageFolder(file) {
	return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

function licenceText(folder) {
	// Some have a second one, for data that is not their own.
	const files = globSync(join(folder, '{LICENSE,LICENCE,license,licence}*')).sort();
	if (files.length > 0) return files.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n');
	// Some packages carry the text only as the last section of their README.
	const [readme] = globSync(join(folder, '{README,readme}.md'));
	if (readme === undefined) return undefined;
	return /^#+\s*licen[sc]e\s*$([\s\S]*)/im.exec(readFileSync(readme, 'utf8'))?.[1]?.trim();
}

function section(folder) {
	const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const text = licenceText(folder);
	if (text === undefined)
		throw new Error(`${name} ships no licence file; find its text before bundling it.`);
	return `## ${name} ${version} (${license})\n\n\`\`\`text\n${text}\n\`\`\`\n`;
}

/** The rows that the address tagger learned from beside our own. */
function addressData() {
	const text = readFileSync('scripts/address-tagger/usaddress-license.txt', 'utf8').trim();
	return `## Training rows of usaddress (MIT)\n\nThe weights of the address tagger were learned from them; the rows themselves are not in the\npackage.\n\n\`\`\`text\n${text}\n\`\`\`\n`;
}

/** @param {string[]} files paths of bundled files, relative to the project */
export function renderNotices(files) {
	const folders = [...new Set(files.map(packageFolder).filter((folder) => folder !== undefined))];
	return [
		'# Third-party notices\n',
		'The published package contains code of these libraries, bundled at build time.\n',
		...folders.sort().map(section),
		addressData(),
	].join('\n');
}
