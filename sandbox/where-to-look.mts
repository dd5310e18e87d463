import { FORM_LOGIN, readReportsWorkflow } from './connect-templates.mts';
import { OWNER, type Instance } from './instance.mts';
import type { Report } from './progress.mts';
import type { StandIns } from './stand-ins/start-all.mts';
import { webhookUrl } from './story/tell.mts';
import { readTemplates } from './templates.mts';

const ownLead = {
	name: 'Sam Lee',
	email: 'sam@example.com',
	timeline: 'asap',
	pre_approved: 'yes',
};
const ownEvent = {
	event_type: 'price_drop',
	user_id: 'Sam Lee',
	email: 'sam@example.com',
	mls_source: 'bright',
	mls_id: 'PA1003',
};

/** A command that a person may copy. */
function curl(url: string, body: object): string {
	return (
		`  curl -X POST ${url} -H 'Content-Type: application/json' \\\n` +
		`    -d '${JSON.stringify(body)}'\n`
	);
}

/** Says what a person can open now, and what they can send. */
export function sayWhereToLook(
	{ n8n, rest }: Instance,
	{ crm, sendGrid }: Pick<StandIns, 'crm' | 'sendGrid'>,
	say: Report,
): void {
	const row = (what: string, where: string) => say(`  ${what.padEnd(34)} ${where}`);
	say('Look around:');
	row('Editor', n8n.url);
	row('Login', `${OWNER.email}   ${OWNER.password}`);
	for (const { id, name } of [...readTemplates(), readReportsWorkflow()]) {
		row(name, `${n8n.url}/workflow/${id}`);
	}
	row('Leads at the CRM', `${crm.url}/leads`);
	row('Questions to the team', `${n8n.url}/form/doorman-review-duplicates`);
	row('Mails at SendGrid', `${sendGrid.url}/sandbox/mails`);
	row('Forms open with', `${FORM_LOGIN.user}   ${FORM_LOGIN.password}`);
	row('Log of n8n', n8n.logFile);
	say('');
	say('Send a lead of your own, or news, and look at the run in the editor, under Executions:');
	say('');
	say(curl(webhookUrl({ rest }, 'doorman-lead-intake'), ownLead));
	say(curl(webhookUrl({ rest }, 'doorman-listing-alerts'), ownEvent));
}
