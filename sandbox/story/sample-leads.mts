/** Where the template takes leads in. */
export interface Door {
	readonly path: string;
	/** The node that listens there. */
	readonly node: string;
}

export const leadDoor: Door = { path: 'doorman-lead-intake', node: 'Lead Comes In' };
const mailDoor: Door = { path: 'doorman-lead-mail', node: 'Mail Comes In' };

/** A lead as its source sends it. */
export interface SampleLead {
	/** Who sends it, for the person at the terminal. */
	readonly who: string;
	/** In the body and in no other lead: by this its run is found. */
	readonly sourceId: string;
	readonly body: Readonly<Record<string, unknown>>;
	/** {@link leadDoor} when left out. */
	readonly door?: Door;
}

/** The address that complains about spam before the first lead comes in. */
export const COMPLAINING_ADDRESS = 'dana.cole@example.com';

const facebookAnswers = {
	full_name: 'Marcus Webb',
	email: 'marcus.webb@example.com',
	phone_number: '+14125550142',
	'when_are_you_looking_to_buy?': '1-3 months',
};

/** A mail as n8n's IMAP trigger puts it out. */
function mail(id: string, subject: string, lines: readonly string[]) {
	return {
		from: 'Zillow Premier Agent <premieragent@zillow.com>',
		to: 'leads@example.com',
		subject,
		textPlain: lines.join('\n'),
		textHtml: '',
		metadata: { 'message-id': `<${id}@zillow.com>` },
	};
}

/** Messy on purpose, as leads are. */
export const sampleLeads: readonly SampleLead[] = [
	{
		who: 'Ana Ruiz, website form',
		sourceId: 'web-20417',
		body: {
			source: 'Website',
			id: 'web-20417',
			name: 'ana ruiz',
			email: 'Ana.Ruiz@Example.com',
			phone: '(814) 555-0137',
			timeline: 'ASAP',
			pre_approved: 'yes',
			budget: '$400-650k',
			mls_id: 'PA1001',
			message: 'Can I see it this week?',
		},
	},
	{
		who: 'Ana Ruiz, pressed Send twice',
		sourceId: 'web-20418',
		body: {
			source: 'Website',
			id: 'web-20418',
			name: 'Ana Ruiz ',
			email: ' ana.ruiz@example.com',
			phone: '814.555.0137',
			timeline: 'asap',
			pre_approved: true,
			budget: 650_000,
			mls_id: 'pa1001',
			message: 'Can I see it this week?',
		},
	},
	{
		who: 'Marcus Webb, Facebook ad',
		sourceId: '1200456780011',
		body: {
			leadgen_id: '1200456780011',
			form_id: '998877',
			created_time: '2026-03-02T09:30:00+0000',
			field_data: Object.entries(facebookAnswers).map(([name, value]) => ({
				name,
				values: [value],
			})),
		},
	},
	{
		who: 'Priya Nair, half a phone number',
		sourceId: 'inq-5519',
		body: {
			source: 'Portal',
			inquiry_id: 'inq-5519',
			contact: {
				first_name: 'PRIYA',
				last_name: 'NAIR',
				email_address: 'priya.nair@example.com',
				phone: '555-01',
			},
			timeline: 'within 60 days',
			price_range: '$500,000+',
			message: 'Is the basement finished?',
		},
	},
	{
		who: 'Marc, asks once more',
		sourceId: 'web-20422',
		body: {
			source: 'Website',
			id: 'web-20422',
			name: 'Marc',
			email: 'marcus.webb@example.com',
			timeline: 'ASAP',
			mls_id: 'PA1003',
			message: 'And this one, on Saturday?',
		},
	},
	{
		who: 'Carlos Ruiz, the same address',
		sourceId: 'web-20423',
		body: {
			source: 'Website',
			id: 'web-20423',
			name: 'Carlos Ruiz',
			email: 'ana.ruiz@example.com',
			timeline: 'ASAP',
			mls_id: 'PA1003',
			message: 'Is there a garden?',
		},
	},
	{
		who: 'Tom Baker, just looking',
		sourceId: 'web-20419',
		body: {
			source: 'Website',
			id: 'web-20419',
			name: 'Baker, Tom',
			email: 'tom.baker@example.com',
			phone: '814-555-0119',
			timeline: 'someday',
			message: 'Just looking around.',
		},
	},
	{
		who: 'Dana Cole, no mails please',
		sourceId: 'web-20420',
		body: {
			source: 'Website',
			id: 'web-20420',
			name: 'Dana Cole',
			email: COMPLAINING_ADDRESS,
			phone: '814 555 0188',
			timeline: 'next 3 months',
			pre_approved: 'yes',
			message: 'Please call me, do not mail.',
		},
	},
	{
		who: 'Somebody, nothing to reach',
		sourceId: 'web-20421',
		body: {
			source: 'Website',
			id: 'web-20421',
			name: 'asdf',
			email: 'none@none.com',
			phone: '000-000-0000',
			message: 'test',
		},
	},
	{
		who: 'Leo Park, mail from Zillow',
		sourceId: 'zillow-88213',
		door: mailDoor,
		body: mail('zillow-88213', 'New contact: Leo Park', [
			'You have a new contact from Zillow.',
			'',
			'Name: LEO PARK',
			'Phone: (814) 555-0164',
			'Email: leo.park@example.com',
			'MLS #: PA1002',
			'Move in: ASAP',
			'Message: Is the garage included?',
			'',
			'The Zillow Team',
			'Unsubscribe',
		]),
	},
	{
		who: 'Zillow, mail to everybody',
		sourceId: 'zillow-88214',
		door: mailDoor,
		body: mail('zillow-88214', 'New homes for you', ['3 new homes match your search.']),
	},
	{
		who: 'Zillow, one more of these',
		sourceId: 'zillow-88215',
		door: mailDoor,
		body: mail('zillow-88215', 'More homes for you', ['2 new homes match your search.']),
	},
];
