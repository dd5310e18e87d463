import { describe, expect, it } from 'vitest';
import { emailTypeOf, isPersonalAddress } from '../../src/records/email-type';

describe('emailTypeOf', () => {
	it.each([
		...['ann@example.com', 'ann.lee@zillow.com', 'informant@example.com', 'saleslee@example.com'],
		...['ann@mailinator.example.com', 'x7k2@privaterelay.appleid.com', 'ann+info@example.com', ''],
	])('takes %j for a person’s', (address) => {
		expect(emailTypeOf(address)).toBe('person');
		expect(isPersonalAddress(address)).toBe(true);
	});

	it.each<[address: string, type: string]>([
		['info@example.com', 'role'],
		['front.desk@example.com', 'role'],
		['8f2k@convo.zillow.com', 'relay'],
		['8f2k@hous.craigslist.org', 'relay'],
		['leads@leads.realtor.com', 'portal'],
		['trulia@trulia.com', 'portal'],
		['noreply@convo.zillow.com', 'portal'],
		['no-reply+7@example.com', 'portal'],
		['ann@mailinator.com', 'disposable'],
		['info@sub.mailinator.com', 'disposable'],
	])('knows %s: %s', (address, type) => {
		expect(emailTypeOf(address)).toBe(type);
		expect(isPersonalAddress(address)).toBe(false);
	});
});
