import { z } from 'zod/v4';

import type { Report } from '../progress.mts';
import type { CrmRecord } from '../stand-ins/crm.mts';
import type { SendGridRecord } from '../stand-ins/send-grid.mts';
import type { StandIns } from '../stand-ins/start-all.mts';
import { line, listed } from './words.mts';

const LOOK_AGAIN_MS = 500;

type Watched = Pick<StandIns, 'crm' | 'chat' | 'sendGrid'>;

const leadSchema = z.object({
	full_name: z.string().nullish(),
	assigned_agent: z.string().nullish(),
});

interface Arrival {
	/** Of no other one. */
	readonly id: string;
	readonly text: string;
}

function leadArrival({ lead, writes }: CrmRecord): Arrival {
	const { full_name, assigned_agent } = leadSchema.catch({}).parse(lead);
	const agent = assigned_agent == null ? 'without an agent' : `for ${assigned_agent}`;
	const often = writes === 1 ? '' : `, written ${writes} times`;
	const text = line('The CRM', `has got ${full_name ?? lead.lead_id}, ${agent}${often}`);
	return { id: `lead ${writes} ${lead.lead_id}`, text };
}

function mailArrival({ mail, messageId }: SendGridRecord): Arrival {
	const to = mail.personalizations.flatMap((one) => one.to.map(({ email }) => email));
	const text = line('SendGrid', `has got a mail to ${listed(to)}: "${mail.subject}"`);
	return { id: `mail ${messageId}`, text };
}

function arrivalsAt({ crm, chat, sendGrid }: Watched): Arrival[] {
	return [
		...[...crm.records.values()].map(leadArrival),
		...chat.records.map((message, index) => ({
			id: `message ${index}`,
			text: line('The chat of the team', `has got "${message}"`),
		})),
		...sendGrid.records.map(mailArrival),
	];
}

/** Says what reaches the stand-ins from now on, until `close` is called. */
export function watch(standIns: Watched, say: Report): { close(): void } {
	const seen = new Set(arrivalsAt(standIns).map(({ id }) => id));
	const timer = setInterval(() => {
		for (const { id, text } of arrivalsAt(standIns)) {
			if (!seen.has(id)) say(text);
			seen.add(id);
		}
	}, LOOK_AGAIN_MS);
	return { close: () => clearInterval(timer) };
}
