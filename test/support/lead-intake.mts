import { readTemplate, type Template, type TemplateNode } from '../../sandbox/templates.mts';

export interface LeadIntakeSettings {
	/** Where its address ends; as shipped when left out. */
	readonly path?: string;
	readonly crmUrl: string;
}

/** The template `lead-intake` as it ships, with the settings a user makes. Its id is its path. */
export function leadIntake({ path = 'doorman-lead-intake', crmUrl }: LeadIntakeSettings): Template {
	const template = { ...readTemplate('lead-intake.json'), id: path, name: path };
	return changeNodes(template, {
		'Lead Comes In': (node) => at(path, node),
		'Mail Comes In': (node) => at(`${path}-mail`, node),
		Settings: (node) => replaceText(node, 'https://crm.example.com', crmUrl),
	});
}

function at(path: string, node: TemplateNode): TemplateNode {
	return { ...node, webhookId: path, parameters: { ...node.parameters, path } };
}

type Change = (node: TemplateNode) => TemplateNode;

/** The workflow with some nodes, by name, changed. Throws when it has no such node. */
export function changeNodes(
	template: Template,
	changes: Readonly<Record<string, Change>>,
): Template {
	const names = new Set(template.nodes.map(({ name }) => name));
	const missing = Object.keys(changes).filter((name) => !names.has(name));
	if (missing.length > 0) throw new Error(`${template.name} has no ${missing.join(', ')}`);
	const nodes = template.nodes.map((node) => changes[node.name]?.(node) ?? node);
	return { ...template, nodes };
}

/** The node with a text replaced wherever it stands in its parameters. */
export function replaceText(node: TemplateNode, text: string, by: string): TemplateNode {
	const parameters: TemplateNode['parameters'] = JSON.parse(
		JSON.stringify(node.parameters).replaceAll(text, by),
	);
	return { ...node, parameters };
}

/** A lead as a form posts it. */
export type PostedLead = Readonly<Record<string, unknown>> & { readonly email: string };

const TIMELINES = ['ASAP', '0-3 months', 'within 60 days', 'immediately'];

/**
 * Leads that differ in their e-mail address, each with enough points to get an agent. Every third
 * has no id of its own.
 */
export function someLeads(name: string, count: number): PostedLead[] {
	return Array.from({ length: count }, (_, index) => ({
		...(index % 3 === 0 ? {} : { source: 'zillow', lead_id: `${name}-${index}` }),
		full_name: `Ann Lee ${index % 2 === 0 ? 'Jr.' : 'III'}`,
		email: `${name}.${index}@example.com`,
		phone: `(415) 555-${String(2_000 + (index % 8_000))}`,
		timeline: TIMELINES[index % TIMELINES.length],
		pre_approved: index % 5 === 0 ? 'yes' : 'no',
		budget: '$450k',
		message: `I would like to see this house. (${index})`,
		property_address: `${index + 1} Oak Street, San Rafael, CA 94901`,
	}));
}
