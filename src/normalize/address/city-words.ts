import { knownCities } from './known-cities';
import type { Token } from './tokens';

interface CityNode {
	readonly next: Map<string, CityNode>;
	isEnd: boolean;
}

let root: CityNode | undefined;

function cityTree(): CityNode {
	const tree: CityNode = { next: new Map(), isEnd: false };
	for (const name of knownCities) {
		const words = name.split(' ');
		addCity(tree, words);
		for (const short of SHORT_FORMS.get(words[0] ?? '') ?? []) {
			if (words.length > 1) addCity(tree, [short, ...words.slice(1)]);
		}
	}
	return tree;
}

const SHORT_FORMS = new Map([
	['north', ['n', 'no']],
	['south', ['s', 'so']],
	['east', ['e']],
	['west', ['w']],
	['saint', ['st']],
	['st', ['saint']],
	['fort', ['ft']],
	['mount', ['mt']],
	['port', ['pt']],
]);

function addCity(tree: CityNode, words: readonly string[]): void {
	let node = tree;
	for (const word of words) {
		let child = node.next.get(word);
		if (child === undefined) node.next.set(word, (child = { next: new Map(), isEnd: false }));
		node = child;
	}
	node.isEnd = true;
}

/** For each word: whether it is in a known city's name, where in it, and whether that ends the line. */
export function citiesOf(tokens: readonly Token[], tail: number): Uint8Array {
	root ??= cityTree();
	const found = new Uint8Array(tokens.length);
	for (let from = 0; from < tail; from++) {
		const to = longestCity(root, tokens, from, tail);
		if (to === from) continue;
		const isLast = to === tail ? 1 : 0;
		const opened = from > 0 && (tokens[from - 1] as Token).breakAfter !== 'none' ? 1 : 0;
		const length = Math.min(to - from, 2);
		for (let at = from; at < to; at++) {
			const place = at === from ? 0 : at === to - 1 ? 2 : 1;
			found[at] = 1 + place * 12 + (length - 1) * 4 + isLast * 2 + opened;
		}
		from = to - 1;
	}
	return found;
}

function longestCity(tree: CityNode, tokens: readonly Token[], from: number, tail: number): number {
	let node: CityNode | undefined = tree;
	let longest = from;
	for (let at = from; at < tail; at++) {
		node = node.next.get((tokens[at] as Token).word);
		if (node === undefined) break;
		if (node.isEnd) longest = at + 1;
		if ((tokens[at] as Token).breakAfter !== 'none') break;
	}
	return longest;
}
