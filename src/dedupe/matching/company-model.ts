import type { MatchingModel } from './model';
import { comparison } from './comparison';
import { thresholdsOfOthers } from './thresholds';

/** How companies are compared. */
export const companyModel: MatchingModel = {
	comparisons: [
		comparison('company', 'name', 'text', ['company']),
		comparison('email', 'e-mail', 'email', ['email']),
		comparison('phone', 'phone', 'phone', ['phone']),
		comparison('website', 'website', 'exact', ['website']),
		comparison('street', 'street', 'street', ['street', 'unit']),
		comparison('place', 'city', 'place', ['city', 'state', 'zip']),
	],
	blockingRules: [
		['email'],
		['phone'],
		['website'],
		['company'],
		['company.start', 'place.zip'],
		['company.start', 'place.city'],
		['company.longestWord', 'place.city'],
		['street', 'place.city'],
		['street', 'place.zip'],
		['street.number', 'street.nameStart'],
		['company.longestWord'],
		['company.start'],
	],
	largestBlock: 500,
	pairsPerRecord: 8,
	expected: { same: 0.1, household: 0.01 },
	thresholds: thresholdsOfOthers,
};
