import { z } from 'zod/v4';

import { startN8n, type N8nProcess } from './n8n-process.mts';
import { N8nRest, type Owner } from './n8n-rest.mts';
import { installPack } from './pack-install.mts';
import { isReady, readTemplates, type Template } from './templates.mts';

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
}

/** A running n8n with the pack, the owner signed in, every template published. */
export interface Instance {
	n8n: N8nProcess;
	rest: N8nRest;
	templates: Template[];
}

async function signIn(url: string): Promise<N8nRest> {
	const login = z.object({
		data: z.object({ userManagement: z.object({ showSetupOnFirstLoad: z.boolean() }) }),
	});
	const settings = login.parse(await (await fetch(`${url}/rest/settings`)).json());
	const isFresh = settings.data.userManagement.showSetupOnFirstLoad;
	return isFresh ? await N8nRest.setUpOwner(url, OWNER) : await N8nRest.logIn(url, OWNER);
}

/** A template that is there already may have been edited; it is left as it is. */
async function importNew(rest: N8nRest, template: Template): Promise<void> {
	if (await rest.hasWorkflow(template.id)) return;
	const workflow = await rest.createWorkflow(template);
	if (isReady(template)) await rest.publishWorkflow(workflow);
}

/**
 * Installs the pack, boots n8n, imports the templates and publishes those that need no setting up.
 * Nothing keeps running on a failure.
 */
export async function bootInstance(options: InstanceOptions): Promise<Instance> {
	const { tarball, ...startOptions } = options;
	await installPack(tarball, options.userFolder);
	const n8n = await startN8n(startOptions);
	try {
		const rest = await signIn(n8n.url);
		const templates = readTemplates();
		for (const template of templates) await importNew(rest, template);
		return { n8n, rest, templates };
	} catch (error) {
		await n8n.kill();
		throw error;
	}
}
