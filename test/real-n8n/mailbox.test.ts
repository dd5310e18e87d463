import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod/v4';
import { bootInstance } from '../../sandbox/instance.mts';
import { startN8n, type N8nProcess } from '../../sandbox/n8n-process.mts';
import type { N8nRest } from '../../sandbox/n8n-rest.mts';
import { startCrm, type Crm } from '../../sandbox/stand-ins/crm.mts';
import { readTemplate, withNode, withSettings, type Template } from '../../sandbox/templates.mts';
import { startImapServer, type ImapServer } from '../support/imap-server.mts';
import { until } from './until';

/** Minutes; in the template five. */
const RECONNECT = 0.05;

let userFolder: string;
let n8n: N8nProcess;
let rest: N8nRest;
let workflowId: string;
let crm: Crm;
let imap: ImapServer;

const optionsSchema = z.looseObject({ options: z.looseObject({}) });

/** The template with its IMAP mailbox switched on. */
function withMailbox(credential: { id: string; name: string }): Template {
	const template = withSettings(readTemplate('lead-intake.json'), {
		'settings.crm_url': crm.url,
		'settings.chat_webhook_url': '',
	});
	return withNode(template, 'Mailbox (IMAP)', ({ parameters }) => ({
		disabled: false,
		credentials: { imap: credential },
		parameters: {
			...parameters,
			options: { ...optionsSchema.parse(parameters).options, forceReconnect: RECONNECT },
		},
	}));
}

function deliver(name: string): number {
	const address = `${name.toLowerCase()}@example.com`;
	return imap.deliver(
		{
			From: 'Zillow Premier Agent <premieragent@zillow.com>',
			'Reply-To': `${name} Torres <${address}>`,
			Subject: `New contact: ${name} Torres`,
			'Message-ID': `<${name}@zillow.com>`,
			Date: new Date().toUTCString(),
		},
		`Name: ${name} Torres\r\nPhone: (415) 555-2671\r\nEmail: ${address}\r\nMessage: Is it free?\r\n`,
	);
}

const recordOf = (name: string) =>
	[...crm.records.values()].find(
		({ lead }) => lead['email'] === `${name.toLowerCase()}@example.com`,
	);
const untilAtCrm = async (name: string) =>
	await until(`${name} is at the CRM`, async () => recordOf(name), 60_000);

/** What is under way when n8n is killed is delivered again, and the CRM would be told twice. */
async function untilRunsAreOver(count: number): Promise<void> {
	await until('the runs are over', async () => {
		const runs = await rest.executions(workflowId);
		return runs.length >= count && runs.every(({ status }) => status === 'success')
			? true
			: undefined;
	});
}

beforeAll(async () => {
	userFolder = mkdtempSync(join(tmpdir(), 'doorman-mailbox-'));
	crm = await startCrm();
	imap = await startImapServer();
	const booted = await bootInstance({ userFolder, tarball: inject('tarball'), workflows: [] });
	({ n8n, rest } = booted);
	const data = {
		user: 'leads',
		password: 'the password of the test',
		host: '127.0.0.1',
		port: imap.port,
		secure: false,
		allowUnauthorizedCerts: false,
	};
	const credential = await rest.createCredential({ name: 'Mailbox', type: 'imap', data });
	const mailbox = { id: credential.id, name: 'Mailbox' };
	const workflow = await rest.createWorkflow(withMailbox(mailbox));
	workflowId = workflow.id;
	await rest.publishWorkflow(workflow);
	await until('n8n watches the mailbox', async () => (imap.watching() > 0 ? true : undefined));
});

afterAll(async () => {
	await n8n.kill();
	await imap.close();
	await crm.close();
	rmSync(userFolder, { recursive: true, force: true });
});

describe('the mailbox of the template lead intake', () => {
	it('brings a mail to the CRM as a lead, and leaves it unread', async () => {
		const uid = deliver('Ana');
		expect((await untilAtCrm('Ana')).lead).toMatchObject({
			source: 'Zillow',
			full_name: 'Ana Torres',
			phone_e164: '+14155552671',
			message: 'Is it free?',
			received_at: expect.stringMatching(/Z$/) as unknown,
			extra: { mail_id: 'Ana@zillow.com' },
		});
		expect(imap.flagsOf(uid)).toEqual([]);
	});

	it('reads after a restart what came meanwhile, and nothing twice', async () => {
		// One that stored the mail, one that brought it to the CRM.
		await untilRunsAreOver(2);
		await n8n.kill();
		deliver('Bo');
		n8n = await startN8n({ userFolder });
		await untilAtCrm('Bo');
		deliver('Cy');
		await untilAtCrm('Cy');
		expect(recordOf('Ana')?.writes).toBe(1);
		expect(recordOf('Bo')?.writes).toBe(1);
	});
});
