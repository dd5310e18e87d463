import type { MatchingModel } from './model';
import { comparison } from './comparison';
import { thresholdsOfOthers } from './thresholds';

/** How houses and flats are compared: by address first, then by what the listing says of them. */
export const propertyModel: MatchingModel = {
	comparisons: [
		comparison('street', 'street', 'street', ['street', 'unit']),
		comparison('place', 'city', 'place', ['city', 'state', 'zip']),
		comparison('parcel', 'parcel number', 'exact', ['parcel_id']),
		comparison('mls', 'MLS number', 'exact', ['mls_id']),
		comparison('price', 'price', 'number', ['price_cents']),
		comparison('beds', 'bedrooms', 'number', ['beds']),
		comparison('baths', 'bathrooms', 'number', ['baths']),
		comparison('sqft', 'square feet', 'number', ['sqft']),
		comparison('year', 'year built', 'number', ['year_built']),
		comparison('kind', 'property type', 'exact', ['property_type']),
	],
	blockingRules: [
		['parcel'],
		['mls'],
		['street', 'place.zip'],
		['street', 'place.city'],
		['street.number', 'place.zip'],
		['street.number', 'street.nameStart'],
		['street'],
		['street.name', 'place.zip'],
		['sqft', 'year', 'place.zip'],
		['price', 'sqft'],
		['street.name'],
	],
	largestBlock: 500,
	pairsPerRecord: 8,
	expected: { same: 0.1, household: 0.001 },
	thresholds: thresholdsOfOthers,
};
