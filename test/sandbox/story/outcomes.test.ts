import { describe, expect, it } from 'vitest';
import type { NodeRun } from '../../../sandbox/n8n-rest.mts';
import {
	describeEvent,
	describeNotification,
	describeReport,
} from '../../../sandbox/story/alert-outcome.mts';
import { describeLead } from '../../../sandbox/story/lead-outcome.mts';

type Outputs = (object | undefined)[];

/** A run in which each node put out at most one item on each output. */
function runOf(nodes: Record<string, Outputs>, status = 'success') {
	const runs = Object.entries(nodes).map(([name, outputs]): [string, NodeRun[]] => {
		const main = outputs.map((json) => (json === undefined ? [] : [{ json: { ...json } }]));
		return [name, [{ data: { main } }]];
	});
	return { status, runs: Object.fromEntries(runs) };
}

const failed = {
	status: 'error',
	runs: { Dedupe: [{ error: { message: 'The store cannot be reached' } }] },
};

const scored = {
	lead_score: 45,
	lead_bucket: 'standard',
	doorman: { score: { reason: 'Can be called +15' }, issues: [] },
};

// What comes of the sample leads and events is asserted where a real n8n has run them; here is what
// else may come of what a person changes.
describe('what became of a lead', () => {
	it.each([
		['a run that failed', failed, 'is tried again: The store cannot be reached'],
		['a run that was cut off', { status: 'crashed', runs: {} }, 'is tried again: crashed'],
		[
			'no agent',
			runOf({
				Assign: [
					undefined,
					{ ...scored, doorman: { ...scored.doorman, assign: { reason: 'nobody_available' } } },
				],
			}),
			'has no agent: nobody available; standard, 45 points (Can be called +15)',
		],
		[
			'no key',
			runOf({ Dedupe: [undefined, { doorman: { dedupe: { reason: 'without_key' } } }] }),
			'goes no further: without key',
		],
		[
			'a rejection without a message',
			runOf({ Normalize: [undefined, { doorman: { normalize: { reason: 'too_large' } } }] }),
			'is put aside as a dead letter: too large',
		],
		[
			'somebody whose name nobody said',
			runOf({
				'Match People': [undefined, { reasons: ['same e-mail'], doorman: { person: {} } }],
				Score: [undefined, undefined, scored],
			}),
			'is somebody known again (same e-mail), goes to the CRM only: standard, 45 points (Can be called +15)',
		],
		[
			'a doubt of which nobody was told',
			runOf({
				'Match People': [undefined, undefined, { reasons: ['same phone'] }],
				Score: [undefined, undefined, scored],
			}),
			'may be somebody known (same phone), goes to the CRM only: standard, 45 points (Can be called +15)',
		],
		['another workflow', runOf({ 'My Node': [{}] }), 'came to no end that this template has'],
	])('is told of %s', (_, run, words) => {
		expect(describeLead(run)).toBe(words);
	});
});

const notification = {
	notification_id: 'n1',
	user_id: 'ann',
	email: 'ann@example.com',
	events: [{ event_type: 'price_drop' }],
};
const sent = runOf({
	'What Is Still True': [{ still_true: [{ listing: { street: '12 Oak St' } }] }],
});

describe('what became of an event', () => {
	it.each([
		['a run that failed', failed, 'is tried again: The store cannot be reached'],
		[
			'no listing',
			runOf({
				Normalize: [undefined, { doorman: { normalize: { message: 'There is no MLS number' } } }],
			}),
			'is put aside as a dead letter: There is no MLS number',
		],
		[
			'an unknown type',
			runOf({ 'Queue Event': [undefined, { doorman: { debounce: { reason: 'unknown_type' } } }] }),
			'is dropped: unknown type',
		],
	])('is told of %s', (_, run, words) => {
		expect(describeEvent(run)).toBe(words);
	});
});

describe('what became of a notification', () => {
	it.each([
		['a run that failed', failed, 'is tried again: The store cannot be reached'],
		[
			'a home that is gone',
			runOf({ 'Still True?': [undefined, {}], 'Last Look': [{ listings: [] }] }),
			'no mail: the listing feed no longer has it',
		],
		[
			'a list that could not be asked',
			runOf({
				Check: [undefined, { doorman: { suppression: { reason: 'store_unavailable' } } }],
			}),
			'no mail: ann@example.com: store unavailable',
		],
		[
			'a mail that SendGrid has not got',
			sent,
			'no mail has reached SendGrid, made of 1 event about 12 Oak St (price drop)',
		],
	])('is told of %s', (_, run, words) => {
		expect(describeNotification(run, notification, [])).toBe(words);
	});
});

it('is told of a report that changes nothing', () => {
	const ignored = { event_type: 'open', doorman: { suppression: { reason: 'no_signal' } } };
	expect(describeReport(runOf({ Ingest: [undefined, ignored] }))).toBe(
		'changes nothing: no signal',
	);
});
