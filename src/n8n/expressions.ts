/**
 * Resolves the simple expressions that nearly all parameters are made of, so that n8n's engine
 * (about 0.4 ms an item, synchronous) is only asked about the rest:
 *
 *     ={{ $json.a.b ?? $json["c d"] ?? "text" }}        a chunk alone gives the value as it is
 *     ={{ $json.source }}:{{ $json.id }}                text and chunks together give a text
 *
 * Whatever is resolved here gives what n8n gives (a differential test compares the two). Whatever
 * might not is left to n8n, when it is compiled (`undefined`) or for a single item
 * ({@link LEFT_TO_N8N}).
 */

export const LEFT_TO_N8N = Symbol('left to n8n');

/** Gives an expression's value for an item's `json`. */
export type Resolver = (json: unknown) => unknown;

interface Member {
	readonly name: string;
	/** `?.`: what follows is skipped when there is nothing to take it from. */
	readonly optional: boolean;
}

type Operand =
	| { readonly kind: 'literal'; readonly value: string | number | boolean | null }
	| { readonly kind: 'path'; readonly members: readonly Member[] };

/** Operands joined by `??`. */
type Chunk = readonly Operand[];

/** A member was asked of nothing: n8n then gives up the whole chunk, whatever stands after `??`. */
const ABORTED = Symbol('aborted');

/** Whether a parameter's raw value is an expression at all. */
export function isExpression(raw: string): boolean {
	return raw.startsWith('=');
}

/** Compiles an expression (with its leading `=`); undefined when it is left to n8n. */
export function compileExpression(raw: string): Resolver | undefined {
	const parts = splitTemplate(raw.slice(1));
	if (parts === undefined) return undefined;
	const [first, ...others] = parts;
	if (first === undefined) return () => '';
	if (others.length === 0 && typeof first !== 'string') return (json) => valueOf(first, json);
	return (json) => joined(parts, json);
}

/** Splits into texts and chunks; undefined when a part of it is not understood. */
function splitTemplate(template: string): (string | Chunk)[] | undefined {
	// n8n reads backslashes in several ways and refuses the word after a dot anywhere, also in text.
	if (template.includes('\\') || /\.\s*constructor/.test(template)) return undefined;
	const parts: (string | Chunk)[] = [];
	let rest = template;
	for (;;) {
		const start = rest.indexOf('{{');
		if (start === -1) break;
		const end = rest.indexOf('}}', start);
		const chunk = end === -1 ? undefined : parseChunk(rest.slice(start + 2, end));
		if (chunk === undefined) return undefined;
		if (start > 0) parts.push(rest.slice(0, start));
		parts.push(chunk);
		rest = rest.slice(end + 2);
	}
	if (rest !== '') parts.push(rest);
	return parts;
}

function parseChunk(code: string): Chunk | undefined {
	const operands: Operand[] = [];
	let rest = code.trim();
	for (;;) {
		const [operand, after] = parseOperand(rest) ?? [];
		if (operand === undefined || after === undefined) return undefined;
		operands.push(operand);
		rest = after.trimStart();
		if (rest === '') return operands;
		if (!rest.startsWith('??')) return undefined;
		rest = rest.slice(2).trimStart();
	}
}

type Parsed<Result> = readonly [result: Result, rest: string] | undefined;

function parseOperand(code: string): Parsed<Operand> {
	const root = /^\$json(?![\w$])/.exec(code);
	return root === null ? parseLiteral(code) : parsePath(code.slice(root[0].length));
}

