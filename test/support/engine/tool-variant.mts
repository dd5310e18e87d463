import type { INodeProperties, INodeType } from 'n8n-workflow';

const toolSuffix = 'Tool';

/** The type that n8n derives a tool type from, or undefined when the name is no tool's. */
export function baseOfToolType(type: string): string | undefined {
	return type.endsWith(toolSuffix) ? type.slice(0, -toolSuffix.length) : undefined;
}

/**
 * The second node type n8n registers for a node that is usable as a tool: no main inputs, one tool
 * output, a description for the agent.
 */
export function toolVariant(nodeType: INodeType): INodeType {
	const { usableAsTool, ...description } = nodeType.description;
	if (!usableAsTool) {
		throw new Error(`The node "${description.name}" does not say it is usable as a tool.`);
	}
	const replacements = typeof usableAsTool === 'object' ? usableAsTool.replacements : {};
	return Object.create(nodeType, {
		description: {
			value: {
				...description,
				...replacements,
				name: `${description.name}${toolSuffix}`,
				displayName: `${description.displayName} ${toolSuffix}`,
				inputs: [],
				outputs: ['ai_tool'],
				properties: [...toolProperties(nodeType), ...description.properties],
			},
		},
	}) as INodeType;
}

function toolProperties({ description }: INodeType): INodeProperties[] {
	const toolDescription: INodeProperties = {
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string',
		default: description.description,
	};
	if (!description.properties.some(({ name }) => name === 'operation')) return [toolDescription];
	const descriptionType: INodeProperties = {
		displayName: 'Tool Description',
		name: 'descriptionType',
		type: 'options',
		options: [
			{ name: 'Set Automatically', value: 'auto' },
			{ name: 'Set Manually', value: 'manual' },
		],
		default: 'auto',
	};
	const onlyManual = { displayOptions: { show: { descriptionType: ['manual'] } } };
	return [descriptionType, { ...toolDescription, ...onlyManual }];
}
