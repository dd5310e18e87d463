import { plainText } from './lines';
import { scanMarkup } from './markup';

/** Files and mails with more are no leads. */
const LONGEST_XML = 50_000;
const DEEPEST = 30;
const MOST_VALUES = 500;

const START = /<(?:adf|prospect|leads?)\b[^<>]{0,500}>/i;

/**
 * Fields from a lead in ADF (Auto-lead Data Format 1.0, which real-estate systems took over) or in
 * similar XML, wherever it stands in a text. It need not be well-formed: `<?ADF VERSION "1.0"?>` stands
 * before the XML declaration in the wild. Undefined when there is none that says who asks.
 */
export function fieldsOfAdf(text: string): Record<string, unknown> | undefined {
	const start = text.search(START);
	if (start === -1) return undefined;
	const values = valuesIn(text.slice(start, start + LONGEST_XML));
	const fields = values.some(({ path }) => path.includes('customer'))
		? adfFields(values)
		: otherFields(values);
	const isTelling = ['email', 'phone', 'full_name', 'first_name'].some((key) => key in fields);
	return isTelling ? fields : undefined;
}

interface XmlValue {
	readonly path: readonly string[];
	readonly attributes: string;
	readonly text: string;
}

/** The texts of the elements that hold nothing but text, in their order. */
function valuesIn(xml: string): XmlValue[] {
	const values: XmlValue[] = [];
	const stack: { name: string; attributes: string; text: string; isLeaf: boolean }[] = [];
	scanMarkup(
		xml,
		{
			text: (text) => {
				const top = stack.at(-1);
				if (top !== undefined) top.text += text;
			},
			open: (name, attributes) => {
				const top = stack.at(-1);
				if (top !== undefined) top.isLeaf = false;
				if (stack.length < DEEPEST) stack.push({ name, attributes, text: '', isLeaf: true });
			},
			close: (name) => {
				if (!stack.some((element) => element.name === name)) return;
				const path = stack.map((element) => element.name);
				const top = stack.pop();
				const text = top === undefined ? '' : plainText(top.text).trim();
				if (top?.isLeaf === true && text !== '' && values.length < MOST_VALUES) {
					values.push({ path, attributes: top.attributes.toLowerCase(), text });
				}
				// What was not closed before ends with the element around it.
				while (top?.name !== name && stack.length > 0 && stack.pop()?.name !== name);
			},
		},
		{ keepRaw: true },
	);
	return values;
}

const NAME_PARTS = new Map([
	['first', 'first_name'],
	['middle', 'middle_name'],
	['last', 'last_name'],
	['suffix', 'suffix'],
]);
const ADDRESS_PARTS = new Map([
	['apartment', 'unit'],
	['city', 'city'],
	['regioncode', 'state'],
	['postalcode', 'zip'],
	['country', 'country'],
]);
const OF_CUSTOMER = new Map([
	['email', 'email'],
	['phone', 'phone'],
	['comments', 'message'],
	['comment', 'message'],
	...ADDRESS_PARTS,
]);

/** By the elements of the ADF document type: who asks is the customer, never vendor or provider. */
function adfFields(values: readonly XmlValue[]): Record<string, unknown> {
	const fields = new Map<string, string>();
	const add = (key: string, text: string) => {
		if (!fields.has(key)) fields.set(key, text);
		else if (key === 'phone') fields.set(key, `${fields.get(key) ?? ''}; ${text}`);
	};
	for (const { path, attributes, text } of values) {
		const name = path.at(-1) ?? '';
		if (path.includes('customer')) add(customerKey(path, name, attributes), text);
		else if (path.includes('vendor')) add(`vendor ${name}`, text);
		else if (path.includes('provider')) add(providerKey(path, name), text);
		else if (name === 'id') add('record_id', text);
		else add(path.slice(path.indexOf('prospect') + 1).join(' '), text);
	}
	return Object.fromEntries(fields);
}

function customerKey(path: readonly string[], name: string, attributes: string): string {
	if (path.includes('timeframe')) return name === 'description' ? 'timeline' : `timeframe ${name}`;
	if (name === 'name') {
		const part = /part\s*=\s*["']?(\w+)/.exec(attributes)?.[1] ?? 'full';
		if (attributes.includes('business')) return 'company';
		return NAME_PARTS.get(part) ?? 'full_name';
	}
	if (name === 'street') return /line\s*=\s*["']?[2-9]/.test(attributes) ? 'unit' : 'street';
	return OF_CUSTOMER.get(name) ?? `customer ${name}`;
}

function providerKey(path: readonly string[], name: string): string {
	const isName = name === 'name' && !path.includes('contact');
	return isName ? 'source' : `provider ${name}`;
}

/** Other XML: by the names of the elements, which the dictionary reads. */
function otherFields(values: readonly XmlValue[]): Record<string, unknown> {
	const fields = new Map<string, string>();
	for (const { path, text } of values) {
		const inner = path.slice(1).filter((name) => !WRAPPERS.has(name));
		const key = KNOWN.get(inner.join('')) ?? inner.join(' ');
		if (key !== '' && !fields.has(key)) fields.set(key, text);
	}
	return Object.fromEntries(fields);
}

const WRAPPERS = new Set(['lead', 'leads', 'contact', 'prospect', 'customer', 'person', 'data']);
const KNOWN = new Map([
	['email', 'email'],
	['emailaddress', 'email'],
	['phone', 'phone'],
	['phonenumber', 'phone'],
	['name', 'full_name'],
	['fullname', 'full_name'],
	['firstname', 'first_name'],
	['lastname', 'last_name'],
]);
