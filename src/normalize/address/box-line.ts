import { upper } from './letter-case';
import type { Tagged } from './street-line';

const RURAL = new Set(['rr', 'rfd', 'rural', 'rt', 'rte', 'route', 'ruta']);
const HIGHWAY_CONTRACT = new Set(['hc', 'hcr', 'highway', 'hwy', 'star', 'contract', 'srt']);
const MILITARY = new Map([
	['psc', 'PSC'],
	['cmr', 'CMR'],
	['unit', 'Unit'],
]);

const BOXES = new Set([
	...['box', 'bx', 'pob', 'pobox', 'po', 'lockbox', 'lbx', 'lb', 'drawer', 'caller', 'bin'],
]);

/**
 * `PO Box 12`, `RR 2 Box 45A`, `HC 68 Box 23A`, `PSC 1234 Box 5678`: Publication 28, sections 241 to
 * 283. Lockboxes, drawers and callers are PO boxes.
 */
export function boxLineOf(words: readonly Tagged[]): string | null {
	if (words.length === 0) return null;
	const route = routeOf(words);
	const id = idOf(words, 'box_id');
	const hasBox = words.some(({ label, token }) => label === 'box_type' && BOXES.has(token.word));
	if (route !== undefined) return id === '' ? route : `${route} Box ${id}`;
	return hasBox && id !== '' ? `PO Box ${id}` : null;
}

function routeOf(words: readonly Tagged[]): string | undefined {
	const types = words.filter(({ label }) => label === 'route_type').map(({ token }) => token.word);
	const id = idOf(words, 'route_id');
	if (id === '') return undefined;
	const [first = ''] = types;
	const military = MILITARY.get(first);
	if (military !== undefined) return `${military} ${id}`;
	if (RURAL.has(first)) return `RR ${id}`;
	return HIGHWAY_CONTRACT.has(first) ? `HC ${id}` : undefined;
}

function idOf(words: readonly Tagged[], label: 'box_id' | 'route_id'): string {
	return words
		.filter((word) => word.label === label)
		.map(({ token }) => upper(token.text.replaceAll('.', '')))
		.filter((text) => !['#', 'NO', 'NUMBER'].includes(text))
		.join(' ');
}
