/** An Intake Trigger whose leads are posted to the CRM, and whose refusals go nowhere. */
export function intakeWorkflow(
	path: string,
	crmUrl: string,
	parameters: Readonly<Record<string, unknown>> = {},
	credentials: Readonly<Record<string, unknown>> = {},
) {
	const main = (node: string) => [{ node, type: 'main', index: 0 }];
	return {
		name: `Intake ${path}`,
		settings: { executionOrder: 'v1' },
		nodes: [
			{
				id: 'intake',
				name: 'Intake',
				type: 'n8n-nodes-doorman.intakeTrigger',
				typeVersion: 1,
				position: [0, 0],
				webhookId: `webhook-of-${path}`,
				parameters: { path, ...parameters },
				credentials,
			},
			{
				id: 'crm',
				name: 'CRM',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [240, 0],
				parameters: {
					method: 'POST',
					url: crmUrl,
					sendBody: true,
					specifyBody: 'json',
					jsonBody: '={{ JSON.stringify($json) }}',
				},
			},
			{
				id: 'refused',
				name: 'Refusals',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [240, 200],
				parameters: {},
			},
		],
		connections: { Intake: { main: [main('CRM'), main('Refusals')] } },
	};
}

/** Posts leads to an address, signed or not. */
export async function postTo(
	url: string,
	body: string,
	headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
	return await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body,
	});
}
