const FIRST = ['Ann', 'BOB', 'carla', 'Dr. Dmitri', 'Mary Ann', 'José', 'John & Jane', 'Wei'];
const LAST = ['Lee', 'MCDONALD', "o'brien", 'van der Berg', 'García López', 'Okafor', 'Smith Jr.'];
const STREETS = ['Main St', 'N Oak Avenue', 'County Road 12', 'Elm Ct Apt 4B', 'SW 5th Ave #210'];
const PLACES = ['Austin, TX 78701', 'Bend, OR 97701-1234', 'Salt Lake City, UT 84101', 'Miami FL'];

/** A lead with all that portals and forms send, other than every other of its number. */
export function rawLead(number: number) {
	const pick = (words: readonly string[]) => words[number % words.length] ?? '';
	const digits = String(2_000_000 + number).padStart(7, '0');
	return {
		'Lead Source': 'Website',
		id: number,
		'Full Name': `${pick(FIRST)} ${pick(LAST)}`,
		'E-Mail': `Lead ${number} <Lead.${number}@Example.com>`,
		'Phone Number': `(415) ${digits.slice(0, 3)}-${digits.slice(3)}`,
		Address: `${number % 9_999} ${pick(STREETS)}, ${pick(PLACES)}`,
		Budget: '$350,000 - $475,000',
		Timeline: '1-3 months',
		'Pre-approved': 'Yes',
		Message: 'Is it still available? We would like to see it on Saturday.',
		opt_in: 'on',
		mls_number: `MLS${number}`,
		'property.price': '$1,200,000.00',
		utm_campaign: 'spring',
		submitted_at: '2026-03-01T12:00:00Z',
	};
}
