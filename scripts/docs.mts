// Renders the parameter tables in docs/<node>.md from the built nodes, and the matching models in
// docs/dedupe.md; `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import type { MatchingModel } from '../src/dedupe/matching/model';
import { renderModel } from './model-tables.mts';

const require = createRequire(import.meta.url);
const isCheck = process.argv.includes('--check');
const END = '<!-- end -->';
/** Parameters that decide which others are shown; each choice has a table of its own. */
const CHOOSERS = ['operation', 'recordType'];

interface Manifest {
	readonly n8n: { readonly nodes: readonly string[] };
}

function loadNode(path: string): INodeType {
	const loaded = require(`../${path}`) as Record<string, new () => INodeType>;
	const Node = loaded[basename(path, '.node.js')];
	if (Node === undefined) throw new Error(`${path} does not export the class it is named after.`);
	return new Node();
}

function render({ description }: INodeType): string {
	const chooser = description.properties.find(({ name }) => CHOOSERS.includes(name));
	if (chooser === undefined) return table(description.properties);
	const choices = (chooser.options ?? []) as INodePropertyOptions[];
	return choices
		.map(({ name, value, description: text }) => {
			const properties = description.properties.filter(
				({ displayOptions }) => displayOptions?.show?.[chooser.name]?.includes(value) ?? false,
			);
			return [`### ${name} (\`${String(value)}\`)`, text, table(properties)].join('\n\n');
		})
		.join('\n\n');
}

function table(properties: readonly INodeProperties[]): string {
	const settings = properties.filter(({ type }) => type !== 'notice');
	const rows = settings.flatMap((property) => [row(property, ''), ...membersOf(property)]);
	return ['| Field | Name | Default | What it does |', '| --- | --- | --- | --- |', ...rows].join(
		'\n',
	);
}

/** The options inside a collection, and the columns of a table inside those. */
function membersOf({ type, options = [], displayName }: INodeProperties): string[] {
	if (type === 'collection') {
		return (options as INodeProperties[]).map((option) => row(option, `${displayName} > `));
	}
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap((rows) =>
		rows.values.map((column) => row(column, `${displayName} > ${rows.displayName} > `)),
	);
}

function row(
	{ displayName, name, type, default: value, description, options }: INodeProperties,
	prefix: string,
): string {
	const shown = ['collection', 'fixedCollection'].includes(type)
		? ''
		: `\`${JSON.stringify(value)}\``;
	const choices =
		type === 'options' || type === 'multiOptions'
			? ` (${(options as INodePropertyOptions[]).map((option) => `\`${String(option.value)}\` ${option.name}`).join(', ')})`
			: '';
	const text = `${description ?? ''}${choices}`.replaceAll('|', '\\|');
	return `| ${prefix}${displayName} | \`${name}\` | ${shown} | ${text} |`;
}

/** What the models module of a record type exports under the type's name. */
function loadModel(name: string): MatchingModel {
	const exported = `${name}Model`;
	const loaded = require(`../dist/src/dedupe/matching/${name}-model.js`) as Record<
		string,
		MatchingModel
	>;
	const model = loaded[exported];
	if (model === undefined) throw new Error(`There is no ${exported}.`);
	return model;
}

function renderModels(): string {
	return [
		renderModel('People', loadModel('person')),
		renderModel('Properties', loadModel('property')),
		renderModel('Companies', loadModel('company')),
	].join('\n\n');
}

/** Puts a part that is generated in its place in a page; undefined where the page has none. */
function withPart(text: string, name: string, rendered: () => string): string | undefined {
	const start = `<!-- generated: ${name} -->`;
	const [before, rest] = text.split(start);
	const after = rest?.slice(rest.indexOf(END) + END.length);
	if (before === undefined || after === undefined || !rest?.includes(END)) return undefined;
	return `${before}${start}\n\n${rendered()}\n\n${END}${after}`;
}

function inKebabCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const { n8n } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const stale: string[] = [];
for (const path of n8n.nodes) {
	const node = loadNode(path);
	const file = `docs/${inKebabCase(node.description.name)}.md`;
	const text = readFileSync(file, 'utf8');
	const withTables = withPart(text, 'parameters', () => render(node));
	if (withTables === undefined) throw new Error(`${file} has no place for its tables.`);
	const rendered = withPart(withTables, 'models', renderModels) ?? withTables;
	if (rendered === text) continue;
	stale.push(file);
	if (!isCheck) writeFileSync(file, rendered);
}
if (isCheck && stale.length > 0) {
	console.error(
		`${stale.join(', ')} does not match the nodes. Run \`npm run docs\` and commit it.`,
	);
	process.exitCode = 1;
}
