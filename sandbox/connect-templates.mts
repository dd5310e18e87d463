import { join } from 'node:path';

import type { N8nRest } from './n8n-rest.mts';
import { SENDGRID_API_KEY } from './stand-ins/start-all.mts';
import { readTemplate, withNode, withSettings, type Template } from './templates.mts';

/** Where those are whom the templates speak to. */
type StandInUrls = Readonly<Record<'crm' | 'chat' | 'feed' | 'sendGrid', { url: string }>>;

/** A workflow of the sandbox alone, through which SendGrid reports what became of mails. */
export function readReportsWorkflow(): Template {
	return readTemplate('sendgrid-reports.json', join(import.meta.dirname, 'workflows'));
}

/** The template with the addresses that a person would enter in its Settings. */
function withAddresses(template: Template, { crm, chat, feed, sendGrid }: StandInUrls): Template {
	switch (template.id) {
		case 'doormanLeadIntake':
			return withSettings(template, {
				'settings.crm_url': crm.url,
				'settings.chat_webhook_url': chat.url,
			});
		case 'doormanListingAlerts':
			return withSettings(template, {
				'settings.feed_url': feed.url,
				'settings.sendgrid_url': sendGrid.url,
			});
		case 'doormanListingFeed':
			return withSettings(template, {
				'settings.feed_url': `${feed.url}/Property`,
				'settings.listings_url': feed.url,
			});
		case 'doormanNightlyDedupe':
			return withSettings(template, { 'settings.chat_webhook_url': chat.url });
		case 'doormanImportContacts':
			return withSettings(template, {
				'settings.crm_url': crm.url,
				'settings.chat_webhook_url': chat.url,
			});
		default:
			return template;
	}
}

/** What opens the forms of the sandbox, to which only this machine leads. */
export const FORM_LOGIN = { user: 'reviewer', password: 'Doorman123' } as const;

const CREDENTIALS = {
	httpHeaderAuth: {
		name: 'SendGrid API key (sandbox)',
		type: 'httpHeaderAuth',
		data: { name: 'Authorization', value: `Bearer ${SENDGRID_API_KEY}` },
	},
	httpBasicAuth: { name: 'Forms (sandbox)', type: 'httpBasicAuth', data: FORM_LOGIN },
};

/** The nodes that are closed until somebody selects a credential, and which one, by template. */
const CLOSED: Readonly<Record<string, { node: string; type: 'httpHeaderAuth' | 'httpBasicAuth' }>> =
	{
		doormanListingAlerts: { node: 'Send', type: 'httpHeaderAuth' },
		doormanReviewDuplicates: { node: 'A Question Is Opened', type: 'httpBasicAuth' },
		doormanImportContacts: { node: 'A File Is Uploaded', type: 'httpBasicAuth' },
	};

/** Sets a copy of a template up for the stand-ins, as a person does in the editor. */
export async function connectTemplate(
	template: Template,
	standIns: StandInUrls,
	rest: N8nRest,
): Promise<Template> {
	const connected = withAddresses(template, standIns);
	const closed = CLOSED[template.id];
	if (closed === undefined) return connected;
	const { id, name } = await rest.createCredential(CREDENTIALS[closed.type]);
	return withNode(connected, closed.node, () => ({
		disabled: false,
		credentials: { [closed.type]: { id, name } },
	}));
}
