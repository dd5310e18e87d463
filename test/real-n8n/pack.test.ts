import { beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod/v4';
import { OWNER } from '../../sandbox/instance.mts';
import { N8nRest } from '../../sandbox/n8n-rest.mts';

const iconSchema = z.object({ light: z.string(), dark: z.string() });
const typeSchema = z.object({
	name: z.string(),
	displayName: z.string(),
	iconUrl: iconSchema.optional().catch(undefined),
	codex: z.object({ alias: z.array(z.string()).optional() }).optional(),
});
type LoadedType = z.infer<typeof typeSchema>;

let rest: N8nRest;

async function loadedType(list: 'nodes' | 'credentials', name: string): Promise<LoadedType> {
	const types = z.array(typeSchema).parse(await (await rest.file(`/types/${list}.json`)).json());
	const found = types.find((type) => type.name === name);
	if (found === undefined) throw new Error(`n8n has loaded no ${name}`);
	return found;
}

beforeAll(async () => {
	rest = await N8nRest.logIn(inject('n8nUrl'), OWNER);
});

describe('the packed tarball in n8n', () => {
	it('brings the Dedupe node with the words people search for', async () => {
		const dedupe = await loadedType('nodes', 'n8n-nodes-doorman.dedupe');
		expect(dedupe.displayName).toBe('Dedupe');
		expect(dedupe.codex?.alias).toEqual(
			expect.arrayContaining(['duplicate', 'idempotent', 'seen']),
		);
	});

	it('offers Dedupe to agents as a tool', async () => {
		const tool = await loadedType('nodes', 'n8n-nodes-doorman.dedupeTool');
		expect(tool.displayName).toBe('Dedupe Tool');
	});

	it('brings the credential for the store', async () => {
		const credential = await loadedType('credentials', 'doormanStoreApi');
		expect(credential.displayName).toMatch(/^Doorman Store/);
	});

	it.each([
		['nodes', 'n8n-nodes-doorman.dedupe'],
		['credentials', 'doormanStoreApi'],
	] as const)('serves a light and a dark icon for %s %s', async (list, name) => {
		const { light, dark } = iconSchema.parse((await loadedType(list, name)).iconUrl);
		const pictures = await Promise.all(
			[light, dark].map(async (path) => await (await rest.file(`/${path}`)).text()),
		);
		for (const picture of pictures) expect(picture).toMatch(/^<svg|^<\?xml/);
		expect(pictures[0]).not.toBe(pictures[1]);
	});
});
