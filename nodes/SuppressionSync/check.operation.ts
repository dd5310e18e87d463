import type { INodeProperties } from 'n8n-workflow';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { countBy, summaryLine } from '../../src/n8n/summary';
import { checkRecipients } from '../../src/suppression/check';
import { emailProperty, readAddresses, readScopes } from './address-parameters';
import { describeCheck } from './explanations';
import { LIST_IN } from './realm';

const ALLOWED = 0;
const SUPPRESSED = 1;

const properties: INodeProperties[] = [
	emailProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Scope',
				name: 'scope',
				type: 'string',
				default: '',
				placeholder: 'e.g. sendgrid:group:10',
				description:
					'What the mail is, so that an unsubscribe from something else does not hold it back: the unsubscribe group it is sent with. Several with commas in between. When empty, any unsubscribe holds it back.',
			},
		],
	},
];

export const checkOperation: Operation = {
	value: 'check',
	name: 'Check',
	action: 'Check addresses before sending',
	description: 'Let through only whom the list allows to be mailed',
	outputs: ['Allowed', 'Suppressed'],
	closedOutput: SUPPRESSED,
	notesUnder: 'suppression',
	isDestructive: false,
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	// The live list always counts; a test run also sees what test runs wrote.
	const realm = step.mode.isTest ? 'test' : 'live';
	const addressOf = readAddresses(step.parameters);
	const scopesOf = readScopes(step.parameters);
	const recipients = await step.each((itemIndex) => ({
		reading: addressOf(itemIndex),
		scopes: scopesOf(itemIndex),
	}));
	const verdicts = await checkRecipients(
		recipients,
		realm,
		store.suppressions,
		now,
		(done, total) => {
			step.progress(done, total);
		},
	);
	const decisions = verdicts.map(({ decision }) => decision);
	const counts = countBy(decisions, ['allowed', 'suppressed']);
	step.hint(summaryLine(counts, LIST_IN, store.description));
	return verdicts.map((verdict, itemIndex) => ({
		itemIndex,
		output: verdict.decision === 'allowed' ? ALLOWED : SUPPRESSED,
		results: { suppressed: verdict.decision !== 'allowed' },
		details: describeCheck(verdict),
	}));
}
