import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { OWNER } from '../../sandbox/instance.mts';
import { N8nRest } from '../../sandbox/n8n-rest.mts';
import { openBrowser } from './browser';
import { Editor, isDrawn, type Theme } from './editor';
import { freshLeadId, post, readAnswer } from './skip-repeats-webhook';
import { publishVariant, saveVariant, variantOf, type Variant } from './template-variant';
import { until } from './until';

let browser: Browser;
let rest: N8nRest;

beforeAll(async () => {
	rest = await N8nRest.logIn(inject('n8nUrl'), OWNER);
	browser = await openBrowser();
	return async () => {
		await browser.close();
	};
});

async function openEditor({ workflow }: Variant, theme: Theme): Promise<Editor> {
	return await Editor.open(browser, { n8nUrl: rest.url, workflowId: workflow.id, theme });
}

describe.each(['light', 'dark'] as const)('the editor in its %s theme', (theme) => {
	let editor: Editor;

	beforeAll(async () => {
		// n8n saves while somebody edits: the template that other suites use stays as it is.
		editor = await openEditor(await saveVariant(rest, variantOf({})), theme);
		return async () => {
			await editor.close();
		};
	});

	it('draws the template with the icon of that theme', async () => {
		const icon = editor.node('Dedupe').locator('img');
		const file = { light: /dedupe\.svg$/, dark: /dedupe\.dark\.svg$/ }[theme];
		expect(await icon.getAttribute('src')).toMatch(file);
		await expect.poll(async () => await isDrawn(icon)).toBe(true);
		await editor.screenshot('canvas');
	});

	it.each(['duplicate', 'idempotent', 'seen'])('finds Dedupe by "%s"', async (words) => {
		expect((await editor.findNodes(words)).slice(0, 5)).toContain('Dedupe');
		await editor.screenshot(`search-${words}`);
	});

	it('lists what Dedupe does in the order of use', async () => {
		await editor.findNodes('dedupe');
		const names = editor.page.getByTestId('node-creator-item-name');
		await names.filter({ hasText: /^Dedupe$/ }).click();
		await expect
			.poll(async () => await names.allTextContents())
			.toEqual([
				'Skip items seen before',
				'Complete held keys',
				'Release keys',
				'Match leads with people known already',
				'Find duplicates among records',
				'Detect what changed since last time',
				'Merge people who are one',
				'Unmerge people who are not one',
				'Keep two people apart',
			]);
		await editor.screenshot('dedupe-actions');
		await editor.page.keyboard.press('Escape');
	});

	it('opens the panel of Dedupe with the parameters in the order of use', async () => {
		const panel = await editor.openNode('Dedupe');
		const inputs = panel.getByTestId('node-parameters').locator('[data-test-id^=parameter-input-]');
		const names = await Promise.all(
			(await inputs.all()).map(async (input) => await input.getAttribute('data-test-id')),
		);
		expect(names.slice(0, 3)).toEqual([
			'parameter-input-operation',
			'parameter-input-key',
			'parameter-input-ledger',
		]);
		await editor.screenshot('dedupe-panel');
	});

	it('offers the options in the order of use', async () => {
		await editor.page.getByTestId('ndv').getByTestId('collection-parameter-add').click();
		const options = editor.page.getByTestId('collection-parameter-option');
		await options.first().waitFor();
		expect(await options.allTextContents()).toEqual([
			'Treat Keys as the Same',
			'Further Key Parts',
			'Remember For (Days)',
			'Hold Until Completed (Minutes)',
			'Items Without a Key',
			'Look Only',
			'Person ID',
			'Use Live Data in Test Runs',
		]);
		await editor.screenshot('dedupe-options');
		await editor.page.keyboard.press('Escape');
	});

	it('opens the dialog of the store credential', async () => {
		const { page } = editor;
		await page.getByText('Connect to Doorman Store').click();
		const dialog = page.getByTestId('editCredential-modal');
		await dialog.getByTestId('parameter-input-filePath').waitFor();
		await editor.screenshot('store-credential-embedded');
		await dialog.getByTestId('parameter-input-store').click();
		await page.getByRole('option', { name: 'PostgreSQL' }).click();
		await dialog.getByTestId('parameter-input-host').waitFor();
		await editor.screenshot('store-credential-postgres');
	});

	it('meets no error on its console', () => {
		expect(editor.errors()).toEqual([]);
	});
});

describe.each([
	['matchPeople', ['operation', 'register']],
	['findDuplicates', ['operation', 'recordsFrom', 'recordType']],
	['detectChanges', ['operation', 'key', 'ledger']],
])('Dedupe with the operation %s', (operation, fields) => {
	it('shows its fields in the order of use', async () => {
		const variant = variantOf({ Dedupe: { parameters: { operation } } });
		const editor = await openEditor(await saveVariant(rest, variant), 'light');
		const panel = await editor.openNode('Dedupe');
		const inputs = panel.getByTestId('node-parameters').locator('[data-test-id^=parameter-input-]');
		const names = await Promise.all(
			(await inputs.all()).map(async (input) => await input.getAttribute('data-test-id')),
		);
		expect(names.slice(0, fields.length)).toEqual(
			fields.map((field) => `parameter-input-${field}`),
		);
		await editor.screenshot(`dedupe-${operation}`);
		await editor.close();
	});
});

describe('a test run in the editor', () => {
	it('shows the decision with a hint and leaves the live ledger as it was', async () => {
		const variant = await publishVariant(rest, variantOf({}));
		const editor = await openEditor(variant, 'light');
		const leadId = freshLeadId();
		const panel = await editor.openNode('Dedupe');
		await panel.getByTestId('node-execute-button').click();
		const testUrl = variant.url.replace('/webhook/', '/webhook-test/');
		const answered = await until('n8n listens for a test call', async () => {
			const response = await post(testUrl, { lead_id: leadId });
			return response.status === 404 ? undefined : response.status;
		});
		expect(answered).toBe(200);
		const output = panel.getByTestId('output-panel');
		await output.getByText('New Branch (1 item)').waitFor();
		await editor.screenshot('test-run');
		const hints = (await output.getByTestId('node-hint').allTextContents()).join('\n');
		expect(hints).toMatch(/Test run: The live ledger was read but not changed/);
		expect(hints).toMatch(/1 new, 0 seen/);
		const live = await readAnswer(await post(variant.url, { lead_id: leadId }));
		expect(live.status).toBe('new');
		expect(editor.errors()).toEqual([]);
		await editor.close();
	});
});
