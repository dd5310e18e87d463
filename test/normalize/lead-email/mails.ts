import type { LeadTarget } from '../../../src/normalize/lead-targets';
import type { FoundIn, Unparsed } from '../../../src/normalize/lead-email/read-lead-email';
import type { LeadEmail } from '../../../src/normalize/lead-email/message';

/** A mail in one of the usual shapes, and what is in it. All people and places are made up. */
export interface Mail {
	readonly name: string;
	readonly mail: Partial<LeadEmail>;
	readonly source: string | null;
	readonly foundIn: FoundIn;
	/** What feeds the lead's fields, before they are normalized. */
	readonly fields: Partial<Record<LeadTarget, string>>;
}

export interface NoLead {
	readonly name: string;
	readonly mail: Partial<LeadEmail>;
	readonly why: Unparsed;
}

const rows = (pairs: Readonly<Record<string, string>>, cell = 'td') =>
	Object.entries(pairs)
		.map(([label, value]) => `<tr><${cell}>${label}</${cell}><td>${value}</td></tr>`)
		.join('\n');
const ana = { full_name: 'Ana Torres', email: 'ana.torres@example.com', phone: '(415) 555-2671' };

export const portalMails: readonly Mail[] = [
	{
		name: 'Zillow, labels on lines',
		mail: {
			subject: 'New contact: Ana Torres',
			from: 'Zillow Premier Agent <premieragent@zillow.com>',
			replyTo: 'Ana Torres <ana.torres@example.com>',
			text: 'You have a new contact from Zillow.\n\nName: Ana Torres\nPhone: (415) 555-2671\nEmail: ana.torres@example.com\nProperty: 88 Larch Way, Bend, OR 97701\nPrice: $512,000\nMessage: Is it still free?\nI could come on Saturday.\n\nThe Zillow Team\nUnsubscribe',
		},
		source: 'Zillow',
		foundIn: 'labels',
		fields: {
			...ana,
			property_address: '88 Larch Way, Bend, OR 97701',
			property_price_cents: '$512,000',
			message: 'Is it still free?\nI could come on Saturday.',
		},
	},
	{
		name: 'Zillow, everything on one line, empty values',
		mail: {
			from: 'leads@mail.zillow.com',
			text: 'Source: Zillow First Name: Ana Last Name: Torres Email: ana.torres@example.com Phone: (415) 555-2671 Message: I would like more information regarding the property. Property Address: 88 Larch Way, Bend, OR 97701 URL: Property State: OR Property Zip: 97701 Property/MLS ID: #13326384 Price: $88,500 Notes: Days on market 12 days; Broker Larch Realty.',
		},
		source: 'Zillow',
		foundIn: 'labels',
		fields: {
			first_name: 'Ana',
			last_name: 'Torres',
			email: ana.email,
			phone: ana.phone,
			message: 'I would like more information regarding the property.',
			property_address: '88 Larch Way, Bend, OR 97701',
			property_state: 'OR',
			property_zip: '97701',
			mls_id: '13326384',
			property_price_cents: '$88,500',
		},
	},
	{
		name: 'Zillow Rentals, a table without labels, HTML only',
		mail: {
			subject: 'New Zillow Group Rentals Contact: 14-20 36th St #2B',
			from: 'Zillow Rentals <rentalinfo@zillowrentals.com>',
			html: '<html><head><style>td{color:red}</style></head><body><table><tr><td>Zillow Rentals Inquiry</td></tr><tr><td>New Contact</td></tr><tr><td>Ana Torres says: &ldquo;Hello,<br>is this still available?&rdquo;</td></tr><tr><td>Income and time frame</td></tr><tr><td>Credit score 720-799</td></tr><tr><td>Pets No</td></tr><tr><td><a href="mailto:ana.torres@example.com">ana.torres@example.com</a></td></tr><tr><td>415.555.2671</td></tr><tr><td>Your listing</td></tr><tr><td>FOR RENT</td></tr><tr><td>14-20 36th St #2B, Queens, NY</td></tr></table></body></html>',
		},
		source: 'Zillow',
		foundIn: 'labels',
		fields: {
			full_name: 'Ana Torres',
			email: ana.email,
			phone: '415.555.2671',
			message: 'Hello,\nis this still available?',
			property_address: '14-20 36th St #2B, Queens, NY',
		},
	},
	{
		name: 'Zillow, sentence in the subject, relay address',
		mail: {
			subject: 'Ana Torres is requesting information about 1919 Elm St #2, Philadelphia, PA, 19121',
			from: 'Ana Torres <z375qg5hx415@convo.zillow.com>',
			text: 'Ana Torres says: I would like to schedule a tour.\nMove in: Oct 01, 2026\nCredit score: 620 to 659\nIncome: $83976\nPets: No\nPhone: (415) 555-2671\n\nReply to this email to contact Ana.',
		},
		source: 'Zillow',
		foundIn: 'labels',
		fields: {
			full_name: 'Ana Torres',
			phone: ana.phone,
			message: 'I would like to schedule a tour.',
			property_address: '1919 Elm St #2, Philadelphia, PA, 19121',
			timeline: 'Oct 01, 2026',
		},
	},
	{
		name: 'Zillow, forwarded by Gmail',
		mail: {
			subject: 'Fwd: New contact from Zillow: Ana Torres',
			from: 'Maria Lopez <maria@larchrealty.example>',
			text: 'FYI\n\n---------- Forwarded message ---------\nFrom: Zillow <noreply@zillow.com>\nDate: Thu, May 14, 2026 at 9:12 AM\nSubject: New contact from Zillow: Ana Torres\nTo: <maria@larchrealty.example>\n\n\nName: Ana Torres\nPhone: (415) 555-2671\nEmail: ana.torres@example.com\nMessage: We saw 88 Larch Way and want to see it.\nProperty: 88 Larch Way, Bend OR 97701\nReceived: May 14, 2026 — 9:12am',
		},
		source: 'Zillow',
		foundIn: 'labels',
		fields: {
			...ana,
			message: 'We saw 88 Larch Way and want to see it.',
			property_address: '88 Larch Way, Bend OR 97701',
		},
	},
	{
		name: 'Zillow, forwarded by Outlook',
		mail: {
			subject: 'FW: New contact: Ana Torres',
			from: 'maria@larchrealty.example',
			text: 'Please take this one.\n\nMaria\n\nFrom: Zillow Premier Agent <premieragent@zillow.com>\nSent: Thursday, May 14, 2026 9:12 AM\nTo: Maria Lopez\nSubject: New contact: Ana Torres\n\nName: Ana Torres\nPhone: (415) 555-2671\nEmail: ana.torres@example.com',
		},
		source: 'Zillow',
		foundIn: 'labels',
		fields: ana,
	},
	{
		name: 'Zillow, forwarded by Apple Mail, quoted',
		mail: {
			subject: 'Fwd: New contact: Ana Torres',
			from: 'maria@larchrealty.example',
			text: 'Begin forwarded message:\n\n> From: Zillow <premieragent@zillow.com>\n> Subject: New contact: Ana Torres\n> Date: May 14, 2026 at 9:12:00 AM PDT\n> To: maria@larchrealty.example\n> Reply-To: Ana Torres <ana.torres@example.com>\n>\n> Name: Ana Torres\n> Phone: (415) 555-2671\n> Message: Hello there',
		},
		source: 'Zillow',
		foundIn: 'labels',
		fields: { ...ana, message: 'Hello there' },
	},
	{
		name: 'Trulia, its own address beside the label, the lead in Reply-To',
		mail: {
			subject: 'New contact from Trulia: Ana Torres',
			from: 'Trulia <leads@trulia.com>',
			replyTo: 'ana.torres@example.com',
			text: 'Name: Ana Torres\nEmail: leads@trulia.com\nPhone: (415) 555-2671\nProperty: 88 Larch Way, Bend, OR 97701',
		},
		source: 'Trulia',
		foundIn: 'labels',
		fields: { ...ana, property_address: '88 Larch Way, Bend, OR 97701' },
	},
	{
		name: 'Realtor.com, empty phone and an address of two lines',
		mail: {
			subject: 'New realtor.com lead - Ana Torres',
			from: 'realtor.com <leads@email.realtor.com>',
			text: 'First Name: Ana\r\nLast Name: Torres\r\nEmail Address: ana.torres@example.com\r\nPhone Number:\r\n\r\nProperty Address:\r\n100 Main St\r\nAnn Arbor, MI 48103\r\nMLSID # 12345',
		},
		source: 'Realtor.com',
		foundIn: 'labels',
		fields: {
			first_name: 'Ana',
			last_name: 'Torres',
			email: ana.email,
			property_address: '100 Main St, Ann Arbor, MI 48103',
			mls_id: '12345',
		},
	},
	{
		name: 'Realtor.com, everything on one line',
		mail: {
			subject: 'New realtor.com lead - Ana Torres',
			from: 'leads@realtor.com',
			text: 'First Name: Ana Last Name: Torres Email Address: ana.torres@example.com Phone Number: 415-555-2671 Comment: I am interested in 100 Main St. This consumer inquired about: Property Address: 100 Main St Ann Arbor, MI 48103 MLSID # 160044',
		},
		source: 'Realtor.com',
		foundIn: 'labels',
		fields: {
			first_name: 'Ana',
			last_name: 'Torres',
			email: ana.email,
			phone: '415-555-2671',
			message: 'I am interested in 100 Main St.',
			property_address: '100 Main St Ann Arbor, MI 48103',
			mls_id: '160044',
		},
	},
	{
		name: 'Realtor.com, a table without colons',
		mail: {
			subject: 'New realtor.com lead - Ana Torres',
			html: `<table>${rows({ Name: 'Ana Torres', Phone: '415-555-2671', Email: 'ana.torres@example.com', Property: '88 Larch Way Unit 4B' })}</table>`,
		},
		source: 'Realtor.com',
		foundIn: 'labels',
		fields: { ...ana, phone: '415-555-2671', property_address: '88 Larch Way Unit 4B' },
	},
	{
		name: 'Realtor.com, only the subject has the name',
		mail: {
			subject: 'New realtor.com lead - Ana Torres',
			from: 'leads@realtor.com',
			text: 'Email: ana.torres@example.com\nPhone: (415) 555-2671',
		},
		source: 'Realtor.com',
		foundIn: 'labels',
		fields: ana,
	},
	{
		name: 'Homes.com, label and value on lines of their own',
		mail: {
			subject: 'New lead from Homes.com',
			from: 'Homes.com <leads@homes.com>',
			text: 'Lead Information\n\nName\nAna Torres\nEmail\nana.torres@example.com\nPhone\n(415) 555-2671\nMessage\nCan I see it?\nThanks!\nProperty Address\n88 Larch Way\nBend, OR 97701\n',
		},
		source: 'Homes.com',
		foundIn: 'labels',
		fields: {
			...ana,
			message: 'Can I see it?\nThanks!',
			property_address: '88 Larch Way, Bend, OR 97701',
		},
	},
	{
		name: 'StreetEasy, subject and meta tags',
		mail: {
			subject: '72-30 45th Avenue #411 StreetEasy Inquiry From ANA TORRES',
			from: 'StreetEasy <noreply@streeteasy.com>',
			html: '<html><head><meta name="lead_information_version" content="1.0"/><meta name="lead_source" content="StreetEasy"><meta content="ANA TORRES" name="lead_name"/><meta name=\'lead_email\' content=\'ana.torres@example.com\'/><meta name="lead_phone" content="(415) 555-2671"/><meta name="lead_property_address" content="72-30 45th Avenue #411"/><meta name="lead_message" content="I&#39;d like to &amp; could come."/><meta name="lead_tag" content="Rental"/><meta name="lead_tag" content="Queens"/></head><body>Call agent: 212-555-0100</body></html>',
		},
		source: 'StreetEasy',
		foundIn: 'lead_meta_tags',
		fields: {
			source: 'StreetEasy',
			...ana,
			full_name: 'ANA TORRES',
			message: "I'd like to & could come.",
			property_address: '72-30 45th Avenue #411',
		},
	},
	{
		name: 'StreetEasy, sentence in the subject only',
		mail: {
			subject: '72-30 45th Avenue #411 StreetEasy Inquiry From ANA TORRES',
			from: 'noreply@streeteasy.com',
			text: 'Phone: (415) 555-2671\nEmail: ana.torres@example.com',
		},
		source: 'StreetEasy',
		foundIn: 'labels',
		fields: { ...ana, full_name: 'ANA TORRES', property_address: '72-30 45th Avenue #411' },
	},
	{
		name: 'Apartments.com, spans and breaks',
		mail: {
			subject: 'New lead for Larch Court from Apartments.com',
			from: 'lead@apartments.com',
			html: '<div><span>Name:&nbsp;Ana Torres</span><br/><span>Phone:&nbsp;(415) 555-2671</span><br/><span>Email: <a href="mailto:ana.torres@example.com">ana.torres@example.com</a></span><br/>Move Date: 10/01/2026<br/>Beds/Baths: 2/1<br/>Comments: Two cats.<br/>No smoker.<br/><br/><p>This lead was sent by Apartments.com</p></div>',
		},
		source: 'Apartments.com',
		foundIn: 'labels',
		fields: { ...ana, timeline: '10/01/2026', message: 'Two cats.\nNo smoker.' },
	},
	{
		name: 'Redfin, a definition list',
		mail: {
			subject: 'New lead from Redfin: Ana Torres',
			from: 'Redfin <leads@redfin.com>',
			html: '<dl><dt>Name</dt><dd>Ana Torres</dd><dt>Phone</dt><dd>(415) 555-2671</dd><dt>Email</dt><dd>ana.torres@example.com</dd><dt>Home</dt><dd>88 Larch Way, Bend, OR 97701</dd></dl>',
		},
		source: 'Redfin',
		foundIn: 'labels',
		fields: { ...ana, property_address: '88 Larch Way, Bend, OR 97701' },
	},
	{
		name: 'Facebook, a question as a label',
		mail: {
			subject: 'New Facebook lead: Spring buyers',
			from: 'Lead Ads <notification@facebookmail.com>',
			headers: { 'list-unsubscribe': '<https://example.com>' },
			text: 'Full name: Ana Torres\nEmail: ana.torres@example.com\nPhone number: +14155552671\nWhen are you looking to buy?: 0-3 months\nCampaign: Spring\nForm: Buyers',
		},
		source: 'Facebook',
		foundIn: 'labels',
		fields: { ...ana, phone: '+14155552671', timeline: '0-3 months' },
	},
	{
		name: 'Zillow, a name and an address in one subject',
		mail: {
			subject: 'Tour request from Ana Torres for 88 Larch Way',
			from: 'Zillow <notifications@mail.zillow.com>',
			text: 'Ana Torres wants to tour 88 Larch Way, Bend, OR 97701\n\n(415) 555-2671\nana.torres@example.com',
		},
		source: 'Zillow',
		foundIn: 'labels',
		fields: { ...ana, property_address: '88 Larch Way, Bend, OR 97701' },
	},
];

