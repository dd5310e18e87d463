import { plainName } from '../field-name';
import { leadDictionary } from '../lead-dictionary';
import type { LeadTarget } from '../lead-targets';

/** What stands behind a label: a field of the lead, whoever asks in one line, or nothing of ours. */
export type LabelMeaning = LeadTarget | 'person' | 'other';

/** One row of the user's table of labels. */
export interface EmailLabel {
	/** As it stands in the mail, without the colon. */
	readonly label: string;
	readonly target: LeadTarget;
	/** The source in whose mails it means that; empty for all. */
	readonly source: string;
}

/** Knows labels. */
export interface Vocabulary {
	/** What a label means; undefined when it is not known. */
	meaningOf(label: string): LabelMeaning | undefined;
	/** Whether the meaning is not the one that the name has everywhere. */
	isParticular(label: string): boolean;
}

/** No label is longer. */
export const LONGEST_LABEL = 60;

/** The labels of mails from one source: the table's before the shared ones. */
export function vocabularyOf(labels: readonly EmailLabel[], source: string | null): Vocabulary {
	const own = new Map<string, LabelMeaning>();
	for (const { label, target, source: of } of labels) {
		const applies = of === '' || of.toLowerCase() === source?.toLowerCase();
		const name = labelName(label);
		if (applies && name !== '' && !own.has(name)) own.set(name, target);
	}
	const remembered = new Map<string, LabelMeaning | undefined>();
	const known = (label: string) => leadDictionary.meaningOf(labelName(label))?.target;
	const inMails = (label: string) => {
		const name = labelName(label);
		return own.get(name) ?? IN_MAILS.get(name);
	};
	const particular = (label: string): LabelMeaning | undefined => {
		const meaning = inMails(label);
		if (meaning !== undefined || known(label) !== undefined) return meaning;
		if (FOR_WORDS.test(label)) return 'message';
		const asked = askedFor(label);
		return asked === undefined ? undefined : (inMails(asked) ?? known(asked));
	};
	const look = (label: string) => particular(label) ?? known(label);
	return {
		isParticular: (label) => particular(label) !== undefined,
		meaningOf: (label) => {
			if (label.length > LONGEST_LABEL || label === '') return undefined;
			if (remembered.has(label)) return remembered.get(label);
			const meaning = look(label);
			if (remembered.size < REMEMBERED) remembered.set(label, meaning);
			return meaning;
		},
	};
}

/** `Leave us a message …`, `Your questions or comments (optional)`: web forms word it as they like. */
const FOR_WORDS =
	/^(?:.{1,40} )?(?:message|comments?|questions?)(?: (?:here|below|for us))?(?: ?\((?:optional|required)\))?[\s.…?!*]*$/i;

