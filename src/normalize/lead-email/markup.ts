/** What a scan of HTML or XML meets, in order. Names are in lower case. */
export interface MarkupHandler {
	text(text: string): void;
	/** @param attributes as they were written, for {@link attributeOf} */
	open(name: string, attributes: string): void;
	close(name: string): void;
}

/** What these hold is no text of the page. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'noembed', 'noframes']);

/**
 * Scans markup from front to back without building a tree: mail HTML is seldom well-formed, and no
 * nesting, however deep, costs more than its length. Entities in texts are decoded.
 *
 * @param keepRaw whether elements such as `<title>` are ordinary ones, as in XML
 */
export function scanMarkup(
	source: string,
	handler: MarkupHandler,
	{ keepRaw = false }: { readonly keepRaw?: boolean } = {},
): void {
	let at = 0;
	while (at < source.length) {
		const start = source.indexOf('<', at);
		const textEnd = start === -1 ? source.length : start;
		if (textEnd > at) handler.text(decodeEntities(source.slice(at, textEnd)));
		if (start === -1) return;
		const tag = tagAt(source, start);
		if (tag.text !== undefined) handler.text(tag.text);
		at = tag.end;
		if (tag.name === undefined) continue;
		if (tag.isClosing) {
			handler.close(tag.name);
			continue;
		}
		handler.open(tag.name, tag.attributes);
		if (tag.attributes.endsWith('/')) handler.close(tag.name);
		else if (!keepRaw && RAW.has(tag.name)) {
			at = closingTagOf(source, tag.name, at);
			handler.close(tag.name);
		}
	}
}

interface Tag {
	readonly end: number;
	readonly name?: string;
	readonly attributes: string;
	readonly isClosing: boolean;
	/** What was no tag after all. */
	readonly text?: string;
}

const NAME = /<(\/?)([a-z][^\s/>]{0,60})/iy;

function tagAt(source: string, start: number): Tag {
	const none = { attributes: '', isClosing: false };
	if (source.startsWith('<!--', start)) return { ...none, end: after(source, '-->', start + 4) };
	if (source.startsWith('<![CDATA[', start)) {
		const end = after(source, ']]>', start + 9);
		const text = source.slice(start + 9, source.startsWith(']]>', end - 3) ? end - 3 : end);
		return { ...none, end, text };
	}
	NAME.lastIndex = start;
	const [whole, slash, name = ''] = NAME.exec(source) ?? [];
	if (whole === undefined) {
		return /[!?/]/.test(source.charAt(start + 1))
			? { ...none, end: after(source, '>', start) }
			: { ...none, end: start + 1, text: '<' };
	}
	const attributesStart = start + whole.length;
	const end = endOfTag(source, attributesStart);
	const attributes = source.slice(attributesStart, end - 1).trim();
	return { name: name.toLowerCase(), attributes, isClosing: slash === '/', end };
}

function after(source: string, mark: string, from: number): number {
	const found = source.indexOf(mark, from);
	return found === -1 ? source.length : found + mark.length;
}

/** Behind the `>` that is not inside of quotes. */
function endOfTag(source: string, from: number): number {
	let quote = '';
	for (let at = from; at < source.length; at++) {
		const letter = source.charAt(at);
		if (quote !== '') {
			if (letter === quote) quote = '';
		} else if (letter === '>') {
			return at + 1;
		} else if ((letter === '"' || letter === "'") && /[=\s]/.test(source.charAt(at - 1))) {
			quote = letter;
		}
	}
	// A quote that is never closed was none.
	const plain = source.indexOf('>', from);
	return plain === -1 ? source.length + 1 : plain + 1;
}

function closingTagOf(source: string, name: string, from: number): number {
	const closing = new RegExp(`</${name}[^>]{0,100}>?`, 'gi');
	closing.lastIndex = from;
	return closing.exec(source) === null ? source.length : closing.lastIndex;
}

/** Attributes are seldom longer; what is behind is not read. */
const LONGEST_ATTRIBUTES = 20_000;
const attributePatterns = new Map<string, RegExp>();

/** The value of an attribute, decoded; undefined when it is not there. */
export function attributeOf(attributes: string, name: string): string | undefined {
	const found = attributePattern(name).exec(attributes.slice(0, LONGEST_ATTRIBUTES));
	if (found === null) return undefined;
	return decodeEntities(found[1] ?? found[2] ?? found[3] ?? '');
}

function attributePattern(name: string): RegExp {
	const known = attributePatterns.get(name);
	if (known !== undefined) return known;
	const value = `\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`;
	const pattern = new RegExp(`(?:^|[\\s"'])${name}(?:${value})?(?=[\\s/]|$)`, 'i');
	attributePatterns.set(name, pattern);
	return pattern;
}

const ENTITY =
	/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,15}));|&(amp|nbsp|lt|gt|quot)\b/g;

/** Decodes numeric entities and the named ones of Latin letters and of punctuation. */
export function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replaceAll(
		ENTITY,
		(whole: string, decimal?: string, hex?: string, name?: string, bare?: string) => {
			if (decimal !== undefined) return letterOf(Number(decimal), whole);
			if (hex !== undefined) return letterOf(Number.parseInt(hex, 16), whole);
			return ENTITIES.get(name ?? bare ?? '') ?? whole;
		},
	);
}

/** Windows-1252, which old programs mean by the numbers from 128 to 159. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function letterOf(code: number, whole: string): string {
	if (code >= 128 && code < 160) return WINDOWS.charAt(code - 128);
	const isLetter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
	return isLetter ? String.fromCodePoint(code) : whole;
}

/** ISO 8859-1 from 160 on, in the order of their codes. */
const LATIN =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const ENTITIES: ReadonlyMap<string, string> = new Map([
	...LATIN.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)] as const),
	...Object.entries({
		...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", num: '#', commat: '@', colon: ':' },
		...{ lpar: '(', rpar: ')', period: '.', comma: ',', sol: '/', lowbar: '_', plus: '+' },
		...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', hyphen: '-' },
		...{ ndash: '–', mdash: '—', horbar: '―', hellip: '…', bull: '•', dollar: '$', trade: '™' },
		...{ ensp: ' ', emsp: ' ', thinsp: ' ', zwnj: '', zwj: '', Tab: '\t', NewLine: '\n' },
		...{ euro: '€', scaron: 'š', Scaron: 'Š', OElig: 'Œ', oelig: 'œ', vert: '|', verbar: '|' },
		...{ rarr: '→', larr: '←', check: '✓', star: '☆', equals: '=', percnt: '%', quest: '?' },
	}),
]);
