import type { INodeProperties } from 'n8n-workflow';
import { ConfigurationError } from '../../src/errors';
import type { Parameters } from '../../src/n8n/parameters';
import type { Agent } from '../../src/score-route/rotation';
import { z } from '../../src/vendor/zod';

export const agentsProperty: INodeProperties = {
	displayName: 'Agents',
	name: 'agents',
	type: 'fixedCollection',
	typeOptions: {
		multipleValues: true,
		sortable: true,
		multipleValueButtonText: 'Add Agent',
		fixedCollection: { itemTitle: '={{ $collection.item.value.agent }}' },
	},
	placeholder: 'Add Agent',
	default: {},
	description: 'Who takes turns. Without an agent who is available, leads go to Unassigned.',
	options: [
		{
			displayName: 'Agent',
			name: 'values',
			values: [
				{
					displayName: 'Agent',
					name: 'agent',
					type: 'string',
					default: '',
					placeholder: 'e.g. Maria Lopez',
					description: 'Name or ID as your CRM knows the agent. It comes out as assigned_agent.',
				},
				{
					displayName: 'Email',
					name: 'email',
					type: 'string',
					default: '',
					placeholder: 'e.g. maria@example.com',
				},
				{
					displayName: 'Phone',
					name: 'phone',
					type: 'string',
					default: '',
					placeholder: 'e.g. +1 415 555 2671',
				},
				{
					displayName: 'Weight',
					name: 'weight',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 1,
					description: 'Turns compared to the others: 2 gets twice as many leads as 1',
				},
				{
					displayName: 'Available',
					name: 'available',
					type: 'boolean',
					default: true,
					description: 'Whether the agent takes new leads',
				},
			],
		},
	],
};

const agentsSchema = z
	.object({
		values: z
			.array(
				z.object({
					agent: z.coerce.string().transform((name) => name.trim()),
					email: z.string().default(''),
					phone: z.coerce.string().default(''),
					weight: z.coerce.number().min(0).default(1),
					available: z.boolean().default(true),
				}),
			)
			.default([]),
	})
	.default({ values: [] });

export interface AgentRow extends Agent {
	readonly isActive: boolean;
	/** What is known of how to reach the agent, as items carry it. */
	readonly contact: Readonly<Record<string, string>>;
}

/** Reads the table of agents; rows without a name do not count. */
export function readAgents(parameters: Parameters): AgentRow[] {
	const rows = parameters.once('agents', agentsSchema).values.filter(({ agent }) => agent !== '');
	const names = rows.map(({ agent }) => agent);
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice !== undefined) {
		throw new ConfigurationError(
			`The agent \`${twice}\` stands in the table twice`,
			'Remove one of the rows, and raise the weight of the other for more turns.',
		);
	}
	return rows.map(({ agent, email, phone, weight, available }) => ({
		id: agent,
		weight,
		isActive: available,
		contact: {
			...(email === '' ? {} : { agent_email: email }),
			...(phone === '' ? {} : { agent_phone: phone }),
		},
	}));
}
