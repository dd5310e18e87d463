import { z } from 'zod/v4';

import type { Execution } from '../n8n-rest.mts';
import { failureOf, itemsOf } from './runs.mts';
import { inWords, timeOf } from './words.mts';

type Run = Pick<Execution, 'status' | 'runs'>;

const issueSchema = z.object({ field: z.string(), message: z.string() });
const scoredSchema = z.object({
	lead_score: z.number(),
	lead_bucket: z.string(),
	doorman: z.object({
		score: z.object({ reason: z.string() }),
		issues: z.array(issueSchema).default([]),
	}),
});
const assignedSchema = scoredSchema.extend({ assigned_agent: z.string() });
const unassignedSchema = scoredSchema.extend({
	doorman: scoredSchema.shape.doorman.extend({ assign: z.object({ reason: z.string() }) }),
});
const seenSchema = z.object({
	doorman: z.object({
		dedupe: z.object({ reason: z.string(), first_seen_at: z.string().optional() }),
	}),
});
const rejectedSchema = z.object({
	doorman: z.object({
		normalize: z.object({ reason: z.string(), message: z.string().optional() }),
	}),
});

const matchedSchema = z.object({
	reasons: z.array(z.string()),
	doorman: z.object({
		person: z.object({ first_name: z.string().optional(), last_name: z.string().optional() }),
	}),
});
const reviewSchema = matchedSchema.pick({ reasons: true });

type Scored = z.infer<typeof scoredSchema>;

function whyScored({ lead_bucket, lead_score, doorman }: Scored): string {
	const doubts = doorman.issues.map(({ field, message }) => `${inWords(field)} (${message})`);
	const doubtful = doubts.length === 0 ? '' : `; doubtful: ${doubts.join(', ')}`;
	return `${lead_bucket}, ${lead_score} points (${doorman.score.reason})${doubtful}`;
}

function whySeen(item: unknown): string {
	const { reason, first_seen_at } = seenSchema.parse(item).doorman.dedupe;
	const at = first_seen_at === undefined ? '' : `, at ${timeOf(first_seen_at)}`;
	return reason === 'seen_before' ? `the same came in before${at}` : `${inWords(reason)}${at}`;
}

/** Who the lead is, when that is somebody who is known or may be. */
function whoItIs(run: Run): string {
	const [matched] = itemsOf(run, 'Match People', 1);
	if (matched !== undefined) {
		const { reasons, doorman } = matchedSchema.parse(matched);
		const name = [doorman.person.first_name, doorman.person.last_name].join(' ').trim();
		return `is ${name || 'somebody known'} again (${reasons.join(', ')}), `;
	}
	const [review] = itemsOf(run, 'Match People', 2);
	if (review === undefined) return '';
	const { reasons } = reviewSchema.parse(review);
	const asked = itemsOf(run, 'Ask in the Chat').length > 0 ? ', so the team is asked' : '';
	return `may be somebody known (${reasons.join(', ')})${asked}, `;
}

/** What became of a lead in a run of the template "lead intake", and why, in one line. */
export function describeLead(run: Run): string {
	const failure = failureOf(run);
	if (failure !== undefined) return `is tried again: ${failure}`;
	const [rejected] = [...itemsOf(run, 'Normalize', 1), ...itemsOf(run, 'Normalize Mail', 1)];
	if (rejected !== undefined) {
		const { reason, message } = rejectedSchema.parse(rejected).doorman.normalize;
		const told = itemsOf(run, 'Tell of the Source').length > 0 ? ', and the team is told' : '';
		return `is put aside as a dead letter${told}: ${message ?? inWords(reason)}`;
	}
	const [seen] = itemsOf(run, 'Dedupe', 1);
	if (seen !== undefined) return `goes no further: ${whySeen(seen)}`;
	const [assigned] = itemsOf(run, 'Assign', 0);
	if (assigned !== undefined) {
		const lead = assignedSchema.parse(assigned);
		const told = itemsOf(run, 'Tell the Team').length > 0 ? ', and the team is told' : '';
		return `${whoItIs(run)}goes to ${lead.assigned_agent}${told}: ${whyScored(lead)}`;
	}
	const [unassigned] = itemsOf(run, 'Assign', 1);
	if (unassigned !== undefined) {
		const lead = unassignedSchema.parse(unassigned);
		return `${whoItIs(run)}has no agent: ${inWords(lead.doorman.assign.reason)}; ${whyScored(lead)}`;
	}
	const [low] = itemsOf(run, 'Score', 2);
	if (low !== undefined)
		return `${whoItIs(run)}goes to the CRM only: ${whyScored(scoredSchema.parse(low))}`;
	return 'came to no end that this template has';
}
