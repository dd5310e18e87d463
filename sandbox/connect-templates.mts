import { join } from 'node:path';

import type { N8nRest, SavedCredential } from './n8n-rest.mts';
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
		default:
			return template;
	}
}

async function createSendGridKey(rest: N8nRest): Promise<SavedCredential> {
	return await rest.createCredential({
		name: 'SendGrid API key (sandbox)',
		type: 'httpHeaderAuth',
		data: { name: 'Authorization', value: `Bearer ${SENDGRID_API_KEY}` },
	});
}

/** Sets a copy of a template up for the stand-ins, as a person does in the editor. */
export async function connectTemplate(
	template: Template,
	standIns: StandInUrls,
	rest: N8nRest,
): Promise<Template> {
	const connected = withAddresses(template, standIns);
	if (template.id !== 'doormanListingAlerts') return connected;
	const { id, name } = await createSendGridKey(rest);
	return withNode(connected, 'Send', () => ({ credentials: { httpHeaderAuth: { id, name } } }));
}
