import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';

const engine = useEngineWithPack();

beforeAll(() => {
	// Nothing is at this address: the node needs no store.
	process.env['DOORMAN_STORE_URL'] = 'postgres://nobody@127.0.0.1:1/nothing';
});

afterAll(() => {
	delete process.env['DOORMAN_STORE_URL'];
});

function normalizeMail(parameters: INodeParameters = {}) {
	return oneNode(
		'n8n-nodes-doorman.normalize',
		{ inputFormat: 'email', ...parameters },
		{ outputs: ['Normalized', 'Rejected'] },
	);
}

const TEXT =
	'Name: Ana Torres\nPhone: (415) 555-2671\nEmail: ana.torres@example.com\nMessage: Is it free?';
const ana = {
	source: 'Zillow',
	full_name: 'Ana Torres',
	email: 'ana.torres@example.com',
	phone_e164: '+14155552671',
	message: 'Is it free?',
};

/** As n8n's IMAP Email Trigger puts it out in its format Simple. */
const byImap: IDataObject = {
	textPlain: TEXT,
	textHtml: '',
	metadata: { 'message-id': '<1@zillow.com>', 'return-path': '<x@zillow.com>' },
	attributes: { uid: 7 },
	from: 'Zillow <premieragent@zillow.com>',
	to: 'us@example.com',
	subject: 'New contact: Ana Torres',
	date: 'Thu, 14 May 2026 09:12:00 -0700',
};

/** As n8n's Gmail Trigger puts it out with Simplify switched off. */
const byGmail: IDataObject = {
	id: '18f',
	threadId: '18f',
	labelIds: ['INBOX', 'UNREAD'],
	headers: { 'message-id': 'Message-ID: <1@zillow.com>' },
	html: `<p>${TEXT.replaceAll('\n', '<br>')}</p>`,
	text: '',
	subject: 'New contact: Ana Torres',
	from: {
		value: [{ address: 'premieragent@zillow.com', name: 'Zillow' }],
		text: 'Zillow <premieragent@zillow.com>',
	},
};

