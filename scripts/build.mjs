// Builds `dist/`: plain `tsc` output, so that stack traces stay readable, with each third-party
// library bundled into its one module under `dist/src/vendor`, icons and codex files beside the nodes.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderNotices } from './notices.mjs';

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

// Built beside and then put in place, so that whoever uses `dist` meanwhile never finds half of it.
const next = `dist.${process.pid}`;
process.on('exit', () => rmSync(next, { recursive: true, force: true }));

function compile() {
	const compiler = require.resolve('typescript/bin/tsc');
	const run = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.json', '--outDir', next], {
		stdio: 'inherit',
	});
	if (run.status !== 0) process.exit(run.status ?? 1);
}

/** Returns esbuild's list of the files that went into the bundles. */
async function bundleVendors() {
	const result = await build({
		entryPoints: globSync('src/vendor/*.ts'),
		outdir: join(next, 'src', 'vendor'),
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node22',
		external: ['pg-native'],
		legalComments: 'none',
		metafile: true,
		logLevel: 'error',
	});
	return Object.keys(result.metafile.inputs);
}

function copyAssets() {
	for (const file of globSync('{nodes,credentials,icons}/**/*.{svg,png}'))
		cpSync(file, join(next, file));
}

compile();
const notices = renderNotices(await bundleVendors());
copyAssets();
rmSync('dist', { recursive: true, force: true });
renameSync(next, 'dist');

const file = 'THIRD_PARTY_NOTICES.md';
const current = globSync(file).length > 0 ? readFileSync(file, 'utf8') : '';
if (notices !== current) {
	if (process.argv.includes('--check')) {
		console.error(
			`${file} does not match the bundled libraries. Run \`npm run build\` and commit it.`,
		);
		process.exit(1);
	}
	writeFileSync(file, notices);
}
