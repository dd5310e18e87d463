// People of an Australian register, drawn from a seed: one original each and up to five copies with the
// errors that hands, ears and scanners make.

import { Draw, shuffled, typo } from './draw.mts';

export interface RegisteredPerson {
	readonly id: string;
	/** Which person it is; equal in all records of one. */
	readonly truth: string;
	readonly given_name: string;
	readonly surname: string;
	readonly street_number: string;
	readonly address_1: string;
	readonly address_2: string;
	readonly suburb: string;
	readonly postcode: string;
	readonly state: string;
	readonly date_of_birth: string;
}

type Details = Omit<RegisteredPerson, 'id' | 'truth'>;
type Field = keyof Details;

const GIVEN =
	`emiily joshua jack lachlan thomas ethan isabella sophie chloe olivia james samuel benjamin jessica
	daniel hannah mitchell matthew nicholas jacob georgia charlotte william emma sarah ella liam alexander
	dylan caitlin lauren jordan ryan harrison luke bailey taylah ruby grace lucy mia zoe amelia brianna
	madison connor isaac riley kyle cooper noah max tyler jayden nathan callum blake hayden oliver zachary
	kayla abbey imogen lara holly molly eliza tara mikayla finn bradley angus hugo logan joel jake caleb
	aidan kane brayden talia rachel teagan makenzi shakira tahlia annabelle bethany alana stephanie keely
	ashleigh tegan lochlan kiera jasmine mathilde yasmin deakin rhys sebastian edward harry hamish brodie
	`
		.trim()
		.split(/\s+/);
const FAMILY =
	`white smith clarke campbell green webb reid ryan nguyen dixon morrison thomas coleman matthews
	goode hawkins berry mcmahon waller stanley beattie lowe mccarthy cochrane stephenson berryman fitzpatrick
	quilliam sondergeld maynard purdon harrington bishop miles rudd lock pascoe georgiou crouch hage juric
	millar simmonds kelton glass dolan wilkins ebert rawlings zwar roche hathaway burford chandler flack
	vincent painter lombardi humphreys giuliano bullock slape trezona menzies whalan neumann hobson maczkowiack
	blackwell swaffer reymond carbone brock leslie dowling pilling kranz alderson warde`.split(/\s+/);
const STEMS =
	'mac bel wyn tul kur ban dar mor par yar war cob mil bor gla har ken lin rose tar wes ash bur cam del eas fre gil hol kil lang mar nor oak pen red sun tre ver wood'.split(
		' ',
	);
const ENDS =
	'la roo ong dale ville ton field wood more lyn dah gong brook vale park heights hill'.split(' ');
const WAYS = 'street street place crescent avenue circuit close court drive road way terrace'.split(
	' ',
);
const STATES = ['nsw', 'nsw', 'nsw', 'vic', 'vic', 'qld', 'qld', 'wa', 'sa', 'act', 'tas', 'nt'];
/** Letters and digits that scanners take for one another. */
const LOOK_ALIKE = ['5s', '8b', 'o0', '1l', 'uv', 'gq', '2z', 'ec', 'hb', 'nm', 'i1', '6b'];
const SOUND_ALIKE: readonly (readonly [string, string])[] = [
	['ph', 'f'],
	['ck', 'k'],
	['ie', 'y'],
	['ee', 'ea'],
	['th', 't'],
	['mb', 'm'],
	['c', 'k'],
	['y', 'ie'],
	['ll', 'l'],
	['ou', 'u'],
];

export interface RegisterTerms {
	/** How many copies there are of all originals together. */
	readonly copies: number;
	readonly seed: number;
	/** Of one original; a few have so many, most one or two (Zipf). */
	readonly mostCopies?: number;
	/** In one copy. */
	readonly mostErrors?: number;
}

