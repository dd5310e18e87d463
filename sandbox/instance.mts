import { z } from 'zod/v4';

import { startN8n, type N8nProcess } from './n8n-process.mts';
import { N8nRest, type Owner } from './n8n-rest.mts';
import { installPack } from './pack-install.mts';
import { readTemplates, type Template } from './templates.mts';

/** Of an n8n that only this machine can reach. */
export const OWNER: Owner = {
	email: 'owner@example.com',
	firstName: 'Dora',
	lastName: 'Doorman',
	password: 'Doorman123',
};

export interface InstanceOptions {
	/** Fresh, or one that an earlier instance has left. */
	userFolder: string;
	/** From `packProject`. */
	tarball: string;
	port?: number;
	env?: Record<string, string>;
	signal?: AbortSignal;
	/** What is imported and published; left out: the template that needs no setting up. */
	workflows?: WorkflowToPublish[];
}

/** A workflow, and how a copy of it is set up before it is imported. */
export interface WorkflowToPublish {
	template: Template;
	setUp?: (template: Template, rest: N8nRest) => Promise<Template>;
}

/** A running n8n with the pack, the owner signed in, its workflows published. */
export interface Instance {
	n8n: N8nProcess;
	rest: N8nRest;
}

function readyAsShipped(): WorkflowToPublish[] {
	const ready = readTemplates().filter(({ id }) => id === 'doormanSkipRepeats');
	return ready.map((template) => ({ template }));
}

async function signIn(url: string): Promise<N8nRest> {
	const login = z.object({
		data: z.object({ userManagement: z.object({ showSetupOnFirstLoad: z.boolean() }) }),
	});
	const settings = login.parse(await (await fetch(`${url}/rest/settings`)).json());
	const isFresh = settings.data.userManagement.showSetupOnFirstLoad;
	return isFresh ? await N8nRest.setUpOwner(url, OWNER) : await N8nRest.logIn(url, OWNER);
}

/** A workflow that is there already may have been edited; it is left as it is. */
async function publishNew(rest: N8nRest, { template, setUp }: WorkflowToPublish): Promise<void> {
	if (await rest.hasWorkflow(template.id)) return;
	const workflow = setUp === undefined ? template : await setUp(template, rest);
	await rest.publishWorkflow(await rest.createWorkflow(workflow));
}

/**
 * Installs the pack, boots n8n, imports workflows and publishes them. Nothing keeps running on a
 * failure.
 */
export async function bootInstance(options: InstanceOptions): Promise<Instance> {
	const { tarball, workflows = readyAsShipped(), ...startOptions } = options;
	await installPack(tarball, options.userFolder);
	const n8n = await startN8n(startOptions);
	try {
		const rest = await signIn(n8n.url);
		for (const workflow of workflows) await publishNew(rest, workflow);
		return { n8n, rest };
	} catch (error) {
		await n8n.kill();
		throw error;
	}
}
