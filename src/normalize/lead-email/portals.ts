import type { EmailLabel } from './labels';
import type { EmailSource } from './source-rules';

function portal(
	source: string,
	senders: readonly string[],
	subjects: readonly string[],
	...sentences: readonly string[]
): EmailSource {
	return { source, senders, subjects, sentences };
}

/**
 * The portals and form services whose mails are known. Senders are domains; sentences are subjects or
 * lines in which these say who asks about what.
 */
export const portals: readonly EmailSource[] = [
	portal(
		'Zillow',
		['zillow.com', 'zillowgroup.com', 'zillowmail.com', 'zillowrentals.com'],
		[
			'New contact from Zillow',
			'Zillow Group Rentals Contact',
			'Zillow Rentals Inquiry',
			'New Zillow lead',
		],
		'[Full Name] is requesting information about [Property Address]',
		'[Full Name] is requesting an application for [Property Address]',
		'[Full Name] is requesting a tour of [Property Address]',
		'[Full Name] wants to tour [Property Address]',
		'[Full Name] would like to tour [Property Address]',
		'[Full Name] is interested in [Property Address]',
		'[Full Name] says: "[Message]"',
		'[Full Name] says: [Message]',
		'New contact from Zillow: [Full Name]',
		'New contact: [Full Name]',
		'New Zillow lead: [Full Name]',
		'New Zillow Group Rentals Contact: [Property Address]',
	),
	portal(
		'Trulia',
		['trulia.com'],
		['Trulia lead', 'New contact from Trulia', 'Trulia inquiry'],
		'[Full Name] is requesting information about [Property Address]',
		'[Full Name] is interested in [Property Address]',
		'[Full Name] says: "[Message]"',
		'New contact from Trulia: [Full Name]',
		'New Trulia lead: [Full Name]',
	),
	portal(
		'HotPads',
		['hotpads.com'],
		['HotPads inquiry', 'HotPads lead'],
		'[Full Name] says: "[Message]"',
	),
	portal(
		'StreetEasy',
		['streeteasy.com'],
		['StreetEasy Inquiry', 'StreetEasy lead'],
		'[Property Address] StreetEasy Inquiry From [Full Name]',
		'StreetEasy Inquiry From [Full Name]',
		'[Full Name] is requesting information about [Property Address]',
		'[Full Name] says: "[Message]"',
	),
	portal(
		'Realtor.com',
		['realtor.com', 'move.com', 'opcity.com', 'moving.com'],
		['realtor.com lead', 'lead from realtor.com'],
		'New realtor.com lead - [Full Name]',
		'New lead from realtor.com: [Full Name]',
		'New realtor.com lead: [Full Name]',
	),
	portal(
		'Apartments.com',
		[
			'apartments.com',
			'forrent.com',
			'apartmentfinder.com',
			'costar.com',
			'apartmenthomeliving.com',
		],
		['Apartments.com lead', 'Apartments.com Network', 'lead from Apartments.com'],
		'[Full Name] is interested in [Property Address]',
		'New lead from Apartments.com: [Full Name]',
		'New Apartments.com lead: [Full Name]',
	),
	portal(
		'Homes.com',
		['homes.com', 'homesnap.com'],
		['Homes.com lead', 'Homes.com inquiry', 'lead from Homes.com', 'inquiry from Homes.com'],
		'New lead from Homes.com: [Full Name]',
		'New Homes.com lead: [Full Name]',
		'New Homes.com inquiry from [Full Name]',
		'[Full Name] is interested in [Property Address]',
		'[Full Name] requested information about [Property Address]',
	),
	portal(
		'Redfin',
		['redfin.com', 'rent.com', 'rentpath.com', 'apartmentguide.com'],
		['Redfin lead', 'Redfin inquiry', 'lead from Redfin'],
		'New lead from Redfin: [Full Name]',
		'New Redfin lead: [Full Name]',
		'[Full Name] wants to tour [Property Address]',
		'[Full Name] requested a tour of [Property Address]',
		'[Full Name] is interested in [Property Address]',
		'Information for [Full Name]',
	),
	portal(
		'Facebook',
		['facebookmail.com', 'facebook.com', 'meta.com'],
		['Facebook lead', 'Facebook Lead Ad', 'lead from Facebook', 'Instagram lead'],
		'New Facebook lead: [Full Name]',
		'New lead from Facebook: [Full Name]',
	),
	portal('Craigslist', ['craigslist.org'], []),
	portal(
		'Website',
		[
			...['wordpress@', 'formspree.io', 'jotform.com', 'wufoo.com', 'typeform.com', 'wpforms.com'],
			...[
				'squarespace.info',
				'squarespace.com',
				'wix.com',
				'wixforms.com',
				'webflow.com',
				'hsforms.com',
			],
			...[
				'netlify.com',
				'getform.io',
				'formsubmit.co',
				'web3forms.com',
				'basin.com',
				'usebasin.com',
			],
			...['cognitoforms.com', 'formstack.com', '123formbuilder.com', 'paperform.co', 'tally.so'],
			...['gravityforms.com', 'elementor.com', 'godaddy.com', 'weebly.com', 'form-data.com'],
		],
		[
			...[
				'New form submission',
				'New submission from',
				'Form submission',
				'Contact form submission',
			],
			...[
				'New message from your website',
				'Website inquiry',
				'New entry from',
				'Website contact form',
			],
			...['New form entry', 'New Form Entry', 'Website lead', 'submitted a form on'],
		],
	),
];

function label(source: string, text: string, target: EmailLabel['target']): EmailLabel {
	return { source, label: text, target };
}

/** Labels that mean something else at a portal: an address there is the property's. */
export const portalLabels: readonly EmailLabel[] = [
	...['Zillow', 'Trulia', 'HotPads', 'StreetEasy', 'Realtor.com', 'Homes.com', 'Redfin'].flatMap(
		(source) => [
			label(source, 'Address', 'property_address'),
			label(source, 'Location', 'property_address'),
			label(source, 'Home', 'property_address'),
			label(source, 'Your Listing', 'property_address'),
			label(source, 'City', 'property_city'),
			label(source, 'State', 'property_state'),
			label(source, 'Zip', 'property_zip'),
			label(source, 'Zip Code', 'property_zip'),
			label(source, 'Street', 'property_street'),
			label(source, 'Unit', 'property_unit'),
		],
	),
	label('Apartments.com', 'Address', 'property_address'),
	label('Apartments.com', 'Community', 'property_address'),
];
