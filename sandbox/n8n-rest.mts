import { z } from 'zod/v4';

import { parseFlatted } from './flatted.mts';

/** The person who owns a fresh n8n. The password needs 8 characters, a digit and a capital. */
export interface Owner {
	email: string;
	firstName: string;
	lastName: string;
	password: string;
}

const workflowSchema = z.object({ id: z.string(), name: z.string(), versionId: z.string() });
export type SavedWorkflow = z.infer<typeof workflowSchema>;

const executionSummarySchema = z.object({
	id: z.string(),
	workflowId: z.string(),
	status: z.string(),
	mode: z.string(),
});
export type ExecutionSummary = z.infer<typeof executionSummarySchema>;

const itemSchema = z.object({ json: z.record(z.string(), z.unknown()) });
const nodeRunSchema = z.object({
	executionStatus: z.string().optional(),
	data: z.object({ main: z.array(z.array(itemSchema).nullable()) }).optional(),
	error: z.object({ message: z.string() }).loose().optional(),
	hints: z.array(z.object({ message: z.string() })).optional(),
});
const runDataSchema = z.object({
	resultData: z.object({ runData: z.record(z.string(), z.array(nodeRunSchema)) }),
});
/** What one run of a node put out: `data.main[output][item]`. */
export type NodeRun = z.infer<typeof nodeRunSchema>;

/** An execution with everything its nodes put out, by node name. */
export interface Execution extends ExecutionSummary {
	runs: Record<string, NodeRun[]>;
}

const credentialSchema = z.object({ id: z.string(), name: z.string(), type: z.string() });
export type SavedCredential = z.infer<typeof credentialSchema>;

/** n8n's answer when it was not the one asked for. */
export class N8nRestError extends Error {
	readonly status: number;

	constructor(what: string, status: number, body: string) {
		super(`n8n answered ${status} to ${what}: ${body.slice(0, 500)}`);
		this.status = status;
	}
}

async function call(url: string, method: string, path: string, cookie: string, body?: unknown) {
	const response = await fetch(url + path, {
		method,
		headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
		...(body !== undefined && { body: JSON.stringify(body) }),
		signal: AbortSignal.timeout(30_000),
	});
	if (!response.ok) {
		throw new N8nRestError(`${method} ${path}`, response.status, await response.text());
	}
	return response;
}

function cookieOf(response: Response): string {
	const cookie = response.headers.getSetCookie().find((entry) => entry.startsWith('n8n-auth='));
	const [pair] = (cookie ?? '').split(';');
	if (!pair) throw new Error('n8n accepted the login and set no session cookie');
	return pair;
}

/** The editor's own interface to n8n, for a signed-in person. */
export class N8nRest {
	readonly url: string;
	/** `n8n-auth=<token>`, to be used by a browser as well. */
	readonly cookie: string;

	private constructor(url: string, cookie: string) {
		this.url = url;
		this.cookie = cookie;
	}

	/** Creates the owner of a fresh n8n and signs in. */
	static async setUpOwner(url: string, owner: Owner): Promise<N8nRest> {
		return new N8nRest(url, cookieOf(await call(url, 'POST', '/rest/owner/setup', '', owner)));
	}

	/** Signs in as an owner that exists. */
	static async logIn(url: string, owner: Owner): Promise<N8nRest> {
		const body = { emailOrLdapLoginId: owner.email, password: owner.password };
		return new N8nRest(url, cookieOf(await call(url, 'POST', '/rest/login', '', body)));
	}

	/** The unwrapped `data` of an answer of `/rest`. */
	async request<T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> {
		const response = await call(this.url, method, `/rest${path}`, this.cookie, body);
		return z.object({ data: schema }).parse(await response.json()).data;
	}

	/** A file that n8n serves to a signed-in editor, such as `/types/nodes.json`. */
	async file(path: string): Promise<Response> {
		return await call(this.url, 'GET', path, this.cookie);
	}

	/** Saves a new workflow; an `id` in it is kept. */
	async createWorkflow(workflow: unknown): Promise<SavedWorkflow> {
		return await this.request(workflowSchema, 'POST', '/workflows', workflow);
	}

	async hasWorkflow(id: string): Promise<boolean> {
		const answer = z.object({ exists: z.boolean() });
		return (await this.request(answer, 'GET', `/workflows/${id}/exists`)).exists;
	}

	async workflow(id: string): Promise<SavedWorkflow> {
		return await this.request(workflowSchema, 'GET', `/workflows/${id}`);
	}

	/** Publishes a saved workflow. Its webhooks answer about a second later. */
	async publishWorkflow({ id, versionId }: SavedWorkflow): Promise<void> {
		await this.request(z.unknown(), 'POST', `/workflows/${id}/activate`, { versionId });
	}

	/** Starts a manual run at a trigger and returns the id of the execution. */
	async runManually(workflowId: string, trigger: string): Promise<string> {
		const started = z.object({ executionId: z.string() });
		const body = { triggerToStartFrom: { name: trigger } };
		return (await this.request(started, 'POST', `/workflows/${workflowId}/run`, body)).executionId;
	}

	/** Starts a failed execution again at the step that failed. */
	async retry(executionId: string): Promise<void> {
		const body = { loadWorkflow: false };
		await this.request(z.unknown(), 'POST', `/executions/${executionId}/retry`, body);
	}

	async createCredential(credential: {
		name: string;
		type: string;
		data: Record<string, unknown>;
	}): Promise<SavedCredential> {
		return await this.request(credentialSchema, 'POST', '/credentials', credential);
	}

	async deleteCredential(id: string): Promise<void> {
		await this.request(z.unknown(), 'DELETE', `/credentials/${id}`);
	}

	/** The latest executions of a workflow, newest first, at most 100. */
	async executions(workflowId: string): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const page = z.object({ results: z.array(executionSummarySchema) });
		return (await this.request(page, 'GET', `/executions?limit=100&filter=${filter}`)).results;
	}

	async execution(id: string): Promise<Execution> {
		const stored = executionSummarySchema.extend({ data: z.string() });
		const { data, ...summary } = await this.request(stored, 'GET', `/executions/${id}`);
		return { ...summary, runs: runDataSchema.parse(parseFlatted(data)).resultData.runData };
	}
}
