// Makes src/records/disposable-domains.generated.ts of the list of disposable e-mail domains:
// node scripts/disposable-domains.mjs <disposable_email_blocklist.conf>
// The list: https://github.com/disposable-email-domains/disposable-email-domains (CC0).
import { readFileSync, writeFileSync } from 'node:fs';

const [list] = process.argv.slice(2);
if (list === undefined) {
	console.error('Usage: node scripts/disposable-domains.mjs <disposable_email_blocklist.conf>');
	process.exit(2);
}

/** @type {Map<string, string[]>} */
const byEnding = new Map();
for (const line of readFileSync(list, 'utf8').split('\n')) {
	const domain = line.trim().toLowerCase();
	if (!/^[a-z\d.-]+\.[a-z\d-]+$/.test(domain)) continue;
	const dot = domain.lastIndexOf('.');
	const ending = domain.slice(dot + 1);
	byEnding.set(ending, [...(byEnding.get(ending) ?? []), domain.slice(0, dot)]);
}

const lines = [...byEnding.entries()]
	.sort(([one], [other]) => (one < other ? -1 : 1))
	.map(([ending, names]) => `${ending} ${[...new Set(names)].sort().join(' ')}`);

writeFileSync(
	'src/records/disposable-domains.generated.ts',
	`// Made by scripts/disposable-domains.mjs; see disposable-domains.notice.md.

/** A line for each top-level domain: its name, and what stands before the dot. */
export const disposableDomainLines = \`
${lines.join('\n')}
\`;
`,
);
