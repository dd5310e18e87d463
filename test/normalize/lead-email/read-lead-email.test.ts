import { describe, expect, it } from 'vitest';
import { leadDictionary } from '../../../src/normalize/lead-dictionary';
import { fieldsOf } from '../../../src/normalize/item-fields';
import type { LeadEmail } from '../../../src/normalize/lead-email/message';
import { leadEmailReader } from '../../../src/normalize/lead-email/read-lead-email';
import { dataMails, formMails, noLeads, personalMails, portalMails, type Mail } from './mails';

const read = leadEmailReader({ sources: [], labels: [] });

const email = (parts: Partial<LeadEmail>): LeadEmail => ({
	subject: '',
	from: '',
	replyTo: '',
	text: '',
	html: '',
	headers: {},
	attachments: [],
	isSnippet: false,
	...parts,
});

/** What the dictionary will make of raw fields, as the normalizer asks it. */
function said(json: Readonly<Record<string, unknown>>): Record<string, unknown> {
	const found = fieldsOf(json);
	if (found.kind === 'tooLarge') throw new Error(found.message);
	const best = new Map<string, { rank: number; value: unknown }>();
	for (const { names, value } of found.fields) {
		const meaning = names.map((name) => leadDictionary.meaningOf(name)).find(Boolean);
		if (meaning === undefined || value === '') continue;
		const known = best.get(meaning.target);
		if (known === undefined || meaning.rank < known.rank) {
			best.set(meaning.target, { rank: meaning.rank, value });
		}
	}
	return Object.fromEntries([...best].map(([target, { value }]) => [target, value]));
}

const mails: readonly Mail[] = [...portalMails, ...formMails, ...dataMails, ...personalMails];

describe.each(mails)('$name', ({ mail, source, foundIn, fields }) => {
	const reading = read(email(mail));

	it('is found', () => {
		expect(reading).toMatchObject({ kind: 'lead', source, foundIn });
	});

	it('says what it says', () => {
		if (reading.kind !== 'lead') throw new Error(reading.message);
		expect({ ...said(reading.fields), source }).toEqual({ ...fields, source });
	});
});

describe('what is no lead', () => {
	it.each(noLeads)('$name', ({ mail, why }) => {
		expect(read(email(mail))).toMatchObject({ kind: 'unparsed', why });
	});
});

describe('field accuracy', () => {
	it('is complete over all of these mails', () => {
		const expected = mails.reduce((sum, { fields }) => sum + Object.keys(fields).length, 0);
		const right = mails.reduce((sum, { mail, fields }) => {
			const reading = read(email(mail));
			const found = reading.kind === 'lead' ? said(reading.fields) : {};
			return sum + Object.entries(fields).filter(([name, value]) => found[name] === value).length;
		}, 0);
		expect(mails.length + noLeads.length).toBeGreaterThanOrEqual(50);
		expect(right / expected).toBe(1);
	});
});