function parsePath(code: string): Parsed<Operand> {
	const members: Member[] = [];
	let rest = code;
	for (;;) {
		const found = parseMember(rest);
		if (found === undefined) break;
		const [member, after] = found;
		if (isReserved(member.name)) return undefined;
		members.push(member);
		rest = after;
	}
	// The item as a whole, and calls, templates and the like, are n8n's.
	if (members.length === 0 || /^\s*[.[(`]/.test(rest)) return undefined;
	return [{ kind: 'path', members }, rest];
}

// After a dot only Latin letters: n8n's parser knows an older Unicode than ours. In brackets all.
const MEMBER =
	/^\s*(?:(\?\.|\.)\s*([A-Za-z$_À-ÖØ-öø-ɏ][\w$À-ÖØ-öø-ɏ]*)|(\?\.)?\s*\[\s*(?:"([^"\n\r\u2028\u2029]*)"|'([^'\n\r\u2028\u2029]*)'|(0|[1-9]\d{0,14}))\s*\])/;

function parseMember(code: string): Parsed<Member> {
	const match = MEMBER.exec(code);
	if (match === null) return undefined;
	const [all, dot, identifier, optionalBracket, doubleQuoted, singleQuoted, index] = match;
	const name = identifier ?? doubleQuoted ?? singleQuoted ?? index;
	if (name === undefined) return undefined;
	return [{ name, optional: (dot ?? optionalBracket) === '?.' }, code.slice(all.length)];
}

const LITERAL =
	/^(?:"([^"\n\r\u2028\u2029]*)"|'([^'\n\r\u2028\u2029]*)'|(-?(?:0|[1-9]\d{0,14})(?:\.\d+)?)|(true|false|null))(?![\w$.])/;

function parseLiteral(code: string): Parsed<Operand> {
	const match = LITERAL.exec(code);
	if (match === null) return undefined;
	const [all, doubleQuoted, singleQuoted, number, word] = match;
	const text = doubleQuoted ?? singleQuoted;
	const value = text ?? (number === undefined ? wordValue(word) : Number(number));
	return [{ kind: 'literal', value }, code.slice(all.length)];
}

function wordValue(word: string | undefined): boolean | null {
	return word === 'null' ? null : word === 'true';
}

/** Names that n8n refuses, or answers with a built-in function even when the item has them. */
const RESERVED = new Set([
	...Object.getOwnPropertyNames(Object.prototype),
	...['$', 'globalThis', 'prototype', 'mainModule', 'binding', '_linkedBinding', '_load'],
	...['prepareStackTrace', 'caller', 'callee', 'arguments', 'getBuiltinModule', 'dlopen', 'execve'],
	...['loadEnvFile', 'getPrototypeOf', 'setPrototypeOf', 'getOwnPropertyDescriptor'],
	...['getOwnPropertyDescriptors', 'defineProperty', 'defineProperties'],
]);

function isReserved(name: string): boolean {
	return RESERVED.has(name);
}

function valueOf(chunk: Chunk, json: unknown): unknown {
	let value: unknown;
	for (const operand of chunk) {
		value = operand.kind === 'literal' ? operand.value : walk(operand.members, json);
		if (value === ABORTED) return undefined;
		if (value === LEFT_TO_N8N || (value !== null && value !== undefined)) break;
	}
	return value;
}

function walk(members: readonly Member[], json: unknown): unknown {
	let value = json;
	for (const { name, optional } of members) {
		if (value === null || value === undefined) return optional ? undefined : ABORTED;
		value = memberOf(value, name);
		if (value === LEFT_TO_N8N) return value;
	}
	return isPlainValue(value) ? value : LEFT_TO_N8N;
}

function memberOf(holder: unknown, name: string): unknown {
	if (Array.isArray(holder)) {
		if (name === 'length') return holder.length;
		if (name in Array.prototype) return LEFT_TO_N8N;
	} else if (!isPlainObject(holder)) {
		return LEFT_TO_N8N;
	}
	return Object.hasOwn(holder, name) ? Reflect.get(holder, name) : undefined;
}

function isPlainObject(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}

/** n8n copies lists and objects out of its engine, which changes or refuses some of them. */
function isPlainValue(value: unknown): boolean {
	if (isPrimitive(value)) return true;
	if (Array.isArray(value)) return value.every(isPlainValue);
	if (!isPlainObject(value)) return false;
	return Object.entries(value).every(
		([name, member]) => !RESERVED.has(name) && name !== '__isError' && isPlainValue(member),
	);
}

type Primitive = string | number | boolean | null | undefined;

function isPrimitive(value: unknown): value is Primitive {
	return value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
}

/** Text of all parts; what is missing or not a number leaves a gap. */
function joined(parts: readonly (string | Chunk)[], json: unknown): unknown {
	let text = '';
	for (const part of parts) {
		const value = typeof part === 'string' ? part : valueOf(part, json);
		if (!isPrimitive(value)) return LEFT_TO_N8N;
		text += value || value === 0 || value === false ? String(value) : '';
	}
	return text;
}