export const formMails: readonly Mail[] = [
	{
		name: 'Contact Form 7, sender in a header line',
		mail: {
			subject: 'Larch Realty "A question"',
			from: 'Larch Realty <wordpress@larchrealty.example>',
			replyTo: 'ana.torres@example.com',
			text: 'From: Ana Torres <ana.torres@example.com>\nSubject: A question\n\nMessage Body:\nDo you have\nthree bedrooms?\n\n-- \nThis e-mail was sent from a contact form on Larch Realty (https://larchrealty.example)',
		},
		source: 'Website',
		foundIn: 'labels',
		fields: {
			full_name: 'Ana Torres',
			email: ana.email,
			message: 'Do you have\nthree bedrooms?',
		},
	},
	{
		name: 'Elementor, technical lines below',
		mail: {
			subject: 'New message from "Larch Realty"',
			from: 'Larch Realty <office@larchrealty.example>',
			text: 'Name: Ana Torres\nEmail: ana.torres@example.com\nPhone: (415) 555-2671\nMessage: Call me\n\n---\n\nDate: May 14, 2026\nTime: 9:12 am\nPage URL: https://larchrealty.example/contact\nUser Agent: Mozilla/5.0 (X11)\nRemote IP: 192.0.2.1\nPowered by: Elementor',
		},
		source: null,
		foundIn: 'labels',
		fields: { ...ana, message: 'Call me' },
	},
	{
		name: 'Gravity Forms, label and value in rows one below the other',
		mail: {
			subject: 'New submission from Contact',
			html: '<table><tr bgcolor="#EAF2FA"><td colspan="2"><strong>Name</strong></td></tr><tr><td width="20">&nbsp;</td><td>Ana Torres</td></tr><tr bgcolor="#EAF2FA"><td colspan="2"><strong>Email</strong></td></tr><tr><td>&nbsp;</td><td><a href="mailto:ana.torres@example.com">ana.torres@example.com</a></td></tr><tr><td colspan="2"><strong>Phone</strong></td></tr><tr><td>&nbsp;</td><td>(415) 555-2671</td></tr><tr><td colspan="2"><strong>Comments</strong></td></tr><tr><td>&nbsp;</td><td>First line<br>Second line</td></tr></table>',
		},
		source: 'Website',
		foundIn: 'labels',
		fields: { ...ana, message: 'First line\nSecond line' },
	},
	{
		name: 'WPForms, labels between dashes',
		mail: {
			subject: 'New Entry: Contact',
			from: 'wordpress@larchrealty.example',
			text: '--- Name ---\n\nAna Torres\n\n--- Email ---\n\nana.torres@example.com\n\n--- Comment or Message ---\n\nPlease call.\n',
		},
		source: 'Website',
		foundIn: 'labels',
		fields: { full_name: 'Ana Torres', email: ana.email, message: 'Please call.' },
	},
	{
		name: 'Formspree, labels in lower case above their values',
		mail: {
			subject: 'New submission from larchrealty.example',
			from: 'Formspree <noreply@formspree.io>',
			text: 'name:\nAna Torres\n\nemail:\nana.torres@example.com\n\nphone:\n(415) 555-2671\n\nmessage:\nHello.\nI am looking for a house.\n\n',
		},
		source: 'Website',
		foundIn: 'labels',
		fields: { ...ana, message: 'Hello.\nI am looking for a house.' },
	},
	{
		name: 'Squarespace, a line of its own below',
		mail: {
			subject: 'Form Submission - Contact',
			from: 'Squarespace <form-submission@squarespace.info>',
			replyTo: 'ana.torres@example.com',
			text: 'Sent via form submission from Larch Realty\n\nName: Ana Torres\n\nEmail: ana.torres@example.com\n\nMessage: Is parking included?\n\n(Sent via Larch Realty)\n\nManage Submissions',
		},
		source: 'Website',
		foundIn: 'labels',
		fields: { full_name: 'Ana Torres', email: ana.email, message: 'Is parking included?' },
	},
	{
		name: 'a table with a row of labels above the values',
		mail: {
			subject: 'Website inquiry',
			html: '<table><thead><tr><th>Name</th><th>Email</th><th>Phone</th></tr></thead><tbody><tr><td>Ana Torres</td><td>ana.torres@example.com</td><td>(415) 555-2671</td></tr></tbody></table>',
		},
		source: 'Website',
		foundIn: 'labels',
		fields: ana,
	},
	{
		name: 'four cells in a row',
		mail: {
			subject: 'Website lead',
			html: '<table><tr><td>First Name:</td><td>Ana</td><td>Last Name:</td><td>Torres</td></tr><tr><td>Email:</td><td>ana.torres@example.com</td><td>Cell:</td><td>(415) 555-2671</td></tr></table>',
		},
		source: 'Website',
		foundIn: 'labels',
		fields: { first_name: 'Ana', last_name: 'Torres', email: ana.email, phone: ana.phone },
	},
	{
		name: 'separators between labels',
		mail: {
			subject: 'Open house sign-in',
			text: 'Name: Ana Torres | Phone: (415) 555-2671 | Email: ana.torres@example.com\nComments: Wants to see more',
		},
		source: null,
		foundIn: 'labels',
		fields: { ...ana, message: 'Wants to see more' },
	},
	{
		name: 'two labels on one line',
		mail: {
			subject: 'Lead',
			text: 'Name: Ana Torres Email: ana.torres@example.com\nPhone - (415) 555-2671',
		},
		source: null,
		foundIn: 'labels',
		fields: ana,
	},
	{
		name: 'labels without colons',
		mail: {
			subject: 'A new lead',
			from: 'no-reply@leads.example',
			text: 'Name Ana Torres\nPhone 415-555-2671\nEmail ana.torres@example.com\nZip 97701',
		},
		source: null,
		foundIn: 'labels',
		fields: { full_name: 'Ana Torres', phone: '415-555-2671', email: ana.email, zip: '97701' },
	},
	{
		name: 'bold labels as Gmail writes them in plain text, with links',
		mail: {
			subject: 'Lead',
			text: '*Name:* Ana Torres\n*Phone:* (415) 555-2671 <tel:+14155552671>\n*Email*: ana.torres@example.com <mailto:ana.torres@example.com>\n• Message: Hello',
		},
		source: null,
		foundIn: 'labels',
		fields: { ...ana, message: 'Hello' },
	},
	{
		name: 'entities, wide spaces and soft hyphens in plain text',
		mail: {
			subject: 'Lead',
			text: 'Name:\u00a0Ana&nbsp;Tor\u00adres\nE-mail:\u2003ana.torres@example.com\nPhone:\u202f(415)\u00a0555-2671\nMessage: Bed &amp; bath?',
		},
		source: null,
		foundIn: 'labels',
		fields: { ...ana, message: 'Bed & bath?' },
	},
	{
		name: 'headings around them and the agent below',
		mail: {
			subject: 'New lead',
			text: 'Contact Information\nName: Ana Torres\nEmail: ana.torres@example.com\nPhone: (415) 555-2671\n\nListing Agent\nName: Bob Agent\nEmail: bob@larchrealty.example\nPhone: 212-555-0100',
		},
		source: null,
		foundIn: 'labels',
		fields: ana,
	},
	{
		name: 'who asks in one line',
		mail: {
			subject: 'Sign call',
			text: 'Caller details\nContact: Ana Torres, (415) 555-2671, ana.torres@example.com\nProperty: 88 Larch Way',
		},
		source: null,
		foundIn: 'labels',
		fields: { ...ana, property_address: '88 Larch Way' },
	},
	{
		name: 'double colons and headings on one line',
		mail: {
			subject: 'Bid',
			text: "Buyer's Message I want it  Buyer's Details Name: : Ana Torres Buyer Contact Number: : (415) 555-2671 Buyer Email: : ana.torres@example.com Property Details Property ID : 77 Property Address : 88 Larch Way",
		},
		source: null,
		foundIn: 'labels',
		fields: { ...ana, property_address: '88 Larch Way' },
	},
	{
		name: 'hidden texts left out, nested tables',
		mail: {
			subject: 'Website lead',
			html: '<div style="display:none">Name: Nobody Email: nobody@preview.example</div><table><tr><td><table><tr><td><b>Name:</b></td><td>Ana Torres</td></tr><tr><td><b>Email:</b></td><td>ana.torres@example.com</td></tr></table></td></tr></table>',
		},
		source: 'Website',
		foundIn: 'labels',
		fields: { full_name: 'Ana Torres', email: ana.email },
	},
	{
		name: 'own words and a colon within the message',
		mail: {
			subject: 'Website inquiry',
			text: 'Name: Ana Torres\nEmail: ana.torres@example.com\nMessage: Two things:\nmy budget: 300k\nand when: soon.\nThank you',
		},
		source: 'Website',
		foundIn: 'labels',
		fields: {
			full_name: 'Ana Torres',
			email: ana.email,
			message: 'Two things:\nmy budget: 300k\nand when: soon.\nThank you',
		},
	},
	{
		name: 'names of fields with equals signs',
		mail: {
			from: 'forms@larch.example',
			text: 'full_name = Ana Torres\nemail=ana.torres@example.com\nphone = (415) 555-2671',
		},
		source: null,
		foundIn: 'labels',
		fields: ana,
	},
	{
		name: 'no colons, the message neither',
		mail: {
			from: 'forms@larch.example',
			text: 'Name Ana Torres\nEmail ana.torres@example.com\nPhone (415) 555-2671\nMessage Is it still free?',
		},
		source: null,
		foundIn: 'labels',
		fields: { ...ana, message: 'Is it still free?' },
	},
	{
		name: 'a form that asks in its own words, with its own footer',
		mail: {
			from: 'form-submission@squarespace.info',
			text: 'Sent via form submission from Larch Realty\n\nName: Ana Torres\n\nEmail: ana.torres@example.com\n\nLeave us a message...: Is it still free?\n\nManage Submissions\n\nDoes this submission look like spam? Report it here.',
		},
		source: 'Website',
		foundIn: 'labels',
		fields: { full_name: ana.full_name, email: ana.email, message: 'Is it still free?' },
	},
	{
		name: 'questions for labels, with bullets',
		mail: {
			from: 'notifications@typeform.com',
			text: 'Your form has a new response:\n\n* What is your first name?\nAna\n\n* And your last name?\nTorres\n\n* What is the best phone number to reach you?\n(415) 555-2671\n\n* Please enter your email\nana.torres@example.com',
		},
		source: 'Website',
		foundIn: 'labels',
		fields: { first_name: 'Ana', last_name: 'Torres', email: ana.email, phone: ana.phone },
	},
	{
		name: 'a CRM that nobody knows, the name only in the subject',
		mail: {
			subject: 'New Lead: Ana Torres',
			from: 'notifications@larchcrm.example',
			text: 'Ana Torres just registered!\n\nEmail: ana.torres@example.com\nPhone: (415) 555-2671\nProperty viewed: 88 Larch Way, Bend, OR 97701',
		},
		source: null,
		foundIn: 'labels',
		fields: { ...ana, property_address: '88 Larch Way, Bend, OR 97701' },
	},
];

