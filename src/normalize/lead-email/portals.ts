import type { EmailLabel } from './labels';
import type { EmailSource } from './source-rules';

/** How portals say in a subject or a line who asks about what. */
export const SAYINGS: readonly string[] = [
	'[Full Name] is requesting information about [Property Address]',
	'[Full Name] is requesting an application for [Property Address]',
	'[Full Name] is requesting a tour of [Property Address]',
	'[Full Name] requested information about [Property Address]',
	'[Full Name] requested a tour of [Property Address]',
	'[Full Name] wants to tour [Property Address]',
	'[Full Name] would like to tour [Property Address]',
	'[Full Name] wants to see [Property Address]',
	'[Full Name] is interested in [Property Address]',
	'[Full Name] is asking about [Property Address]',
	'[Full Name] inquired about [Property Address]',
	'[Full Name] says: "[Message]"',
	'[Full Name] says: [Message]',
	'New inquiry from [Full Name] about [Property Address]',
	'New contact: [Full Name]',
	'New lead: [Full Name]',
	'New lead - [Full Name]',
	'New inquiry from [Full Name]',
	'New inquiry: [Full Name]',
	'New message from [Full Name]',
	'Tour request from [Full Name] for [Property Address]',
	'Tour request from [Full Name]',
	'Lead: [Full Name]',
	'Information for [Full Name]',
];

/** A portal, whose subjects also name it: `New Zillow lead: Ann Lee`. */
function portal(
	source: string,
	senders: readonly string[],
	...sentences: readonly string[]
): EmailSource {
	return {
		source,
		senders,
		isNamed: true,
		subjects: [
			...[`${source} lead`, `lead from ${source}`, `contact from ${source}`, `${source} inquiry`],
			...[`inquiry from ${source}`, `${source} contact`, `${source} Group Rentals Contact`],
		],
		sentences: [
			...sentences,
			`New contact from ${source}: [Full Name]`,
			`New lead from ${source}: [Full Name]`,
			`New inquiry from ${source}: [Full Name]`,
			`New ${source} inquiry from [Full Name]`,
			`New ${source} lead: [Full Name]`,
			`New ${source} lead - [Full Name]`,
			`${source} lead: [Full Name] about [Property Address]`,
			`${source} lead: [Full Name]`,
			`${source} customer [Full Name] wants to tour [Property Address]`,
			...SAYINGS,
		],
	};
}

/** The portals and form services whose mails are known, by the domains they write from. */
export const portals: readonly EmailSource[] = [
	portal(
		'Zillow',
		['zillow.com', 'zillowgroup.com', 'zillowmail.com', 'zillowrentals.com'],
		'New Zillow Group Rentals Contact: [Property Address]',
	),
	portal('Trulia', ['trulia.com']),
	portal('HotPads', ['hotpads.com']),
	portal(
		'StreetEasy',
		['streeteasy.com'],
		'[Property Address] StreetEasy Inquiry From [Full Name]',
		'StreetEasy Inquiry From [Full Name]',
	),
	portal('Realtor.com', ['realtor.com', 'move.com', 'opcity.com', 'moving.com']),
	portal('Apartments.com', [
		...['apartments.com', 'forrent.com', 'apartmentfinder.com', 'apartmenthomeliving.com'],
		'costar.com',
	]),
	portal('Homes.com', ['homes.com', 'homesnap.com']),
	portal('Redfin', ['redfin.com', 'rent.com', 'rentpath.com', 'apartmentguide.com']),
	portal('Facebook', ['facebookmail.com', 'facebook.com', 'meta.com']),
	{
		source: 'Website',
		senders: [
			...['wordpress@', 'formspree.io', 'jotform.com', 'wufoo.com', 'typeform.com', 'wpforms.com'],
			...['squarespace.info', 'squarespace.com', 'wix.com', 'wixforms.com', 'webflow.com'],
			...['hsforms.com', 'netlify.com', 'getform.io', 'formsubmit.co', 'web3forms.com', 'tally.so'],
			...['usebasin.com', 'cognitoforms.com', 'formstack.com', '123formbuilder.com', 'weebly.com'],
			...['paperform.co', 'gravityforms.com', 'elementor.com', 'godaddy.com'],
		],
		subjects: [
			...['New form submission', 'New submission from', 'New submission on', 'Form submission'],
			...['Contact form submission', 'New message from your website', 'Website inquiry'],
			...['New entry from', 'Website contact form', 'New form entry', 'Website lead'],
			'submitted a form on',
		],
		sentences: [],
		passesOn: true,
	},
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
