import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../src/n8n/parameters';
import { companyModel } from '../../src/dedupe/matching/company-model';
import { modelOfFields } from '../../src/dedupe/matching/field-model';
import type { MatchingModel } from '../../src/dedupe/matching/model';
import { personModel } from '../../src/dedupe/matching/person-model';
import { propertyModel } from '../../src/dedupe/matching/property-model';
import { z } from '../../src/vendor/zod';

const models = { person: personModel, property: propertyModel, company: companyModel };

export const recordTypeProperty: INodeProperties = {
	displayName: 'Record Type',
	name: 'recordType',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Company',
			value: 'company',
			description: 'Compares company, email, phone, website, street, unit, city, state, zip',
		},
		{
			name: 'Person',
			value: 'person',
			description:
				'Compares first_name and last_name (or full_name), suffix, email, phone, street, unit, city, state, zip, company, date_of_birth',
		},
		{
			name: 'Property',
			value: 'property',
			description:
				'Compares street, unit, city, state, zip, parcel_id, mls_id, price, beds, baths, sqft, year_built, property_type',
		},
	],
	default: 'person',
	description: 'What the items are about, which decides what is compared and how',
};

const kinds = {
	exact: { name: 'Exact', description: 'The same or not: an account number' },
	givenName: { name: 'Name, First', description: 'Nicknames, initials and typos count in part' },
	surname: { name: 'Name, Last', description: 'Typos and halves of double names count in part' },
	text: {
		name: 'Text',
		description: 'Typos, and words left out or in another order, count in part',
	},
	street: { name: 'Address, Street', description: 'House number and street, however abbreviated' },
	place: { name: 'Address, City', description: 'A city' },
	email: { name: 'Email', description: 'A typo, or another provider, counts in part' },
	phone: { name: 'Phone', description: 'By the last ten digits' },
	date: {
		name: 'Date',
		description: 'Year first; one wrong digit or swapped day and month count in part',
	},
	number: { name: 'Number', description: 'Two per cent off counts in part' },
} as const;

export const comparedFieldsProperty: INodeProperties = {
	displayName: 'Compared Fields',
	name: 'comparedFields',
	type: 'fixedCollection',
	typeOptions: {
		multipleValues: true,
		sortable: true,
		multipleValueButtonText: 'Compare a Field',
		fixedCollection: { itemTitle: '={{ $collection.item.value.field }}' },
	},
	placeholder: 'Compare a Field',
	default: {},
	description:
		'Only for records with other fields than those of the record type: what is listed here is compared instead',
	options: [
		{
			displayName: 'Field',
			name: 'values',
			values: [
				{
					displayName: 'Field',
					name: 'field',
					type: 'string',
					noDataExpression: true,
					requiresDataPath: 'single',
					default: '',
					placeholder: 'e.g. owner.name',
					description: 'Where it is in the item. Drag a field here from the left.',
				},
				{
					displayName: 'Compare As',
					name: 'kind',
					type: 'options',
					noDataExpression: true,
					options: Object.entries(kinds)
						.map(([value, { name, description }]) => ({ name, value, description }))
						.sort((a, b) => a.name.localeCompare(b.name, 'en')),
					default: 'text',
				},
			],
		},
	],
};

const comparedFieldsSchema = z
	.object({
		values: z
			.array(
				z.object({
					field: z.string().trim().min(1, 'Name a field in every row of Compared Fields'),
					kind: z.enum([
						'exact',
						'givenName',
						'surname',
						'text',
						'street',
						'place',
						'email',
						'phone',
						'date',
						'number',
					]),
				}),
			)
			.default([]),
	})
	.default({ values: [] });

const recordTypeSchema = z.enum(['person', 'property', 'company']).default('person');

/** The model that the node's settings stand for, its thresholds still the shipped ones. */
export function readModel(parameters: Parameters): MatchingModel {
	const { values } = parameters.once('comparedFields', comparedFieldsSchema);
	if (values.length > 0) return modelOfFields(values);
	return models[parameters.once('recordType', recordTypeSchema)];
}