const ADF =
	'<?ADF VERSION "1.0"?>\n<?XML VERSION "1.0"?>\n<adf><prospect status="new"><id sequence="1" source="Larch">77</id><requestdate>2026-05-14T09:12:00-07:00</requestdate><customer><contact><name part="first">Ana</name><name part="last">Torres</name><email>ana.torres@example.com</email><phone type="voice" time="day">(415) 555-2671</phone><address type="home"><street line="1">9 Birch Ln</street><apartment>3</apartment><city>Bend</city><regioncode>OR</regioncode><postalcode>97701</postalcode></address></contact><comments><![CDATA[Is it free & quiet?]]></comments><timeframe><description>3 months</description></timeframe></customer><vendor><contact><name part="full">Bob Agent</name><email>bob@larch.example</email></contact></vendor><provider><name part="full">Larch Portal</name><email>portal@larch.example</email></provider></prospect></adf>';
const adfFields = {
	record_id: '77',
	source: 'Larch Portal',
	first_name: 'Ana',
	last_name: 'Torres',
	email: ana.email,
	phone: ana.phone,
	street: '9 Birch Ln',
	unit: '3',
	city: 'Bend',
	state: 'OR',
	zip: '97701',
	message: 'Is it free & quiet?',
	timeline: '3 months',
};