const QUESTION =
	/^(?:(?:and|so|great|ok(?:ay)?|first|next|finally|lastly)[,!]? )?(?:(?:(?:what|which|where)(?:['’]s| is| are)|(?:please )?(?:enter|provide|share|leave|type|give us|tell us|add)|(?:may|can|could) (?:we|i) (?:have|get)) (?:(?:your|the|a) )?|your )(?:best )?(.{2,40}?)(?: (?:to|where we can|for us to) (?:reach|contact|call|text|email) you(?: (?:at|on|by|with))?)?(?:,? please)?\s*[?:.]*$/i;

/** `What is your email?`, `Please enter your phone number`: what a question asks for. */
function askedFor(label: string): string | undefined {
	return QUESTION.exec(label)?.[1];
}

/** Labels remembered with their meaning; more are looked up each time. */
const REMEMBERED = 5_000;

/** `Buyer's Message` and `Buyer Message` are the same. */
function labelName(label: string): string {
	return plainName(label.replaceAll(/['’]s\b/g, ''));
}

function entries(meaning: LabelMeaning, ...labels: string[]): [string, LabelMeaning][] {
	return labels.map((label) => [labelName(label), meaning]);
}

/** What labels mean in mails beyond what fields of their names mean everywhere. */
const IN_MAILS: ReadonlyMap<string, LabelMeaning> = new Map([
	...entries('message', 'Questions/Comments', 'Comments/Questions', 'Additional Comments'),
	...entries('message', 'Message Body', 'User Message', 'Comments or Questions', 'Details'),
	...entries('message', 'Their Message', 'Inquiry Details', 'Message from Customer'),
	...entries('message', 'Message from Lead', 'Additional Information', 'How can we help you'),
	...entries('timeline', 'Move In', 'Move-in', 'Desired Move In', 'Desired Move Date', 'Moving'),
	...entries('timeline', 'Move In By', 'Moving Timeline', 'Purchase Time Frame', 'Time Frame'),
	...entries('timeline', 'Purchasing Timeline', 'Buying Timeline', 'Moving In', 'Target Move Date'),
	...entries('mls_id', 'MLS ID #', 'MLSID #', 'Listing #', 'MLS Listing ID', 'MLS Listing Number'),
	...entries('property_address', 'Listing', 'Property Interested In', 'Property Viewed'),
	...entries('property_address', 'Viewed Property', 'Home Viewed', 'Inquired Property'),
	...entries(
		'property_address',
		'Interested Property',
		'Property Name',
		'Home Address of Interest',
	),
	...entries('property_address', 'Address of Interest', 'Requested Property', 'Home of Interest'),
	...entries('email', 'Reply To', 'Contact Email Address', 'E-Mail ID', 'Email ID'),
	...entries(
		'phone',
		'Best Phone',
		'Primary Phone',
		'Phone (Mobile)',
		'Phone (Home)',
		'Daytime Phone',
	),
	...entries('phone', 'Contact Phone Number', 'Best Number', 'Phone/Mobile', 'Callback Number'),
	...entries('full_name', 'Nombre', 'Nombre Completo', 'Nombre y Apellido', 'Full Name of Lead'),
	...entries('first_name', 'Primer Nombre'),
	...entries('last_name', 'Apellido', 'Apellidos'),
	...entries('email', 'Correo', 'Correo Electrónico', 'Dirección de Correo'),
	...entries('phone', 'Teléfono', 'Celular', 'Móvil', 'Número de Teléfono'),
	...entries('message', 'Mensaje', 'Comentarios'),
	...entries('person', 'From', 'Contact', 'Lead', 'Customer', 'Client', 'Prospect', 'Buyer'),
	...entries(
		'person',
		'Renter',
		'Inquirer',
		'Sender',
		'Consumer',
		'Visitor',
		'New Lead',
		'Lead From',
	),
	...entries('other', 'URL', 'Link', 'Listing URL', 'Property URL', 'Page URL', 'Page', 'Website'),
	...entries('other', 'Beds', 'Bedrooms', 'Baths', 'Bathrooms', 'Beds/Baths', 'Bed/Bath', 'Sq Ft'),
	...entries(
		'other',
		'Square Feet',
		'Sqft',
		'Year Built',
		'Lot Size',
		'Property Type',
		'Home Type',
	),
	...entries('other', 'Status', 'Days on Market', 'Listing Status', 'Property ID', 'Listing Key'),
	...entries(
		'other',
		'Listing Agent',
		'Agent',
		'Agent Name',
		'Agent Email',
		'Agent Phone',
		'Broker',
	),
	...entries('other', 'Office', 'Brokerage', 'Listing Office', 'Assigned To', 'Assigned Agent'),
	...entries('other', 'Credit Score', 'Credit', 'Yearly Income', 'Annual Income', 'Income'),
	...entries('other', 'Lease Length', 'Lease Term', 'Lease Duration', 'Pets', 'Pet', 'Occupants'),
	...entries('other', 'Number of Occupants', 'Parking', 'Smoker', 'Received', 'Date', 'Time'),
	...entries(
		'other',
		'Date/Time',
		'Date Submitted',
		'Submitted',
		'Submitted On',
		'Sent',
		'Sent On',
	),
	...entries('other', 'IP', 'IP Address', 'Remote IP', 'User Agent', 'Referrer', 'Powered By'),
	...entries('other', 'Lead Type', 'Type', 'Inquiry Type', 'Interested In', 'Reason', 'Subject'),
	...entries(
		'other',
		'Regarding',
		'Re',
		'Preferred Contact Method',
		'Best Time to Call',
		'To',
		'Cc',
	),
	...entries('other', 'Best Time to Contact', 'Tour Date', 'Tour Time', 'Requested Tour', 'Ref'),
	...entries(
		'other',
		'Reference',
		'Reference Number',
		'Campaign',
		'Campaign Name',
		'Ad',
		'Ad Name',
	),
	...entries(
		'other',
		'Ad Set',
		'Form',
		'Form Name',
		'Platform',
		'Financing',
		'Loan Amount',
		'Rent',
	),
	...entries(
		'other',
		'Down Payment',
		'Working with an Agent',
		'Has Agent',
		'Company Website',
		'Fax',
	),
	...entries(
		'other',
		'This consumer inquired about',
		'Inquired About',
		'Lead Date',
		'Lead Created',
	),
	...entries(
		'other',
		'Preferred Date',
		'Preferred Time',
		'Tour Type',
		'Bedrooms Sought',
		'Amenities',
	),
]);

const WHO = 'contact|buyer|lead|customer|consumer|client|prospect|renter|applicant|personal|user';
const WHAT = 'property|listing|home|inquiry|enquiry|tour|move|form|submission|guest card|rental';
const SORT = 'information|info|details?|summary|data|request|preferences|profile';
const HEADING_WORDS = `(?:(?:the|your|new) )?(?:${WHO}|${WHAT}|additional)(?:['’]s)? (?:${SORT})`;
const SET_PHRASES =
	'about the (?:property|listing|lead|buyer|renter|home)|income and time ?frame|your listing|for (?:rent|sale)';

/** Lines that only name what follows. */
const HEADING = new RegExp(`^(?:${HEADING_WORDS}|${SET_PHRASES})\\s*:?$`, 'i');
const HEADING_AT_END = new RegExp(`\\s+${HEADING_WORDS}$`, 'i');

/** From such a line on it is about the agent, not about who asks. */
const AGENT_HEADING =
	/^(?:(?:your|listing|the|assigned) )*(?:agent|realtor|broker|loan officer|office)(?:['’]s)?(?: (?:information|info|details|contact))?\s*:?$/i;

/** Longer lines are no headings. */
const LONGEST_HEADING = 50;

/** Whether a line is a heading, and whether what follows is about the agent. */
export function headingIn(text: string): 'heading' | 'agent' | undefined {
	if (text.length > LONGEST_HEADING) return undefined;
	if (AGENT_HEADING.test(text)) return 'agent';
	return HEADING.test(text) ? 'heading' : undefined;
}

/** In mails on one line a heading stands behind the value before it. */
export function withoutHeading(value: string): string {
	const tail = value.slice(-LONGEST_HEADING);
	return value.slice(0, value.length - tail.length) + tail.replace(HEADING_AT_END, '');
}
