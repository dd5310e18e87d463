import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { bootInstance, type Instance } from '../../sandbox/instance.mts';
import { readTemplate, withNode } from '../../sandbox/templates.mts';
import { chooseTarget } from '../../src/store/choose-target';
import { openStore, type Store } from '../../src/store/open-store';
import { met, sightingOf } from '../dedupe/people/sightings';
import { artefactsFolder } from './artefacts';
import { openBrowser } from './browser';
import { until } from './until';

const login = { username: 'reviewer', password: 'the password of the test' };
const FORM = '/form/doorman-review-duplicates';

let userFolder: string;
let instance: Instance;
let store: Store;
let browser: Browser;

beforeAll(async () => {
	userFolder = mkdtempSync(join(tmpdir(), 'doorman-review-'));
	instance = await bootInstance({ userFolder, tarball: inject('tarball'), workflows: [] });
	const { rest } = instance;
	const { id, name } = await rest.createCredential({
		name: 'Reviewers',
		type: 'httpBasicAuth',
		data: { user: login.username, password: login.password },
	});
	const shipped = readTemplate('review-duplicates.json');
	const template = withNode(shipped, 'A Question Is Opened', () => ({
		credentials: { httpBasicAuth: { id, name } },
	}));
	await rest.publishWorkflow(await rest.createWorkflow(template));
	store = await openStore(
		chooseTarget(undefined, { env: { N8N_USER_FOLDER: userFolder }, command: 'start' }),
	);
	browser = await openBrowser();
	await until('the form listens', async () => {
		const { status } = await fetch(instance.n8n.url + FORM);
		return status === 404 ? undefined : true;
	});
	return async () => {
		await browser.close();
		await store.close();
		await instance.n8n.kill();
		rmSync(userFolder, { recursive: true, force: true });
	};
});

/** Two people who share a phone, the link of the question about them, and who they are by now. */
async function question(name: string) {
	const now = Date.now();
	const ids: string[] = [];
	for (const first_name of ['Robert', 'Maria']) {
		const last_name = `${name}{{ 6 * 7 }}<b>`;
		const json = { first_name, last_name, phone: `415555${name.length}671` };
		ids.push((await met(store.people, sightingOf(json), now)).personId);
	}
	const [a = '', b = ''] = ids;
	const query = new URLSearchParams({ a, b, why: 'same phone, different first name' });
	return { link: `${instance.n8n.url}${FORM}?${query.toString()}`, a, b };
}

async function openPage(link: string): Promise<Page> {
	const page = await browser.newPage({ httpCredentials: login });
	onTestFinished(async () => {
		await page.close();
	});
	await page.goto(link);
	return page;
}

async function decide(link: string, decision: string): Promise<Page> {
	const page = await openPage(link);
	await page.getByRole('button', { name: 'Show Them' }).click();
	await page.getByText('What are they?').waitFor();
	await page.screenshot({ path: join(artefactsFolder, 'review-form.png') });
	await page.getByText(decision).click();
	await page.getByRole('button', { name: 'Decide' }).click();
	return page;
}

describe('the form of review duplicates', () => {
	it('opens for those with the password only', async () => {
		const { link } = await question('Closed');
		expect((await fetch(link)).status).toBe(401);
		const form = new FormData();
		form.set('field-0', 'a');
		expect((await fetch(link, { method: 'POST', body: form })).status).toBe(401);
	});

	it('cannot be published as long as no credential is selected', async () => {
		const path = crypto.randomUUID();
		const shipped = readTemplate('review-duplicates.json');
		const { rest, n8n } = instance;
		const workflow = await rest.createWorkflow({
			...withNode(shipped, 'A Question Is Opened', ({ parameters }) => ({
				webhookId: path,
				parameters: { ...parameters, options: { path } },
			})),
			id: path.replaceAll('-', ''),
		});
		await expect(rest.publishWorkflow(workflow)).rejects.toThrow(/credential/i);
		expect((await fetch(`${n8n.url}/form/${path}`)).status).toBe(404);
	});

	it('shows who the two are, as text, and merges them', async () => {
		const { link, a, b } = await question('Hernandez');
		const page = await decide(link, 'One person: merge');
		await page.getByText('They are one now').waitFor();
		await page.screenshot({ path: join(artefactsFolder, 'review-form-merged.png') });
		const found = await store.people.find([a, b], Date.now());
		expect(found.map((one) => one?.personId)).toEqual([a, a]);
	});

	it('keeps them apart', async () => {
		const { link, a, b } = await question('Tremblay');
		const page = await decide(link, 'Two people: keep apart');
		await page.getByText('They stay two').waitFor();
		expect(await store.people.apart()).toContainEqual([a, b].toSorted());
	});

	it('shows nothing but text of what a lead says', async () => {
		const { link } = await question('Okafor');
		const page = await openPage(link);
		await page.getByRole('button', { name: 'Show Them' }).click();
		await page.getByRole('cell', { name: 'Robert' }).waitFor();
		expect(await page.getByRole('cell', { name: 'Okafor{{ 6 * 7 }}<b>' }).count()).toBe(2);
		expect(await page.getByText('same phone, different first name').count()).toBe(1);
	});
});