export const dataMails: readonly Mail[] = [
	{
		name: 'meta tags in the body, with a city and an MLS number',
		mail: {
			html: '<body><meta name="lead_name" content="Ana Torres"><meta name="lead_email" content="ana.torres@example.com"><meta name="lead_phone" content=""><meta name="lead_mls" content="A5712345"><meta name="lead_property_city" content="Bend"><meta name="lead_time_frame" content="&lt;90 days"><meta name="lead_max_price" content="500000">You have a new lead</body>',
		},
		source: null,
		foundIn: 'lead_meta_tags',
		fields: {
			full_name: 'Ana Torres',
			email: ana.email,
			mls_id: 'A5712345',
			property_city: 'Bend',
			timeline: '<90 days',
			budget_cents: '500000',
		},
	},
	{
		name: 'ADF in the text',
		mail: { subject: 'Lead', from: 'portal@larch.example', text: ADF },
		source: null,
		foundIn: 'adf',
		fields: adfFields,
	},
	{
		name: 'ADF as an attachment',
		mail: { subject: 'Lead', text: 'See the attached file.', attachments: [ADF] },
		source: null,
		foundIn: 'adf',
		fields: adfFields,
	},
	{
		name: 'ADF as text within HTML',
		mail: {
			subject: 'Lead',
			html: `<pre>${ADF.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</pre>`,
		},
		source: null,
		foundIn: 'adf',
		fields: adfFields,
	},
	{
		name: 'JSON in the text, nested',
		mail: {
			subject: 'Lead',
			text: 'New lead:\n{"lead": {"contact": {"first_name": "Ana", "last_name": "Torres", "email": "ana.torres@example.com", "phone": "(415) 555-2671"}, "property": {"address": "88 Larch Way"}}}',
		},
		source: null,
		foundIn: 'json',
		fields: {
			first_name: 'Ana',
			last_name: 'Torres',
			email: ana.email,
			phone: ana.phone,
			property_address: '88 Larch Way',
		},
	},
	{
		name: 'JSON as an attachment',
		mail: {
			subject: 'Lead',
			text: 'See below.',
			attachments: [
				'{"name":"Ana Torres","email":"ana.torres@example.com","phone":"(415) 555-2671"}',
			],
		},
		source: null,
		foundIn: 'json',
		fields: ana,
	},
	{
		name: 'the form post of Zillow Rentals',
		mail: {
			subject: 'Lead',
			from: 'rentals@zillow.com',
			text: 'listingId=77&name=Ana+Torres&email=ana.torres%40example.com&phone=%28415%29+555-2671&movingDate=20261001&message=Hello%2C+there&listingCity=Bend',
		},
		source: 'Zillow',
		foundIn: 'json',
		fields: {
			...ana,
			source: 'Zillow',
			mls_id: '77',
			timeline: '20261001',
			message: 'Hello, there',
			property_city: 'Bend',
		},
	},
];

