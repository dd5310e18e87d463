import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import type { Operations } from './run-operation';

/** Says what the credential field above it does not: that it may stay empty. */
export const storeNotice: INodeProperties = {
	displayName:
		'The Doorman Store credential is optional. Without it, the node uses the store of this n8n.',
	name: 'storeNotice',
	type: 'notice',
	default: '',
};

/** The Operation field and every operation's own fields, shown when it is selected. */
export function operationProperties(operations: Operations): INodeProperties[] {
	return [
		storeNotice,
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			options: operations.map(({ value, name, action, description }) => ({
				value,
				name,
				action,
				description,
			})),
			default: operations[0].value,
		},
		...operations.flatMap(({ value, properties }) =>
			properties.map((property) => ({
				...property,
				displayOptions: { show: { operation: [value], ...property.displayOptions?.show } },
			})),
		),
	];
}

/** The selected operation by its name, under the node on the canvas. */
export function operationSubtitle(operations: Operations): string {
	const names = Object.fromEntries(operations.map(({ value, name }) => [value, name]));
	return `={{ (${JSON.stringify(names)})[$parameter["operation"]] }}`;
}

/**
 * The outputs of the selected operation, as an expression that n8n evaluates whenever it draws or
 * runs the node. An operation it does not know (made by a newer pack) has the outputs of the first.
 */
export function operationOutputs(operations: Operations): INodeTypeDescription['outputs'] {
	const outputs = Object.fromEntries(
		operations.map(({ value, outputs: names }) => [
			value,
			names.map((displayName) => ({ type: 'main', displayName })),
		]),
	);
	const first = JSON.stringify(operations[0].value);
	return `={{ (${JSON.stringify(outputs)})[$parameter["operation"]] ?? (${JSON.stringify(outputs)})[${first}] }}`;
}
