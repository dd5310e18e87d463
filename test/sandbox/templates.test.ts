import { expect, it } from 'vitest';
import { readTemplate, readTemplates, withNode, withSettings } from '../../sandbox/templates.mts';

const shipped = readTemplate('lead-intake.json');

it('reads every template that is shipped', () => {
	expect(readTemplates().map(({ id }) => id)).toEqual([
		'doormanImportContacts',
		'doormanLeadIntake',
		'doormanListingAlerts',
		'doormanListingFeed',
		'doormanNightlyDedupe',
		'doormanReviewDuplicates',
		'doormanSkipRepeats',
	]);
});

it('changes the values of Settings in a copy and leaves the rest as shipped', () => {
	const before = structuredClone(shipped);
	const changed = withSettings(shipped, { 'settings.crm_url': 'http://127.0.0.1:1' });
	expect(shipped).toEqual(before);
	const text = JSON.stringify(shipped).replace('https://crm.example.com', 'http://127.0.0.1:1');
	expect(changed).toEqual(JSON.parse(text));
	expect(changed).not.toEqual(shipped);
});

it('rejects settings and nodes that a template does not have', () => {
	expect(() => withSettings(shipped, { 'settings.crm': 'x' })).toThrow(/no settings\.crm\./);
	expect(() => withNode(shipped, 'Send', () => ({}))).toThrow(/no node "Send"/);
});
