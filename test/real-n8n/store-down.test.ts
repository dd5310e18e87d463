import { beforeAll, describe, expect, inject, it } from 'vitest';
import { OWNER } from '../../sandbox/instance.mts';
import { N8nRest } from '../../sandbox/n8n-rest.mts';
import { freshLeadId, post } from './skip-repeats-webhook';
import { finishedExecution, publishVariant, variantOf, type Variant } from './template-variant';

/** Nothing can be created under a device. */
const IMPOSSIBLE_FILE = '/dev/null/doorman.sqlite';

let rest: N8nRest;
let credential: { id: string; name: string };

beforeAll(async () => {
	rest = await N8nRest.logIn(inject('n8nUrl'), OWNER);
	const { id, name } = await rest.createCredential({
		name: 'A store that cannot be opened',
		type: 'doormanStoreApi',
		data: { store: 'embedded', filePath: IMPOSSIBLE_FILE },
	});
	credential = { id, name };
	return async () => {
		// n8n puts the only credential of a type into every node that somebody opens.
		await rest.deleteCredential(id);
	};
});

async function publishWithoutStore(onError: string): Promise<Variant> {
	const credentials = { doormanStoreApi: credential };
	return await publishVariant(rest, variantOf({ Dedupe: { onError, credentials } }));
}

describe('Dedupe with a store that is down', () => {
	it.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'])(
		'lets nothing out of New under On Error "%s"',
		async (onError) => {
			const { url, workflow } = await publishWithoutStore(onError);
			await post(url, { lead_id: freshLeadId() });
			const { runs } = await finishedExecution(rest, workflow.id, 'webhook');
			expect(runs['Dedupe']).toHaveLength(1);
			expect(runs['Dedupe']?.[0]?.data?.main[0] ?? []).toEqual([]);
			expect(runs['Answer: New']).toBeUndefined();
		},
	);

	it('answers the sender with a server error and tells the error trigger why', async () => {
		const { url, workflow } = await publishWithoutStore('stopWorkflow');
		const response = await post(url, { lead_id: freshLeadId() });
		expect(response.status).toBe(500);
		const { runs } = await finishedExecution(rest, workflow.id, 'error');
		expect(runs['What Failed']?.[0]?.data?.main[0]?.[0]?.json).toEqual({
			step: 'Dedupe',
			failure: expect.stringContaining(IMPOSSIBLE_FILE),
			execution_url: expect.stringContaining(`/workflow/${workflow.id}/executions/`),
		});
	});
});
