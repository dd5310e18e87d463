import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { connectTemplate } from '../../sandbox/connect-templates.mts';
import { OWNER } from '../../sandbox/instance.mts';
import { N8nRest } from '../../sandbox/n8n-rest.mts';
import { readTemplates, type Template } from '../../sandbox/templates.mts';
import { openBrowser } from './browser';
import { Editor, isDrawn } from './editor';

const STICKY = 'n8n-nodes-base.stickyNote';

let browser: Browser;
let rest: N8nRest;

beforeAll(async () => {
	rest = await N8nRest.logIn(inject('n8nUrl'), OWNER);
	browser = await openBrowser();
	return async () => {
		await browser.close();
	};
});

/** Nobody is called in this suite. */
const nowhere = { url: 'http://127.0.0.1:9' };
const standIns = { crm: nowhere, chat: nowhere, feed: nowhere, sendGrid: nowhere };

/** Set up as a person would, and a copy: n8n saves while somebody edits. */
async function imported(template: Template): Promise<string> {
	const id = crypto.randomUUID().replaceAll('-', '');
	const connected = await connectTemplate(template, standIns, rest);
	return (await rest.createWorkflow({ ...connected, id })).id;
}

function nodesOf({ nodes }: Template): string[] {
	return nodes.filter(({ type }) => type !== STICKY).map(({ name }) => name);
}

/** The nodes that leads and events go through. */
function withoutFailures(template: Template): string[] {
	return nodesOf(template).filter((name) => !/A Run Failed$|^What Failed$/.test(name));
}

/** A file name out of what somebody called a thing. */
function fileName(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

describe.each(readTemplates().map((template) => [template.name, template] as const))(
	'%s in the editor',
	(name, template) => {
		const prefix = fileName(name);
		let editor: Editor;

		beforeAll(async () => {
			const workflowId = await imported(template);
			editor = await Editor.open(browser, { n8nUrl: rest.url, workflowId, theme: 'light' });
			await editor.showAll();
			return async () => {
				await editor.close();
			};
		});

		it('shows all of its nodes with their icons', async () => {
			for (const node of nodesOf(template)) {
				await expect.poll(async () => await editor.node(node).count(), { message: node }).toBe(1);
				const icon = editor.node(node).locator('img');
				if ((await icon.count()) === 1) {
					await expect.poll(async () => await isDrawn(icon), { message: node }).toBe(true);
				}
			}
			await editor.screenshot(prefix);
		});

		it.each(nodesOf(template))('opens "%s"', async (node) => {
			const panel = await editor.openNode(node);
			await panel.getByTestId('inline-edit-preview').filter({ hasText: node }).waitFor();
			await editor.screenshot(`${prefix}-${fileName(node)}`);
			await editor.closeNode();
		});

		it('meets no error on its console', () => {
			expect(editor.errors()).toEqual([]);
		});

		it('is drawn as on the first page of the documentation', async () => {
			await editor.picture(prefix, withoutFailures(template));
			expect(editor.errors()).toEqual([]);
		});
	},
);
