import { ConfigurationError } from '../errors';
import { z } from '../vendor/zod';
import { LEFT_TO_N8N, compileExpression, isExpression } from './expressions';

/** What reading parameters needs of n8n's context. */
interface ParameterContext {
	getNodeParameter(
		name: string,
		itemIndex: number,
		fallback?: unknown,
		options?: { readonly rawExpressions: true },
	): unknown;
	isToolExecution(): boolean;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The node's parameters, read raw once and resolved natively where possible; n8n's engine is asked
 * only for expressions that are more than paths.
 */
export interface Parameters {
	/** A parameter that is the same for all items; an expression in it is resolved for the first. */
	once<Output>(name: string, schema: z.ZodType<Output>): Output;

	/** A parameter that may differ from item to item. */
	perItem<Output>(name: string, schema: z.ZodType<Output>): (itemIndex: number) => Output;
}

export function readParameters(
	context: ParameterContext,
	items: readonly { json: Json }[],
): Parameters {
	const jsonAt = (itemIndex: number): Json => items[itemIndex]?.json ?? {};
	const perItem: Parameters['perItem'] = (name, schema) => {
		// With null as fallback n8n does not throw for a parameter that is hidden or not saved.
		const raw: unknown = context.getNodeParameter(name, 0, null, { rawExpressions: true });
		const value = compile(raw ?? undefined, name, context);
		if (value.isFixed) {
			const parsed = parse(name, schema, value.resolve({}, 0));
			return () => parsed;
		}
		return (itemIndex) => parse(name, schema, value.resolve(jsonAt(itemIndex), itemIndex));
	};
	return { perItem, once: (name, schema) => perItem(name, schema)(0) };
}

const anything = z.unknown();

/**
 * Reads the members of the node's Options one by one, so that an expression in one of them costs
 * nothing when another is read. Options that are not added in the editor take the schema's default.
 */
export function readOptions<Shape extends z.ZodRawShape>(
	parameters: Parameters,
	schema: z.ZodObject<Shape>,
): z.infer<z.ZodObject<Shape>> {
	const names = Object.keys(schema.shape);
	return parse(
		'options',
		schema,
		Object.fromEntries(names.map((name) => [name, parameters.once(`options.${name}`, anything)])),
	);
}

interface CompiledValue {
	/** The same for every item: there is no expression in it. */
	readonly isFixed: boolean;
	resolve(json: Json, itemIndex: number): unknown;
}

/** Compiles a raw value: a text, or a collection with texts anywhere in it. */
function compile(raw: unknown, path: string, context: ParameterContext): CompiledValue {
	if (typeof raw === 'string' && isExpression(raw)) return compileLeaf(raw, path, context);
	if (Array.isArray(raw)) {
		const members = raw.map((member, index) => compile(member, `${path}[${index}]`, context));
		return compound(raw, members, (values) => values);
	}
	if (typeof raw === 'object' && raw !== null) {
		const names = Object.keys(raw);
		const members = Object.entries(raw).map(([name, member]) =>
			compile(member, `${path}.${name}`, context),
		);
		return compound(raw, members, (values) =>
			Object.fromEntries(names.map((name, index) => [name, values[index]])),
		);
	}
	return { isFixed: true, resolve: () => raw };
}

function compileLeaf(raw: string, path: string, context: ParameterContext): CompiledValue {
	// Called as a function by an agent, `$json` is the agent's item and not the node's input.
	const resolver = context.isToolExecution() ? undefined : compileExpression(raw);
	return {
		isFixed: false,
		resolve: (json, itemIndex) => {
			const value = resolver === undefined ? LEFT_TO_N8N : resolver(json);
			return value === LEFT_TO_N8N ? context.getNodeParameter(path, itemIndex) : value;
		},
	};
}

function compound(
	raw: object,
	members: readonly CompiledValue[],
	assemble: (values: unknown[]) => unknown,
): CompiledValue {
	if (members.every(({ isFixed }) => isFixed)) return { isFixed: true, resolve: () => raw };
	return {
		isFixed: false,
		resolve: (json, itemIndex) =>
			assemble(members.map((member) => member.resolve(json, itemIndex))),
	};
}

function parse<Output>(name: string, schema: z.ZodType<Output>, value: unknown): Output {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const details = parsed.error.issues.map(({ path, message }) =>
		[[name, ...path].join('.'), message].join(': '),
	);
	throw new ConfigurationError(
		`The node's settings are not understood (${details.join('; ')})`,
		'Open the node and correct them.',
	);
}
