const STATES: Readonly<Record<string, string>> = {
	...{ AL: 'Alabama', AK: 'Alaska', AZ: 'Arizona', AR: 'Arkansas', CA: 'California' },
	...{ CO: 'Colorado', CT: 'Connecticut', DE: 'Delaware', FL: 'Florida', GA: 'Georgia' },
	...{ HI: 'Hawaii', ID: 'Idaho', IL: 'Illinois', IN: 'Indiana', IA: 'Iowa', KS: 'Kansas' },
	...{ KY: 'Kentucky', LA: 'Louisiana', ME: 'Maine', MD: 'Maryland', MA: 'Massachusetts' },
	...{ MI: 'Michigan', MN: 'Minnesota', MS: 'Mississippi', MO: 'Missouri', MT: 'Montana' },
	...{ NE: 'Nebraska', NV: 'Nevada', NH: 'New Hampshire', NJ: 'New Jersey', NM: 'New Mexico' },
	...{ NY: 'New York', NC: 'North Carolina', ND: 'North Dakota', OH: 'Ohio', OK: 'Oklahoma' },
	...{ OR: 'Oregon', PA: 'Pennsylvania', RI: 'Rhode Island', SC: 'South Carolina' },
	...{ SD: 'South Dakota', TN: 'Tennessee', TX: 'Texas', UT: 'Utah', VT: 'Vermont' },
	...{ VA: 'Virginia', WA: 'Washington', WV: 'West Virginia', WI: 'Wisconsin', WY: 'Wyoming' },
	...{ DC: 'District of Columbia', PR: 'Puerto Rico', VI: 'Virgin Islands', GU: 'Guam' },
	...{ AS: 'American Samoa', MP: 'Northern Mariana Islands' },
	...{ AA: 'Armed Forces Americas', AE: 'Armed Forces Europe', AP: 'Armed Forces Pacific' },
};

const PROVINCES: Readonly<Record<string, string>> = {
	...{ AB: 'Alberta', BC: 'British Columbia', MB: 'Manitoba', NB: 'New Brunswick' },
	...{ NL: 'Newfoundland and Labrador', NS: 'Nova Scotia', NT: 'Northwest Territories' },
	...{ NU: 'Nunavut', ON: 'Ontario', PE: 'Prince Edward Island', QC: 'Quebec' },
	...{ SK: 'Saskatchewan', YT: 'Yukon' },
};

/** Older abbreviations and the like that can mean one state only. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	...{ ala: 'AL', ariz: 'AZ', ark: 'AR', cal: 'CA', cali: 'CA', calif: 'CA', colo: 'CO' },
	...{ conn: 'CT', del: 'DE', fla: 'FL', ida: 'ID', ill: 'IL', ind: 'IN', kan: 'KS', kans: 'KS' },
	...{ ken: 'KY', mass: 'MA', mich: 'MI', minn: 'MN', miss: 'MS', mont: 'MT', neb: 'NE' },
	...{ nebr: 'NE', nev: 'NV', okla: 'OK', ore: 'OR', oreg: 'OR', penn: 'PA', penna: 'PA' },
	...{ tenn: 'TN', tex: 'TX', virg: 'VA', wash: 'WA', wis: 'WI', wisc: 'WI', wyo: 'WY' },
	...{ nhamp: 'NH', newhamp: 'NH', njersey: 'NJ', newjers: 'NJ', nmex: 'NM', newmex: 'NM' },
	...{ ncarolina: 'NC', nocarolina: 'NC', ncar: 'NC', scarolina: 'SC', socarolina: 'SC' },
	...{ scar: 'SC', ndakota: 'ND', nodakota: 'ND', ndak: 'ND', sdakota: 'SD', sodakota: 'SD' },
	...{ sdak: 'SD', wvirginia: 'WV', wva: 'WV', westva: 'WV', wvirg: 'WV', rhodeis: 'RI' },
	...{ washingtondc: 'DC', districtcolumbia: 'DC', usvirginislands: 'VI', usvi: 'VI' },
	...{ québec: 'QC' },
	// Misspelled so often, and so near to one name only, that nothing is guessed.
	...{ massachusets: 'MA', massachussetts: 'MA', massachusettes: 'MA', massachussets: 'MA' },
	...{ pennsylvannia: 'PA', pensylvania: 'PA', pennslyvania: 'PA', pennsylvaina: 'PA' },
	...{ tennesee: 'TN', tenessee: 'TN', conneticut: 'CT', connecticutt: 'CT' },
	...{ missisippi: 'MS', mississipi: 'MS', missippi: 'MS', flordia: 'FL', floridia: 'FL' },
	...{ californa: 'CA', califronia: 'CA', californina: 'CA', minnesotta: 'MN', minesota: 'MN' },
	...{ illinios: 'IL', illinoise: 'IL', arizonia: 'AZ', lousiana: 'LA', louisianna: 'LA' },
	...{ michagan: 'MI', michigian: 'MI', virgina: 'VA', georiga: 'GA', oklahama: 'OK' },
	...{ newyourk: 'NY', newyrok: 'NY', newjersy: 'NJ', northcarolia: 'NC', southcarolia: 'SC' },
};

const CODES = new Map<string, string>([
	...Object.entries({ ...STATES, ...PROVINCES }).flatMap(([code, name]) => [
		[letters(code), code] as const,
		[letters(name), code] as const,
	]),
	...Object.entries(OTHER_NAMES),
]);

/** Text that {@link letters} leaves as it is. */
const PLAIN = /^[a-z\d]+$/;

/** The two letters of a US state, territory or Canadian province; undefined when it is none. */
export function stateCode(text: string): string | undefined {
	const known = CODES.get(text);
	return known !== undefined || PLAIN.test(text) ? known : CODES.get(letters(text));
}

/** Whether two letters are those of a Canadian province. */
export function isProvince(code: string): boolean {
	return Object.hasOwn(PROVINCES, code);
}

function letters(text: string): string {
	return text.toLowerCase().replaceAll(/[\s.,]/g, '');
}
