import fc from 'fast-check';

/** Names of fields as sources spell them, canonical ones among them. */
const names = fc.constantFrom(
	...['Full Name', 'name', 'first_name', 'First Name', 'last_name', 'suffix', 'co_name', 'company'],
	...['email', 'E-Mail', 'phone', 'phone_e164', 'Mobile', 'phone_country', 'phone_valid'],
	...['address', 'street', 'unit', 'city', 'state', 'zip', 'zip4', 'country', 'address_verified'],
	...['latitude', 'longitude', 'budget', 'budget_cents', 'timeline', 'pre_approved', 'message'],
	...['consent', 'consent_at', 'consent_basis', 'mls', 'property_address', 'property_city'],
	...[
		'Property ZIP',
		'list_price',
		'property_price_cents',
		'lead_id',
		'id',
		'source',
		'received_at',
	],
	...['utm_source', 'extra', 'other_phones', '__proto__', 'constructor', 'a.b', ''],
);

/** Values as sources write them, right, odd and wrong. */
const values = fc.oneof(
	fc.constantFrom(
		...['John Smith', 'MARCUS & PRIYA OKAFOR', 'SMITH, JOHN JR', 'Acme Realty LLC', 'van dyke'],
		...[
			'de la cruz',
			'AJ',
			'john SMITH',
			'Mr. and Mrs. Bob Lee',
			'José Ortega y Gasset',
			'Mary Ann S',
		],
		...[
			'Dr. John "Jack" Smith III',
			'SMITH JOHN A & MARY B',
			'Estate of Ann Lee',
			'Smith, Jr., John',
		],
		...[
			'Maria Garcia Smith',
			'Nguyen Van Anh',
			'李小龙',
			'test',
			'Ann Lee ann@example.com',
			'VAN DYKE',
		],
		...[
			'Mr. & Mrs. Smith',
			'John 415-555-2671',
			'Ann 🏡 Lee',
			'Ann & Bob',
			'Miss',
			'Mr. Nguyen MD',
		],
		...['info@example.com', 'x1@convo.zillow.com', 'ann@gmial.con', '"a b"@c.io', 'a@[192.0.2.1]'],
		...['1-800-FLOWERS', '123-456-7890', '0011 44 20 7946 0958', 'noreply@zillow.com', 'I agree'],
		...[
			'a@b.com',
			'Ann <ANN@x.org>',
			'a@b.com, c@d.com',
			'none@none.com',
			'mailto:x@y.io?subject=1',
		],
		...['415-555-2671', '(555) 867-5309', '4155552671.0', '0044 20 7946 0958', '415-555-2671 x9'],
		...['415-555-2671 / 212-555-0100', '555-2671', '+1 787 555 1234', '000-000-0000', '4.15555E9'],
		...[
			'1 Main St',
			'1 Main St, Austin, TX 78701',
			'Austin',
			'Texas',
			'tx',
			'78701-1234',
			'2138',
			'MA',
		],
		...['$1,200,000.00', '1.2M', '350-375k', 'from 450k', '1.5', 'call', '€300', '45000000', '450'],
		...[
			'yes',
			'no',
			'maybe',
			'2026-03-01T12:00:00+01:00',
			'03/04/2026',
			'2026-02-30',
			'1767571200',
		],
		...['', 'n/a', ' ', 'NULL', 'US', 'United States', 'Narnia', 'Zillow', 'zillow:7', 'lead:7'],
	),
	fc.string({ unit: 'binary', maxLength: 30 }),
	fc.string({ unit: 'grapheme', maxLength: 12 }),
	fc.integer(),
	fc.double(),
	fc.boolean(),
	fc.constant(null),
);

const nested = fc.oneof(
	{ weight: 8, arbitrary: values },
	{ weight: 1, arbitrary: fc.array(values, { maxLength: 3 }) },
	{ weight: 1, arbitrary: fc.dictionary(names, values, { maxKeys: 4 }) },
	{
		weight: 1,
		arbitrary: fc.array(fc.record({ name: names, values: fc.array(values, { maxLength: 2 }) }), {
			maxLength: 3,
		}),
	},
);

/** Raw items of any source, and of none. */
export const anyItem = fc.dictionary(names, nested, { maxKeys: 12 });