export function registeredPeople(
	originals: number,
	{ copies, seed, mostCopies = 5, mostErrors = 6 }: RegisterTerms,
): RegisteredPerson[] {
	const draw = new Draw(seed);
	const records: RegisteredPerson[] = [];
	let left = copies;
	for (let index = 0; index < originals; index++) {
		const person = somebody(draw);
		const truth = String(index);
		records.push({ id: `rec-${index}-org`, truth, ...person });
		// What is left is spread over those that are left, so that about so many copies are made.
		const number = Math.min(left, copiesOfOne(draw, mostCopies, left / (originals - index)));
		left -= number;
		for (let copy = 0; copy < number; copy++) {
			const details = spoilt(draw, person, mostErrors);
			records.push({ id: `rec-${index}-dup-${copy}`, truth, ...details });
		}
	}
	return shuffled(records, draw);
}

function copiesOfOne(draw: Draw, most: number, average: number): number {
	if (most === 1) return draw.chance(average) ? 1 : 0;
	const zipf = Math.floor(1 / (draw.share() * 0.84 + 0.16));
	return draw.chance(average / 2) ? Math.min(most, zipf) : 0;
}

function somebody(draw: Draw): Details {
	const year = 1900 + draw.below(100);
	const two = (value: number) => String(value).padStart(2, '0');
	const placeName = () => draw.of(STEMS) + draw.of(ENDS);
	const suburb = new Draw(Math.floor(draw.share() ** 1.5 * 900));
	return {
		given_name: draw.chance(0.02) ? '' : draw.common(GIVEN),
		surname: draw.chance(0.01)
			? ''
			: draw.chance(0.3)
				? draw.common(FAMILY)
				: draw.of(STEMS) + draw.of(ENDS),
		street_number: draw.chance(0.04) ? '' : String(1 + Math.floor(draw.share() ** 2 * 250)),
		address_1: draw.chance(0.02) ? '' : `${placeName()} ${draw.of(WAYS)}`,
		address_2: draw.chance(0.1) ? '' : placeName(),
		suburb: suburb.of(STEMS) + ' ' + suburb.of(ENDS),
		state: draw.chance(0.1) ? '' : suburb.of(STATES),
		postcode: String(2000 + suburb.below(5000)),
		date_of_birth: draw.chance(0.02)
			? ''
			: `${year}${two(1 + draw.below(12))}${two(1 + draw.below(28))}`,
	};
}

/** A copy with errors, at most two in a field. */
function spoilt(draw: Draw, person: Details, mostErrors: number): Details {
	const copy: Record<Field, string> = { ...person };
	const fields = Object.keys(copy) as Field[];
	const inField = new Map<Field, number>();
	for (let errors = 1 + Math.floor(draw.share() ** 1.3 * mostErrors); errors > 0; errors--) {
		const field = draw.of(fields) as Field;
		const before = inField.get(field) ?? 0;
		if (before >= 2) continue;
		inField.set(field, before + 1);
		spoil(draw, copy, field);
	}
	return copy;
}

function spoil(draw: Draw, copy: Record<Field, string>, field: Field): void {
	const value = copy[field];
	switch (
		draw.kind({
			typo: 0.45,
			ear: 0.12,
			scanner: 0.13,
			space: 0.05,
			missing: 0.1,
			swap: 0.08,
			other: 0.07,
		})
	) {
		case 'typo':
			copy[field] = value.length > 1 ? typo(draw, value) : value;
			break;
		case 'ear': {
			const [from, to] = SOUND_ALIKE[draw.below(SOUND_ALIKE.length)] ?? ['', ''];
			copy[field] = value.replace(from, to);
			break;
		}
		case 'scanner': {
			const pair = draw.of(LOOK_ALIKE);
			copy[field] = value.replace(pair.charAt(0), pair.charAt(1));
			break;
		}
		case 'space':
			copy[field] = value.slice(0, value.length / 2) + ' ' + value.slice(value.length / 2);
			break;
		case 'missing':
			copy[field] = '';
			break;
		case 'swap':
			swap(draw, copy);
			break;
		case 'other':
			copy[field] = somebody(draw)[field];
	}
}

function swap(draw: Draw, copy: Record<Field, string>): void {
	const [one, other] = draw.chance(0.5)
		? (['given_name', 'surname'] as const)
		: (['address_1', 'address_2'] as const);
	const kept = copy[one];
	copy[one] = copy[other];
	copy[other] = kept;
}
