import type { INodeProperties } from 'n8n-workflow';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { assignLeads, type AssignVerdict } from '../../src/score-route/assign';
import { summaryLine, type Count } from '../../src/n8n/summary';
import { liveDataOption, liveDataSchema, sparesLiveData } from '../../src/n8n/test-runs';
import { z } from '../../src/vendor/zod';
import { agentsProperty, readAgents, type AgentRow } from './agents';

const ASSIGNED = 0;
const UNASSIGNED = 1;
const DAY_MS = 86_400_000;

const properties: INodeProperties[] = [
	agentsProperty,
	{
		displayName: 'Pool',
		name: 'pool',
		type: 'string',
		default: 'default',
		placeholder: 'e.g. buyers',
		description:
			'Name of the rotation. Nodes and workflows with the same name share whose turn it is and who has which lead.',
	},
	{
		displayName: 'Lead ID',
		name: 'leadId',
		type: 'string',
		required: true,
		default: '={{ $json.lead_id }}',
		placeholder: 'e.g. {{ $json.lead_id }}',
		description:
			'What tells leads apart. A lead that comes again stays with its agent. A lead without an ID goes to Unassigned.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Remember For (Days)',
				name: 'rememberDays',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 365,
				description:
					'After so many days a lead that comes again takes the next turn. 0 remembers for ever.',
			},
			liveDataOption(
				'Whether runs started by hand in the editor take real turns. Otherwise they read who has which lead, and take turns in a rotation of their own.',
			),
		],
	},
];

const optionsSchema = z.object({
	rememberDays: z.number().min(0).default(365),
	...liveDataSchema.shape,
});

const leadIdSchema = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((id) => {
		const text = String(id ?? '').trim();
		return text === '' ? undefined : text;
	});

const poolSchema = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((name) => {
		const text = String(name ?? '').trim();
		return text === '' ? 'default' : text;
	});

export const assignOperation: Operation = {
	value: 'assign',
	name: 'Assign',
	action: 'Assign leads to agents',
	description: 'Give each lead to one agent, in turns by weight, and let it stay there',
	outputs: ['Assigned', 'Unassigned'],
	closedOutput: UNASSIGNED,
	notesUnder: 'assign',
	isDestructive: false,
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const { rememberDays, ...live } = readOptions(step.parameters, optionsSchema);
	const agents = readAgents(step.parameters);
	const leadIdOf = step.parameters.perItem('leadId', leadIdSchema);
	const poolOf = step.parameters.perItem('pool', poolSchema);
	const isTest = sparesLiveData(step, live, 'Nobody’s turn was used up.');
	const leads = await step.each((itemIndex) => ({
		leadId: leadIdOf(itemIndex),
		pool: `${isTest ? 'test' : 'live'}:${poolOf(itemIndex)}`,
		alsoReads: isTest ? `live:${poolOf(itemIndex)}` : undefined,
	}));
	const verdicts = await assignLeads(
		leads,
		agents.filter(({ isActive, weight }) => isActive && weight > 0),
		{
			rememberMs: rememberDays === 0 ? undefined : rememberDays * DAY_MS,
			executionId: step.executionId,
		},
		store.assignments,
		now,
		(done, total) => step.progress(done, total),
	);
	step.hint(summaryLine(countsOf(verdicts), 'Remembered in', store.description));
	const byId = new Map(agents.map((agent) => [agent.id, agent]));
	return verdicts.map((verdict, itemIndex) => toDecision(verdict, itemIndex, byId));
}

function countsOf(verdicts: readonly AssignVerdict[]): Count[] {
	const fresh = verdicts.filter(({ reason }) => reason === 'next_in_rotation').length;
	const kept = verdicts.filter(({ reason }) => reason === 'has_an_agent').length;
	const none = verdicts.length - fresh - kept;
	return [
		[fresh, 'assigned'],
		[kept, 'had an agent'],
		[none, 'unassigned'],
	];
}

function toDecision(
	verdict: AssignVerdict,
	itemIndex: number,
	agents: ReadonlyMap<string, AgentRow>,
): Decision {
	const { decision, reason } = verdict;
	if (verdict.decision === 'unassigned') {
		return { itemIndex, output: UNASSIGNED, details: { decision, reason } };
	}
	const { agentId, assignedAtMs, executionId } = verdict.assigned;
	const agent = agents.get(agentId);
	return {
		itemIndex,
		output: ASSIGNED,
		results: { assigned_agent: agentId },
		details: {
			decision,
			reason,
			agent: agentId,
			// An agent who has left the table keeps the leads, but nothing more is known.
			...(agent === undefined ? { agent_in_table: false } : agent.contact),
			assigned_at: new Date(assignedAtMs).toISOString(),
			execution_id: executionId,
		},
	};
}