describe('normalize, input format email', () => {
	it.each([
		['IMAP', byImap],
		['Gmail', byGmail],
	])('makes a lead of a mail from %s', async (_, item) => {
		const run = await engine.run(normalizeMail(), { items: [item] });
		expect(run.node('normalize').json(0)).toMatchObject([
			{
				...ana,
				lead_id: expect.stringMatching(/^Zillow:[\w-]{22}$/) as string,
				extra: {
					mail_subject: 'New contact: Ana Torres',
					mail_from: 'Zillow <premieragent@zillow.com>',
					mail_id: '1@zillow.com',
				},
				doorman: {
					email: { source: 'Zillow', found: 'labels' },
					issues: [],
					normalize: { decision: 'normalized' },
				},
			},
		]);
		expect(run.node('normalize').json(0)[0]).not.toHaveProperty('extra.textPlain');
	});

	it('says that only the beginning came when Gmail simplified the mail', async () => {
		const item = {
			id: '18f',
			snippet: TEXT,
			Subject: 'New contact: Ana Torres',
			From: byImap['from'],
		};
		const run = await engine.run(normalizeMail(), { items: [item] });
		expect(run.node('normalize').json(0)).toMatchObject([
			{ email: ana.email, doorman: { issues: [{ code: 'mail_cut' }] } },
		]);
	});

	it('changes nothing when its own output comes in again', async () => {
		const first = await engine.run(normalizeMail(), { items: [byImap, byGmail] });
		const leads = first.node('normalize').json(0);
		const again = await engine.run(normalizeMail(), { items: leads });
		expect(again.node('normalize').json(0)).toEqual(leads);
	});

	it('rejects what is no lead, with its source, the reason and all of the mail', async () => {
		const mail = {
			...byImap,
			subject: 'New homes for you',
			textPlain: '3 homes match your search',
		};
		const run = await engine.run(normalizeMail(), { items: [mail] });
		expect(run.node('normalize').json(0)).toEqual([]);
		expect(run.node('normalize').json(1)).toMatchObject([
			{
				...mail,
				doorman: {
					normalize: {
						decision: 'rejected',
						reason: 'unparsed_email',
						message: expect.stringContaining('A mail of Zillow') as string,
					},
					email: {
						source: 'Zillow',
						found: 'labels_not_found',
						from: 'premieragent@zillow.com',
						subject: 'New homes for you',
						text: '3 homes match your search',
					},
				},
			},
		]);
	});

	it('makes a lead of a person’s own words and says so', async () => {
		const mail = {
			...byImap,
			subject: 'House',
			from: 'Ana Torres <ana.torres@example.com>',
			textPlain: 'Is it free? Call 415-555-2671.',
		};
		const run = await engine.run(normalizeMail({ options: { source: 'Mailbox' } }), {
			items: [mail],
		});
		expect(run.node('normalize').json(0)).toMatchObject([
			{
				...ana,
				source: 'Mailbox',
				message: 'Is it free? Call 415-555-2671.',
				doorman: { issues: [{ field: 'message', code: 'unstructured' }] },
			},
		]);
	});

	it('learns sources, sentences and labels from its tables', async () => {
		const parameters = {
			emailSources: {
				values: [
					{
						source: 'Hillside Homes',
						sender: 'hillside.example, @leads.example',
						subject: '',
						sentences: 'Visit: [Full Name] to [Property Address]\n[Full Name] called',
					},
				],
			},
			emailLabels: {
				values: [
					{ label: 'Best way to reach you', field: 'phone', source: '' },
					{ label: 'Wants', field: 'message', source: 'Hillside Homes' },
				],
			},
			options: { provenance: true },
		};
		const mail = {
			subject: 'Visit: Ana Torres to 88 Larch Way',
			from: 'bot@mail.hillside.example',
			text: 'Best Way to Reach You: (415) 555-2671\nE-Mail: ana.torres@example.com\nWants: Is it free?',
		};
		const run = await engine.run(normalizeMail(parameters), { items: [mail] });
		expect(run.node('normalize').json(0)).toMatchObject([
			{
				...ana,
				source: 'Hillside Homes',
				doorman: {
					provenance: {
						phone: { from: 'Best Way to Reach You' },
						email: { from: 'E-Mail' },
					},
				},
			},
		]);
		const other = { ...mail, from: 'bot@elsewhere.example', subject: 'x' };
		const without = await engine.run(normalizeMail(parameters), { items: [other] });
		expect(without.node('normalize').json(0)).toMatchObject([
			{ source: null, full_name: null, property_street: null, phone_e164: '+14155552671' },
		]);
	});

	it('reads a lead that is attached as ADF', async () => {
		const adf =
			'<adf><prospect><customer><contact><name part="full">Ana Torres</name><email>ana.torres@example.com</email></contact></customer></prospect></adf>';
		const binary = {
			attachment_0: {
				data: Buffer.from(adf).toString('base64'),
				mimeType: 'application/xml',
				fileName: 'lead.xml',
			},
			attachment_1: { data: 'AAAA', mimeType: 'image/png', fileName: 'logo.png' },
		};
		const json = { subject: 'Lead', from: 'no-reply@crm.example', text: 'See attachment' };
		const run = await engine.run(normalizeMail(), { outputs: [[{ json, binary }]] });
		expect(run.node('normalize').json(0)).toMatchObject([
			{ full_name: 'Ana Torres', email: ana.email, doorman: { email: { found: 'adf' } } },
		]);
	});

	it('reads the parts where its options point', async () => {
		const item = { mail: { titel: 'New contact: Ana Torres', body: TEXT }, who: byImap['from'] };
		const options = {
			subject: '={{ $json.mail.titel }}',
			text: '={{ $json.mail.body }}',
			from: '={{ $json.who }}',
		};
		const run = await engine.run(normalizeMail({ options }), { items: [item] });
		expect(run.node('normalize').json(0)).toMatchObject([ana]);
	});

	it('carries over when the intake took it in, and the delivery', async () => {
		const doorman = { delivery_id: 'd1' };
		const received_at = '2026-05-14T16:12:00.000Z';
		const items = [{ ...byImap, received_at, doorman }];
		const run = await engine.run(normalizeMail(), { items });
		expect(run.node('normalize').json(0)).toMatchObject([{ ...ana, received_at, doorman }]);
	});

	it('stops when a source in its table has no name', async () => {
		const emailSources = {
			values: [{ source: '', sender: 'x.example', subject: '', sentences: '' }],
		};
		const run = await engine.run(normalizeMail({ emailSources }), { items: [byImap] });
		expect(run.error?.message).toContain('Give the source a name');
	});
});
