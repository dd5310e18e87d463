import type { Template, TemplateNode } from '../sandbox/templates.mts';
import { changeNodes, leadIntake, replaceText } from '../test/support/lead-intake.mts';

/** A workflow, or two, that take leads in at a webhook and bring them to the CRM. */
export interface LeadChain {
	/** Of the webhook that leads are posted to. */
	readonly path: string;
	readonly workflows: readonly Template[];
}

const INTAKE = 'Lead Comes In';
const SETTINGS = 'Settings';
/** Nodes with expressions about the lead, beside the Settings. */
const ABOUT_LEAD = ['Contact Known?', 'CRM Search', 'CRM Contact', 'CRM Create'];
/** The steps whose work is measured. */
const STEPS = ['Normalize', 'Dedupe', 'Match People', 'Score', 'Assign'];

/** The template `lead-intake` as it ships, with the address of the CRM. */
export function templateChain(crmUrl: string): LeadChain {
	return { path: 'template', workflows: [leadIntake({ path: 'template', crmUrl })] };
}

/** The template with NoOp nodes in place of its five steps, behind the same Intake Trigger. */
export function noOpsBehindIntake(crmUrl: string): LeadChain {
	const path = 'no-ops-behind-intake';
	return { path, workflows: [withNoOps(leadIntake({ path, crmUrl }))] };
}

/**
 * n8n's own two stages: a Webhook that answers at once and hands on over HTTP, and behind a second
 * such Webhook the template with NoOp nodes in place of its five steps.
 */
export function noOpsBehindWebhooks(crmUrl: string, n8nUrl: string): LeadChain {
	const path = 'no-ops-behind-webhooks';
	const second = `${path}-second`;
	const receiving = workflow(path, [webhook(path), handOn(`${n8nUrl}/webhook/${second}`)]);
	return {
		path,
		workflows: [connect(receiving, INTAKE, 'Hand On'), webhookWithNoOps(second, crmUrl)],
	};
}

/** One stage only: what comes in is lost when n8n dies. */
export function noOpsBehindOneWebhook(crmUrl: string): LeadChain {
	const path = 'no-ops-behind-one-webhook';
	return { path, workflows: [webhookWithNoOps(path, crmUrl)] };
}

function withNoOps(template: Template): Template {
	const noOp = (node: TemplateNode) => ({ ...node, type: 'n8n-nodes-base.noOp', parameters: {} });
	return changeNodes(template, Object.fromEntries(STEPS.map((name) => [name, noOp])));
}

/** Expressions about the lead, as the template has them. */
const LEAD_FIELDS = ['lead_id', 'email', 'phone', 'mls_id', 'property_street', 'message'];

/** n8n's Webhook node puts what was posted under `body`. */
function webhookWithNoOps(path: string, crmUrl: string): Template {
	const fromBody = (node: TemplateNode) =>
		LEAD_FIELDS.reduce(
			(changing, field) => replaceText(changing, `$json.${field}`, `$json.body.${field}`),
			replaceText(node, '...$json,', '...$json.body,'),
		);
	return changeNodes(withNoOps(leadIntake({ path, crmUrl })), {
		[INTAKE]: (node) => ({ ...webhook(path), position: node['position'] }),
		...Object.fromEntries([SETTINGS, ...ABOUT_LEAD].map((name) => [name, fromBody])),
	});
}

function webhook(path: string): TemplateNode {
	return {
		id: `${path}-webhook`,
		name: INTAKE,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		position: [0, 0],
		webhookId: path,
		parameters: {
			httpMethod: 'POST',
			path,
			responseMode: 'onReceived',
			options: { responseCode: { values: { responseCode: 202 } } },
		},
	};
}

function handOn(url: string): TemplateNode {
	return {
		id: 'hand-on',
		name: 'Hand On',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.4,
		position: [224, 0],
		parameters: {
			method: 'POST',
			url,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '={{ JSON.stringify($json.body) }}',
			options: {},
		},
	};
}

function workflow(id: string, nodes: readonly TemplateNode[]): Template {
	return { id, name: id, nodes: [...nodes], connections: {}, settings: { executionOrder: 'v1' } };
}

function connect(template: Template, from: string, to: string): Template {
	return {
		...template,
		connections: { [from]: { main: [[{ node: to, type: 'main', index: 0 }]] } },
	};
}
