import { beforeAll, describe, expect, inject, it } from 'vitest';
import { freshLeadId, sendLead, skipRepeatsUrl } from './skip-repeats-webhook';
import { untilWebhookListens } from './until';

const ROUNDS = 10;
const CALLS = 25;

beforeAll(async () => {
	await untilWebhookListens(skipRepeatsUrl(inject('n8nUrl')));
});

describe('webhook calls at the same moment', () => {
	it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
		`let exactly one of ${CALLS} calls with one fresh key be new (round %i)`,
		async () => {
			const leadId = freshLeadId();
			const answers = await Promise.all(
				Array.from({ length: CALLS }, async () => await sendLead(inject('n8nUrl'), leadId)),
			);
			const statuses = answers.map(({ status }) => status).sort();
			expect(statuses).toEqual(['new', ...Array.from({ length: CALLS - 1 }, () => 'seen')]);
		},
	);
});
