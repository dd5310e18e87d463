import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { eventTime } from '../../src/debounce/event-time';
import { valuesOf } from '../../src/dedupe/people/details';
import { matchPeople, type MatchVerdict } from '../../src/dedupe/people/match-people';
import type { PersonSighting } from '../../src/dedupe/people/people';
import { wholePerson } from '../../src/dedupe/people/person';
import type { Alike, Recognition } from '../../src/dedupe/people/recognition';
import { registerModel } from '../../src/dedupe/people/register-model';
import { readPersonOf } from '../../src/dedupe/people/sighting';
import type { SurvivorshipTerms } from '../../src/dedupe/people/survivorship';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { countBy, summaryLine } from '../../src/n8n/summary';
import { z } from '../../src/vendor/zod';
import {
	matchOptionsSchema,
	matchPeopleOptions,
	rememberMsOf,
	survivorshipOf,
	type MatchOptions,
} from './match-people-options';
import { withModelOptions } from './model-options';
import { openRegisters, registerProperty } from './people-parameters';

const NEW = 0;
const MATCHED = 1;
const REVIEW = 2;
const OUTPUTS = { new: NEW, matched: MATCHED, review: REVIEW } as const;

const properties: INodeProperties[] = [
	registerProperty,
	{
		displayName: 'Lead ID',
		name: 'leadId',
		type: 'string',
		default: '={{ $json.lead_id }}',
		placeholder: 'e.g. {{ $json.contact_id }}',
		description:
			'What tells this lead or contact from every other of its source. When it comes again it is the same person, whatever has changed.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: matchPeopleOptions,
	},
];

export const matchPeopleOperation: Operation = {
	value: 'matchPeople',
	name: 'Match People',
	action: 'Match leads with people known already',
	description: 'Recognize the person behind each lead, and remember who is new',
	outputs: ['New', 'Matched', 'Review'],
	closedOutput: REVIEW,
	notesUnder: 'match',
	isDestructive: false,
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const options = readOptions(step.parameters, matchOptionsSchema);
	const survivorship = survivorshipOf(options);
	const sightings = await readSightings(step, options, now);
	const verdicts = await matchPeople(
		sightings,
		{ model: withModelOptions(registerModel, options), survivorship },
		store.people,
		now,
		step.progress,
	);
	const words = verdicts.map((verdict) =>
		verdict.decision === 'met' ? verdict.meeting.recognition.decision : 'without anything to go by',
	);
	step.hint(
		summaryLine(countBy(words, ['new', 'matched', 'review']), 'Remembered in', store.description),
	);
	return verdicts.map((verdict, itemIndex) => toDecision(verdict, itemIndex, survivorship));
}

function toDecision(
	verdict: MatchVerdict,
	itemIndex: number,
	survivorship: SurvivorshipTerms,
): Decision {
	if (verdict.decision === 'nothing_to_go_by') {
		const details = { decision: 'review', reason: verdict.decision, candidates: [] };
		return { itemIndex, output: REVIEW, details };
	}
	const { personId, recognition, parts, isAgain } = verdict.meeting;
	const { decision, reason } = recognition;
	const alike = mostAlike(recognition);
	return {
		itemIndex,
		output: OUTPUTS[decision],
		results: {
			person_id: personId,
			probability: roundedProbability(alike?.probability ?? 0),
			reasons: alike?.reasons ?? [],
		},
		details: {
			decision,
			reason,
			...candidatesOf(recognition),
			...(isAgain ? { decided_before: true } : {}),
		},
		notes: { person: valuesOf(wholePerson(parts, survivorship).details) },
	};
}

function mostAlike(recognition: Recognition): Alike | undefined {
	if (recognition.decision === 'new') return recognition.closest;
	return recognition.decision === 'matched' ? recognition.match : recognition.candidates[0];
}

/** Whom a person should look at: those who may be the one in question as well. */
function candidatesOf(recognition: Recognition): IDataObject {
	if (recognition.decision === 'new') return {};
	const others = recognition.decision === 'matched' ? recognition.others : recognition.candidates;
	const candidates = others.map(({ personId, probability, reasons }) => ({
		person_id: personId,
		probability: roundedProbability(probability),
		reasons,
	}));
	return recognition.decision === 'matched' && candidates.length === 0 ? {} : { candidates };
}

function roundedProbability(probability: number): number {
	return Math.round(probability * 1e6) / 1e6;
}

const textSchema = z
	.union([z.string(), z.number()])
	.nullish()
	.catch(undefined)
	.transform((text) => String(text ?? '').trim());
const anything = z.unknown();

async function readSightings(
	step: Step,
	options: MatchOptions,
	now: number,
): Promise<PersonSighting[]> {
	const { register, liveRegister, atMostMs } = openRegisters(step, options);
	const rememberMs = rememberMsOf(options, atMostMs);
	const leadIdOf = step.parameters.perItem('leadId', textSchema);
	const sourceOf = step.parameters.perItem('options.source', textSchema);
	const saidAtOf = step.parameters.perItem('options.saidAt', anything);
	const terms = { identifiers: options.identifyBy, alsoKept: options.alsoKept };
	return await step.each((itemIndex) => {
		const json = step.items[itemIndex]?.json ?? {};
		const source = sourceOf(itemIndex) || textSchema.parse(json['source'] ?? '');
		const leadId = leadIdOf(itemIndex);
		const saidAt = eventTime(saidAtOf(itemIndex) ?? json['received_at'], now);
		const from = {
			source: source === '' ? null : source,
			atMs: saidAt.status === 'read' ? saidAt.atMs : now,
			isEnriched: options.enrichmentSources.includes(source.toLowerCase()),
		};
		return {
			register,
			liveRegister,
			rememberMs,
			leadKey: leadId === '' ? ['owner', step.ownerOf(itemIndex)] : ['lead', source, leadId],
			...readPersonOf(json, terms, from),
		};
	});
}
