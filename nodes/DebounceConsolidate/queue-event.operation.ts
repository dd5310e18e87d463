import type { INodeProperties } from 'n8n-workflow';
import { wakeUpTopic } from '../../src/debounce/keys';
import { queueEvents, type Candidate, type QueueVerdict } from '../../src/debounce/queue-events';
import { timingsOf } from '../../src/debounce/timing-table';
import type { Decision, DecisionDetails, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { summaryLine, type Count } from '../../src/n8n/summary';
import { liveDataSchema } from '../../src/n8n/test-runs';
import { z } from '../../src/vendor/zod';
import { liveQueueOption, openQueue, queueProperty, type QueueInUse } from './queue-parameters';
import { timingProperty, timingSchema } from './timing-parameters';

const QUEUED = 0;
const DROPPED = 1;
const DAY_MS = 86_400_000;

const field = (
	displayName: string,
	name: string,
	value: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: value,
	placeholder: `e.g. ${value.slice(1)}`,
	description,
});

const properties: INodeProperties[] = [
	queueProperty,
	{
		...field('User', 'userKey', '={{ $json.user_id }}', 'Who would get the mail'),
		required: true,
	},
	{
		...field('Event Type', 'eventType', '={{ $json.event_type }}', 'What happened'),
		required: true,
	},
	field(
		'About',
		'subjectKey',
		'={{ $json.mls_source }}:{{ $json.mls_id }}',
		'What the event is about, as a rule a property. Rules for events about the same property compare this.',
	),
	field(
		'Event ID',
		'eventId',
		'={{ $json.event_id }}',
		'The same when the same event is sent again, so that it counts once. Without one every item is an event of its own.',
	),
	field(
		'Happened At',
		'occurredAt',
		'={{ $json.occurred_at }}',
		'When the event happened, as ISO 8601 or epoch time. Without one it happened now.',
	),
	field('Email', 'email', '={{ $json.email }}', 'The address that goes into the notification'),
	field(
		'Recipient',
		'recipient',
		'={{ $json.recipient }}',
		'What else the mail needs to know of the person: name, phone, time zone, state',
	),
	timingProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [liveQueueOption],
	},
];

export const queueEventOperation: Operation = {
	value: 'queueEvent',
	name: 'Queue Event',
	action: 'Queue an event',
	description: 'Let an event wait for others about the same user, so that they become one mail',
	outputs: ['Queued', 'Dropped'],
	closedOutput: DROPPED,
	notesUnder: 'debounce',
	isDestructive: false,
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const queue = openQueue(step, readOptions(step.parameters, liveDataSchema));
	const candidateOf = readCandidates(step);
	const verdicts = await queueEvents(
		await step.each(candidateOf),
		{
			queue: queue.id,
			alsoReads: queue.liveId,
			timingOf: timingsOf(step.parameters.once('timing', timingSchema)),
		},
		store.contactWindows,
		now,
		(done, total) => {
			step.progress(done, total);
		},
	);
	const isDue = (verdict: QueueVerdict) =>
		verdict.decision === 'queued' && verdict.dueAtMs !== undefined && verdict.dueAtMs <= now;
	if (verdicts.some(isDue)) store.wakeUps.wake(wakeUpTopic(queue.id));
	step.hint(summarize(verdicts, queue, store.description));
	await hintWhenNobodyConsumes(step, queue, await store.consumers.lastSeen(queue.id), now);
	return verdicts.map((verdict, itemIndex) => ({
		itemIndex,
		output: verdict.decision === 'queued' ? QUEUED : DROPPED,
		details: describe(verdict, queue),
	}));
}

function readCandidates(step: Step): (itemIndex: number) => Candidate {
	const anything = z.unknown();
	const [userKey, eventType, subjectKey, eventId, occurredAt, email, recipient] = [
		...['userKey', 'eventType', 'subjectKey', 'eventId', 'occurredAt', 'email', 'recipient'],
	].map((name) => step.parameters.perItem(name, anything));
	return (itemIndex) => {
		const rest = { ...step.items[itemIndex]?.json };
		delete rest['doorman'];
		return {
			userKey: userKey?.(itemIndex),
			eventType: eventType?.(itemIndex),
			subjectKey: subjectKey?.(itemIndex),
			eventId: eventId?.(itemIndex),
			occurredAt: occurredAt?.(itemIndex),
			email: email?.(itemIndex),
			recipient: recipient?.(itemIndex),
			rest,
			owner: step.ownerOf(itemIndex),
		};
	};
}

function describe(verdict: QueueVerdict, { name }: QueueInUse): DecisionDetails {
	const { decision, reason } = verdict;
	if (verdict.decision === 'dropped') {
		const { eventType } = verdict;
		return { decision, reason, queue: name, ...(eventType && { event_type: eventType }) };
	}
	const { event, timing } = verdict.event;
	return {
		decision,
		reason,
		queue: name,
		event_id: event.eventId,
		waits_with: timing.group,
		...(verdict.dueAtMs === undefined ? {} : { due_at: new Date(verdict.dueAtMs).toISOString() }),
		...(verdict.time === 'read' ? {} : { happened_at: takenAsNow[verdict.time] }),
	};
}

const takenAsNow = {
	missing: 'taken as now: the item does not say',
	in_future: 'taken as now: the item says a time to come',
} as const;

function summarize(verdicts: readonly QueueVerdict[], { name }: QueueInUse, store: string): string {
	const count = (reason: QueueVerdict['reason']) =>
		verdicts.filter((verdict) => verdict.reason === reason).length;
	const unknown = new Set(
		verdicts.flatMap((verdict) =>
			verdict.reason === 'unknown_type' ? [verdict.eventType ?? ''] : [],
		),
	);
	const parts: Count[] = [
		[count('waits'), 'queued'],
		[count('queued_before'), 'queued before'],
		[count('repeated'), 'repeated'],
		[count('without_user'), 'without a user'],
		[count('without_type'), 'without a type'],
		[count('unreadable_time'), 'with a time that is not understood'],
		[
			count('unknown_type'),
			`of types that the Timing table does not name: ${[...unknown].slice(0, 5).join(', ')}`,
		],
	];
	const shown = parts.filter(([number], index) => number > 0 || index === 0);
	return summaryLine(shown, `Queue: ${name}, in`, store);
}

async function hintWhenNobodyConsumes(
	step: Step,
	{ name, liveId }: QueueInUse,
	lastSeen: number | undefined,
	now: number,
): Promise<void> {
	const isShadow = liveId !== undefined;
	if (isShadow || (lastSeen !== undefined && now - lastSeen < DAY_MS)) return;
	step.hint(
		`Nobody releases the queue ${name}: publish a workflow that starts with the Debounce & Consolidate Trigger, or run Close Windows on a schedule. Until then events only wait.`,
		'warning',
	);
}
