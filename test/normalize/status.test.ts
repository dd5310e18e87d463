import { describe, expect, it } from 'vitest';
import { statusReader, type StatusRow } from '../../src/normalize/status';
import { listingStatuses, type ListingStatus } from '../../src/records/listing';

const read = (value: unknown, source: string | null = null, rows: readonly StatusRow[] = []) =>
	statusReader(rows)(source)(value);
const codeOf = (value: unknown) => read(value).doubts[0]?.code;

describe('what means the same everywhere', () => {
	it.each(listingStatuses)('%s is itself', (status) => {
		expect(read(status)).toEqual({ value: status, doubts: [] });
	});

	it.each<[status: ListingStatus, written: readonly string[]]>([
		['active', ['Active', 'A', 'ACT', 'act', ' ACTIVE ', 'Actv', 'Active Listing']],
		[
			'active_under_contract',
			[
				...['ActiveUnderContract', 'Active Under Contract', 'active-under-contract', 'Contingent'],
				...['Accepting Backup Offers', 'Backup Offer', 'Backup', 'Active With Accepted Offer'],
				...['Active Option Contract', 'Active Contingent', 'CTG', 'Active - Continue to Show'],
			],
		],
		[
			'pending',
			[
				...['Pending', 'P', 'PEND', 'PND', 'Under Contract', 'Offer Accepted', 'Under Agreement'],
				...['Pending Inspection', 'Sale Pending'],
			],
		],
		['closed', ['Closed', 'Sold', 'S', 'SLD', 'CLSD', 'Leased', 'Rented', 'Closed Sale', 'RNT']],
		['coming_soon', ['ComingSoon', 'Coming Soon', 'COMING_SOON', 'Delayed Showings']],
		['hold', ['Hold', 'On Hold', 'Hold Do Not Show']],
		['withdrawn', ['Withdrawn', 'W', 'WDN', 'WTH']],
		['expired', ['Expired', 'X', 'EXP']],
		['canceled', ['Canceled', 'Cancelled', 'CAN', 'Terminated']],
		['incomplete', ['Incomplete', 'Draft', 'Partially Completed']],
		['deleted', ['Delete', 'Deleted', 'Kill', 'Zap']],
	])('%s', (status, written) => {
		for (const word of written) expect([word, read(word).value]).toEqual([word, status]);
	});
});

describe('what depends on the MLS', () => {
	it.each([
		...['PS', 'CS', 'AWC', 'PNC', 'C', 'T', 'U', 'I', 'R', 'B', 'H', 'K', 'D', 'TOM', 'OP', 'UC'],
		...['Temp Off Market', 'Temporarily Withdrawn', 'Off Market', 'Pending Continue to Show'],
		...['Option Pending', 'Back on Market', 'BOM', 'New', 'Price Change', 'FOR_SALE', 'Inactive'],
	])('%s is never guessed', (word) => {
		expect(read(word).value).toBeNull();
		expect(codeOf(word)).toBe('status_ambiguous');
	});

	it.each([
		'Foo',
		'Active?Or Not',
		'Active?',
		'Pending ?',
		'17',
		1,
		true,
		'???',
		'',
		'Aktiv',
		'A'.repeat(900_000),
		'Activ',
	])('%.20j is not known', (word) => {
		expect(read(word).value).toBeNull();
		expect(codeOf(word)).toBe('status_unknown');
	});

	it.each<[source: string, code: string, status: ListingStatus]>([
		['HAR', 'PS', 'active_under_contract'],
		['har', 'OP', 'active_under_contract'],
		['Houston Association of REALTORS®', 'T', 'canceled'],
		['NTREIS', 'CS', 'coming_soon'],
		['NTREIS', 'AKO', 'active_under_contract'],
		['North Texas Real Estate Information Systems', 'TOM', 'hold'],
		['MLS PIN', 'UAG', 'pending'],
		['MLS PIN', 'NEW', 'active'],
		['MRED', 'PCHG', 'active'],
		['SmartMLS', 'UC-CTS', 'active_under_contract'],
		['HAR', 'Sold', 'closed'],
	])('is known for %s: %s is %s', (source, code, status) => {
		expect(read(code, source)).toEqual({ value: status, doubts: [] });
	});

	it('is not taken from another MLS', () => {
		expect(read('CS', 'HAR').value).toBeNull();
		expect(read('PS', 'NTREIS').value).toBeNull();
		expect(read('PS', 'HARBOR').value).toBeNull();
	});
});

describe('the user’s table', () => {
	const rows: readonly StatusRow[] = [
		{ source: '', codes: 'PS, psho', status: 'pending' },
		{ source: 'My MLS', codes: 'ps', status: 'hold' },
		{ source: '', codes: 'PS', status: 'closed' },
		{ source: '', codes: 'Active', status: 'coming_soon' },
		{ source: '', codes: ' , ', status: 'deleted' },
		{ source: '', codes: '*', status: 'expired' },
	];

	it('wins over everything, rows for the source before those for all, the first before later ones', () => {
		expect(read('PS', null, rows).value).toBe('pending');
		expect(read('P.S.', 'HAR', rows).value).toBe('pending');
		expect(read('PSHO', 'other', rows).value).toBe('pending');
		expect(read('PS', 'my-mls', rows).value).toBe('hold');
		expect(read('active', 'my-mls', rows).value).toBe('coming_soon');
		expect(read('*', null, rows).value).toBe('expired');
		expect(read('', null, rows).value).toBeNull();
	});
});