export const personalMails: readonly Mail[] = [
	{
		name: 'a person, with a signature and a quoted mail',
		mail: {
			subject: 'Re: 88 Larch Way',
			from: '"Torres, Ana" <Ana.Torres@Example.com>',
			text: 'Hi,\n\nI saw MLS# 20431177 and would like a tour. My cell is (415) 555-2671.\n\nBest,\nAna\n\n-- \nAna Torres\nEngineer\n\nOn Tue, May 12, 2026 at 4:01 PM Bob Agent <bob@larchrealty.example> wrote:\n> Call me: 212-555-0100',
		},
		source: null,
		foundIn: 'free_text',
		fields: {
			...ana,
			email: 'ana.torres@example.com',
			mls_id: '20431177',
			message:
				'Hi,\n\nI saw MLS# 20431177 and would like a tour. My cell is (415) 555-2671.\n\nBest,\nAna',
		},
	},
	{
		name: 'a person from a phone, HTML only',
		mail: {
			subject: 'house',
			from: 'ana.torres@example.com',
			html: '<div dir="auto">Is the house on Larch still for sale?<br>Ana</div><br><div>Sent from my iPhone</div>',
		},
		source: null,
		foundIn: 'free_text',
		fields: { email: ana.email, message: 'Is the house on Larch still for sale?\nAna' },
	},
	{
		name: 'a person’s mail that an assistant forwarded',
		mail: {
			subject: 'Fwd: house',
			from: 'Office <office@larchrealty.example>',
			text: '---------- Forwarded message ---------\nFrom: Ana Torres <ana.torres@example.com>\nDate: Tue, May 12, 2026\nSubject: house\nTo: <office@larchrealty.example>\n\nPlease call me about the house: 415-555-2671',
		},
		source: null,
		foundIn: 'free_text',
		fields: {
			full_name: 'Ana Torres',
			email: ana.email,
			phone: '415-555-2671',
			message: 'Please call me about the house: 415-555-2671',
		},
	},
	{
		name: 'a form that passes on what a visitor wrote, without labels',
		mail: {
			subject: 'Website contact',
			from: 'no-reply@squarespace.info',
			replyTo: 'Ana Torres <ana.torres@example.com>',
			text: 'I would like to buy a house by the lake. Call me at (415) 555-2671.',
		},
		source: 'Website',
		foundIn: 'free_text',
		fields: {
			...ana,
			message: 'I would like to buy a house by the lake. Call me at (415) 555-2671.',
		},
	},
];

