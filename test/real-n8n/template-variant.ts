import type { Execution, N8nRest, SavedWorkflow } from '../../sandbox/n8n-rest.mts';
import { readTemplate, type Template, type TemplateNode } from '../../sandbox/templates.mts';
import { until, untilWebhookListens } from './until';

export interface Variant {
	workflow: SavedWorkflow;
	/** Where it listens once it is published. */
	url: string;
}

function replaceNode(template: Template, name: string, parts: Partial<TemplateNode>): Template {
	const nodes = template.nodes.map((node) => (node.name === name ? { ...node, ...parts } : node));
	return { ...template, nodes };
}

/** A copy of the template `skip-repeats.json` in which some nodes are different. */
export function variantOf(changes: Record<string, Partial<TemplateNode>>): Template {
	const template = readTemplate('skip-repeats.json');
	return Object.entries(changes).reduce(
		(variant, [name, parts]) => replaceNode(variant, name, parts),
		template,
	);
}

/** Saves a variant beside the template, on a path of its own. */
export async function saveVariant(rest: N8nRest, variant: Template): Promise<Variant> {
	const path = crypto.randomUUID();
	const webhook = variant.nodes.find(({ name }) => name === 'Lead Comes In');
	const workflow = await rest.createWorkflow({
		...replaceNode(variant, 'Lead Comes In', {
			webhookId: path,
			parameters: { ...webhook?.parameters, path },
		}),
		id: path.replaceAll('-', ''),
	});
	return { workflow, url: `${rest.url}/webhook/${path}` };
}

/** Saves and publishes a variant, and waits until it listens. */
export async function publishVariant(rest: N8nRest, variant: Template): Promise<Variant> {
	const saved = await saveVariant(rest, variant);
	await rest.publishWorkflow(saved.workflow);
	await untilWebhookListens(saved.url);
	return saved;
}

/** The latest execution of a mode (`webhook`, `error`, `retry`) once it is over. */
export async function finishedExecution(
	rest: N8nRest,
	workflowId: string,
	mode: string,
): Promise<Execution> {
	return await until(`an execution of mode ${mode} is over`, async () => {
		const all = await rest.executions(workflowId);
		const found = all.find((execution) => execution.mode === mode);
		const isOver = found !== undefined && /^(error|success|crashed)$/.test(found.status);
		return isOver ? await rest.execution(found.id) : undefined;
	});
}
