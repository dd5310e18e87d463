import type { INodeProperties } from 'n8n-workflow';
import type { Operations } from '../../src/n8n/run-operation';
import { activityOperation } from './activity.operation';
import { leadOperation } from './lead.operation';
import { listingOperation } from './listing.operation';

/** What the node makes of items, one operation a record type. */
export const recordTypes: Operations = [leadOperation, listingOperation, activityOperation];

/** The Record Type field, and each type's own fields, shown when it is selected. */
export function recordTypeProperties(): INodeProperties[] {
	return [
		{
			displayName: 'Record Type',
			name: 'recordType',
			type: 'options',
			noDataExpression: true,
			options: recordTypes.map(({ value, name, action, description }) => ({
				value,
				name,
				action,
				description,
			})),
			default: 'lead',
			description: 'What the items are about',
		},
		...recordTypes.flatMap(({ value, properties }) =>
			properties.map((property) => ({
				...property,
				displayOptions: { show: { recordType: [value], ...property.displayOptions?.show } },
			})),
		),
	];
}

/** The selected record type by its name, under the node on the canvas. */
export function recordTypeSubtitle(): string {
	const names = Object.fromEntries(recordTypes.map(({ value, name }) => [value, name]));
	return `={{ (${JSON.stringify(names)})[$parameter["recordType"]] }}`;
}
