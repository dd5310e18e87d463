import { describe, expect, it } from 'vitest';
import type { Lead } from '../../src/records/lead';
import { leadOf } from './lead-of';

type Json = Readonly<Record<string, unknown>>;

describe('first and last name in fields of their own', () => {
	it.each<[json: Json, lead: Partial<Lead>]>([
		[
			{ first_name: 'Dr. Ann', last_name: 'Lee' },
			{ full_name: 'Ann Lee', extra: { name_title: 'Dr.' } },
		],
		[
			{ first_name: 'Mr', last_name: 'Lee' },
			{ first_name: null, extra: { name_title: 'Mr' } },
		],
		[
			{ first_name: 'John (Jack)', last_name: 'Lee' },
			{ first_name: 'John', extra: { nickname: 'Jack' } },
		],
		[
			{ first_name: 'John A.', last_name: 'Lee' },
			{ first_name: 'John', middle_name: 'A.' },
		],
		[
			{ first_name: 'Mary Ann', last_name: 'Lee' },
			{ first_name: 'Mary Ann', middle_name: null },
		],
		[
			{ first_name: 'John', last_name: 'Lee Jr.' },
			{ last_name: 'Lee', suffix: 'Jr.' },
		],
		[
			{ first_name: 'John', last_name: 'Lee, MD' },
			{ last_name: 'Lee', suffix: 'MD' },
		],
		[{ first_name: 'John', last_name: 'Lee', suffix: 'jr' }, { suffix: 'Jr.' }],
		[
			{ first_name: 'john', last_name: 'lee v' },
			{ last_name: 'Lee', suffix: 'V' },
		],
		[{ last_name: '`a v' }, { last_name: '`a', suffix: 'V' }],
		[{ first_name: 'JOHN', last_name: 'VAN DYKE' }, { full_name: 'John van Dyke' }],
		[{ last_name: 'DE LA CRUZ' }, { last_name: 'de la Cruz', first_name: null }],
		[{ first_name: 'John Smith' }, { first_name: 'John', last_name: 'Smith' }],
		[{ first_name: 'Smith, John' }, { first_name: 'John', last_name: 'Smith' }],
		[{ first_name: 'Mary Beth' }, { first_name: 'Mary Beth', last_name: null }],
		[{ first_name: 'John', last_name: 'Smith & Jane Smith' }, { co_name: 'Jane Smith' }],
		[
			{ first_name: 'John and Jane', last_name: 'Smith' },
			{ first_name: 'John', co_name: 'Jane Smith' },
		],
		[
			{ first_name: 'Acme', last_name: 'Realty LLC' },
			{ company: 'Acme Realty LLC', full_name: null },
		],
		[
			{ first_name: 'Sen', last_name: 'Gupta' },
			{ first_name: 'Sen', last_name: 'Gupta' },
		],
		[{ name: 'JOHN SMITH', co_buyer: 'JANE SMITH' }, { co_name: 'Jane Smith' }],
	])('of %j say who it is', (json, lead) => {
		expect(leadOf(json)).toMatchObject(lead);
		expect(leadOf(json).issues).toEqual([]);
	});

	it.each<[json: Json, issues: string[]]>([
		[
			{ first_name: 'Test', last_name: 'Test' },
			['first_name: name_placeholder', 'last_name: name_placeholder'],
		],
		[{ first_name: 'asdf' }, ['first_name: name_placeholder']],
		[{ first_name: 'A & B', last_name: 'C & D' }, ['first_name: name_unsplit']],
		[{ suffix: '12345' }, ['suffix: suffix_unreadable']],
	])('of %j are doubtful', (json, issues) => {
		expect(leadOf(json).issues).toEqual(issues);
		expect(leadOf(json).co_name).toBeNull();
	});
});

describe('an address or a number in a name field', () => {
	it('is used where there is no other', () => {
		const { issues, ...lead } = leadOf({ name: 'Ann Lee ann@example.com 415-555-2671' });
		expect(lead).toMatchObject({
			full_name: 'Ann Lee',
			email: 'ann@example.com',
			phone: '4155552671',
		});
		expect(issues).toEqual(['full_name: name_is_email', 'full_name: name_is_phone']);
	});

	it('is only noticed where there is another', () => {
		const { issues, ...lead } = leadOf({
			first_name: 'bob@example.com',
			last_name: 'Lee',
			email: 'ann@example.com',
		});
		expect(lead).toMatchObject({ first_name: null, last_name: 'Lee', email: 'ann@example.com' });
		expect(issues).toEqual(['first_name: name_is_email']);
	});

	it('takes the place of one that is doubtful', () => {
		const lead = leadOf({ last_name: '(415) 555-2671', phone: 'call me' });
		expect(lead).toMatchObject({ last_name: null, phone: '4155552671' });
	});
});
