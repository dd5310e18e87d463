/** USPS Publication 28, appendix C2: the designator as it is written here, then its other forms. */
const TABLE = `
Apt: apartment apmt appt aprt apart apto apartamento
Bldg: building blg bld bldng edif edificio
Bsmt: basement bsmnt bmt
Dept: department
Fl: floor flr piso
Frnt: front
Hngr: hangar
Key:
Lbby: lobby
Lot: lt
Lowr: lower
Ofc: office
Ph: penthouse
Pier:
Rear:
Rm: room
Side:
Slip:
Spc: space
Stop:
Ste: suite suit sute
Trlr: trailer
Unit: un condo condominium
Uppr: upper
Blk: block
Level: lvl
Tower: twr
PMB:
`;

/** Those that stand without an identifier. */
const ALONE = new Set(['Bsmt', 'Frnt', 'Lbby', 'Lowr', 'Ofc', 'Ph', 'Rear', 'Side', 'Uppr']);

const DESIGNATORS = new Map<string, string>();
for (const row of TABLE.trim().split('\n')) {
	const [standard = '', others = ''] = row.split(':');
	for (const word of [standard.toLowerCase(), ...others.trim().split(' ')]) {
		if (word !== '') DESIGNATORS.set(word, standard);
	}
}

/** The standard form of a secondary unit designator; undefined when the word is none. */
export function unitDesignator(word: string): string | undefined {
	return DESIGNATORS.get(word);
}

/** Whether a standard designator says enough without a number or letter behind it. */
export function standsAlone(designator: string): boolean {
	return ALONE.has(designator);
}
