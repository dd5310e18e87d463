import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const guide = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const [, walks = ''] = /## Two walks through the code\n([\s\S]*?)\n## /.exec(guide) ?? [];

/** Files as the text names them: a bare name is beside the file before it. */
function filesIn(text: string): string[] {
	let folder = '';
	return [...text.matchAll(/`([\w./-]+\.ts)`/g)].map(([, name = '']) => {
		if (name.includes('/')) folder = dirname(name);
		return name.includes('/') ? name : join(folder, name);
	});
}

it('the walks through the code name files that are there', () => {
	const files = filesIn(walks);
	expect(files.length).toBeGreaterThan(25);
	expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

it('the walks are ten steps each', () => {
	expect(walks.match(/^\d+\. /gm)).toHaveLength(20);
});
