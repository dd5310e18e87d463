import type { Execution, N8nRest } from '../n8n-rest.mts';
import type { Report } from '../progress.mts';
import type { SandboxStore } from '../sandbox-store.mts';
import type { StandIns } from '../stand-ins/start-all.mts';
import {
	describeEvent,
	describeNotification,
	describeReport,
	dueAtMs,
	notificationIn,
} from './alert-outcome.mts';
import { describeLead } from './lead-outcome.mts';
import { postAccepted } from './post.mts';
import { FinishedRuns, itemsOf } from './runs.mts';
import { sampleEvents } from './sample-events.mts';
import { COMPLAINING_ADDRESS, leadDoor, sampleLeads } from './sample-leads.mts';
import { counted, inWords, line, timeOf } from './words.mts';

/** Everything that the story is played with. */
export interface Stage {
	readonly rest: N8nRest;
	readonly standIns: StandIns;
	readonly store: SandboxStore;
	readonly say: Report;
	readonly signal: AbortSignal;
}

const AFTER_DUE_MS = 1_000;

export function webhookUrl({ rest }: Pick<Stage, 'rest'>, path: string): string {
	return `${rest.url}/webhook/${path}`;
}

/** The run that a trigger started with an item that holds this text. */
function startedWith(trigger: string, text: string) {
	return (runs: readonly Execution[]): Execution | undefined =>
		runs.find((run) => itemsOf(run, trigger).some((item) => JSON.stringify(item).includes(text)));
}

async function reportComplaint(stage: Stage): Promise<void> {
	const { rest, say, signal } = stage;
	const runs = await FinishedRuns.of(rest, 'sandboxSendGridReports');
	const report = {
		email: COMPLAINING_ADDRESS,
		event: 'spamreport',
		timestamp: Math.floor(Date.now() / 1_000),
		sg_event_id: 'c2FuZGJveC1zcGFtcmVwb3J0LTE',
		sg_message_id: 'sandbox.earlier-mail.0',
	};
	await postAccepted(webhookUrl(stage, 'sandbox-sendgrid-reports'), [report]);
	const run = await runs.until(
		'the report of SendGrid',
		startedWith('SendGrid Reports', report.sg_event_id),
		signal,
	);
	say(line('A spam report of Dana Cole', describeReport(run)));
}

async function sendLeads(stage: Stage): Promise<void> {
	const runs = await FinishedRuns.of(stage.rest, 'doormanLeadIntake');
	for (const { who, sourceId, body, door = leadDoor } of sampleLeads) {
		await postAccepted(webhookUrl(stage, door.path), body);
		const isItsRun = startedWith(door.node, sourceId);
		const run = await runs.until(`the lead ${sourceId}`, isItsRun, stage.signal);
		stage.say(line(who, describeLead(run)));
	}
}

/** Returns for each user who has something to wait for when the window closes. */
async function sendEvents(stage: Stage, runs: FinishedRuns): Promise<Map<string, number>> {
	const waiting = new Map<string, number>();
	const posted = new Set<Execution>();
	for (const event of sampleEvents) {
		const now = await stage.store.now();
		const occurred_at = new Date(now).toISOString();
		const { body = event } = event;
		await postAccepted(webhookUrl(stage, 'doorman-listing-alerts'), { ...body, occurred_at });
		const isItsRun = startedWith('Event Comes In', `"${event.event_id}"`);
		const run = await runs.until(
			`the event ${event.event_id}`,
			(all) => isItsRun(all.filter((one) => !posted.has(one))),
			stage.signal,
		);
		posted.add(run);
		const dueAt = dueAtMs(run);
		if (dueAt !== undefined) waiting.set(event.user_id, dueAt);
		stage.say(line(`${inWords(event.event_type)} for ${event.user_id}`, describeEvent(run)));
	}
	return waiting;
}

/** Instead of waiting for the windows to close. */
async function skipUntilDue({ store, say }: Stage, dueAt: number): Promise<void> {
	const ms = Math.max(0, dueAt - (await store.now()) + AFTER_DUE_MS);
	await store.skipTime(ms);
	const minutes = counted(Math.round(ms / 60_000), 'minute');
	const now = timeOf(await store.now());
	say(line('The clock of the sandbox', `is moved ahead by ${minutes}: it is ${now} now`));
}

async function tellNotifications(
	{ standIns, say, signal }: Stage,
	runs: FinishedRuns,
	users: readonly string[],
): Promise<void> {
	for (const user of users) {
		const [run, notification] = await runs.until(
			`the notification for ${user}`,
			(all) =>
				all
					.map((one) => [one, notificationIn(one)] as const)
					.flatMap(([one, found]) => (found?.user_id === user ? [[one, found] as const] : []))[0],
			signal,
		);
		say(line(user, describeNotification(run, notification, standIns.sendGrid.records)));
	}
}

async function tellWhatIsWhere({ standIns, store, say }: Stage): Promise<void> {
	const leads = [...standIns.crm.records.values()];
	const mostWrites = Math.max(0, ...leads.map(({ writes }) => writes));
	const often = mostWrites > 1 ? `, some written ${mostWrites} times` : ', each written once';
	const contacts = counted(standIns.crm.contacts.size, 'contact');
	const atCrm =
		counted(leads.length, 'lead') + (leads.length === 0 ? '' : ` of ${contacts}${often}`);
	say(line('The CRM', `has got ${atCrm}`));
	say(line('The chat of the team', `has got ${counted(standIns.chat.records.length, 'message')}`));
	say(line('SendGrid', `has got ${counted(standIns.sendGrid.records.length, 'mail')}`));
	say(
		line(
			'Dead letters',
			`hold ${counted(await store.countLetters(), 'item')} for a person to look at`,
		),
	);
}

/**
 * Plays sample leads and events through the published templates and says of each what became of it
 * and why, as it stands in n8n's executions and at the stand-ins.
 */
export async function tellStory(stage: Stage): Promise<void> {
	const { rest, say } = stage;
	say('What SendGrid says of a mail sent earlier:');
	await reportComplaint(stage);
	say('');
	say(`Leads, posted to ${webhookUrl(stage, leadDoor.path)}:`);
	await sendLeads(stage);
	say('');
	say(`News about homes, posted to ${webhookUrl(stage, 'doorman-listing-alerts')}:`);
	const runs = await FinishedRuns.of(rest, 'doormanListingAlerts');
	const waiting = await sendEvents(stage, runs);
	if (waiting.size > 0) {
		await skipUntilDue(stage, Math.max(...waiting.values()));
		await tellNotifications(stage, runs, [...waiting.keys()]);
	}
	say('');
	say('In the end:');
	await tellWhatIsWhere(stage);
	say('');
}