export const noLeads: readonly NoLead[] = [
	{
		name: 'a bounce',
		mail: {
			subject: 'Undeliverable: your listing',
			from: 'MAILER-DAEMON@example.com',
			text: 'Name: Ana Torres\nEmail: ana.torres@example.com\nyour mail could not be delivered',
		},
		why: 'bounce',
	},
	{
		name: 'a delivery report by its content type',
		mail: {
			subject: 'Report',
			from: 'mx@example.com',
			headers: { 'content-type': 'multipart/report; report-type=delivery-status' },
			text: 'It failed',
		},
		why: 'bounce',
	},
	{
		name: 'an out-of-office note by its subject',
		mail: {
			subject: 'Automatic reply: Your inquiry',
			from: 'Ana Torres <ana.torres@example.com>',
			text: 'I am away until Monday. Call 415-555-2671.',
		},
		why: 'auto_reply',
	},
	{
		name: 'an automatic answer by its header',
		mail: {
			subject: 'Thanks',
			from: 'ana.torres@example.com',
			headers: { 'auto-submitted': 'auto-replied' },
			text: 'We got your mail.',
		},
		why: 'auto_reply',
	},
	{
		name: 'a newsletter',
		mail: {
			subject: 'Market report',
			from: 'Larch Insights <hello@insights.example>',
			headers: { 'list-unsubscribe': '<https://insights.example/u>' },
			text: 'Rates fell again. Call us: 212-555-0100',
		},
		why: 'newsletter',
	},
	{
		name: 'marketing of a portal',
		mail: {
			subject: 'New homes for you',
			from: 'Zillow <zmail@zmail.zillow.com>',
			html: '<p>3 new homes match your search</p><p>88 Larch Way, Bend, OR 97701</p><p>$512,000</p>',
		},
		why: 'labels_not_found',
	},
	{
		name: 'news of a form service, which is to be answered to itself',
		mail: {
			subject: 'New form submission features',
			from: 'no-reply@squarespace.com',
			replyTo: 'help@squarespace.com',
			text: 'Forms can do more now.',
		},
		why: 'sent_by_program',
	},
	{
		name: 'an empty mail of a portal',
		mail: { subject: 'New homes for you', from: 'Zillow <zmail@zmail.zillow.com>' },
		why: 'labels_not_found',
	},
	{
		name: 'a program’s own words',
		mail: { subject: 'Your invoice', from: 'no-reply@billing.example', text: 'It is attached.' },
		why: 'sent_by_program',
	},
	{
		name: 'an invoice, whose sender wants no answer',
		mail: {
			subject: 'Your invoice',
			from: 'accounts@larch.example',
			replyTo: 'no-reply@larch.example',
			text: 'Amount due: $49.00',
		},
		why: 'sent_by_program',
	},
	{ name: 'nothing', mail: {}, why: 'nothing_to_read' },
];
