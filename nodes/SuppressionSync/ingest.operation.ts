import type { INodeProperties } from 'n8n-workflow';
import { providers, readEvents } from '../../src/esp/read-events';
import type { EventReading } from '../../src/esp/event-reading';
import type { DecisionDetails, Operation, Outcome, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import type { EmailEvent } from '../../src/records/email-event';
import { takeInEvents, type TakenEvent } from '../../src/suppression/take-in';
import { countBy, summaryLine } from '../../src/n8n/summary';
import { liveDataSchema } from '../../src/n8n/test-runs';
import { z } from '../../src/vendor/zod';
import { describeTaken } from './explanations';
import { LIST_IN, liveListOption, realmOf } from './realm';
import { receivedIn, type ReceivedRaw } from './received-events';

const OUTPUTS = { applied: 0, ignored: 1, rejected: 2 } as const;

const properties: INodeProperties[] = [
	{
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		options: [
			{
				name: 'Recognize by Itself',
				value: 'auto',
				description: 'So far SendGrid is recognized',
			},
			{ name: 'SendGrid', value: 'sendgrid' },
		],
		default: 'auto',
		description:
			'Whose events these are. An item is one event, or the output of a Webhook node that the provider posts to.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [liveListOption],
	},
];

export const ingestOperation: Operation = {
	value: 'ingest',
	name: 'Ingest',
	action: 'Ingest email events',
	description: 'Take in bounces, complaints and unsubscribes from an email provider',
	outputs: ['Applied', 'Ignored', 'Rejected'],
	closedOutput: OUTPUTS.rejected,
	notesUnder: 'suppression',
	isDestructive: false,
	properties,
	run,
};

async function run(step: Step): Promise<Outcome[]> {
	const { store, now } = await step.openStore();
	const realm = realmOf(step, readOptions(step.parameters, liveDataSchema));
	const provider = step.parameters.once('provider', z.enum(['auto', ...providers]).default('auto'));
	const received = receivedIn(step.items);
	const raws = received.map(({ raw }) => raw);
	const readings = await readEvents(raws, provider, now);
	const events = received.map(({ itemIndex, place }, index) => {
		const reading = readings[index];
		if (reading?.kind !== 'event') return undefined;
		return { event: reading.event, owner: `${step.ownerOf(itemIndex)}:${place}` };
	});
	const taken = await takeInEvents(events, realm, store.suppressions, now, (done, total) => {
		step.progress(done, total);
	});
	const findings = readings.map((reading, index) => findingOf(reading, taken[index]));
	const decisions = findings.map(({ details }) => details.decision);
	step.hint(summaryLine(countBy(decisions, Object.keys(OUTPUTS)), LIST_IN, store.description));
	return findings.flatMap((finding, index) => {
		const from = received[index];
		return from === undefined ? [] : [placed(step, from, finding)];
	});
}

interface Finding {
	readonly output: number;
	readonly details: DecisionDetails;
	/** The event in this pack's words, where it is one. */
	readonly record: Partial<EmailEvent>;
}

function findingOf(reading: EventReading, taken: TakenEvent | undefined): Finding {
	if (reading.kind === 'event' && taken !== undefined) {
		const details = describeTaken(taken, reading.event);
		return { output: OUTPUTS[taken.decision], details, record: reading.event };
	}
	const decision = reading.kind === 'unreadable' ? 'rejected' : 'ignored';
	const reason = reading.kind === 'event' ? 'unknown_format' : reading.reason;
	return { output: OUTPUTS[decision], details: { decision, reason }, record: {} };
}

/** An item that is one event stays that item; a delivery of several becomes an item for each. */
function placed(
	step: Step,
	{ raw, itemIndex, isItem }: ReceivedRaw,
	{ output, details, record }: Finding,
): Outcome {
	if (isItem) return { itemIndex, output, details, results: record };
	const own = typeof raw === 'object' ? { ...raw } : { received: raw };
	const notes = objectIn(step.items[itemIndex]?.json['doorman']);
	return {
		output,
		json: { ...own, ...record, doorman: { ...notes, suppression: { ...details } } },
		madeOf: [itemIndex],
	};
}

function objectIn(value: unknown): object {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
