// People as lead lists have them, drawn from a seed: names as common as names are, households under
// one roof, and for some people further records with nicknames, typos, moves and what was left out.

import { Draw, shuffled, typo } from './draw.mts';

export interface GeneratedPerson {
	readonly id: string;
	/** Which person it is; equal in all records of one. */
	readonly truth: string;
	readonly first_name: string;
	readonly last_name: string;
	readonly suffix: string;
	readonly email: string;
	readonly phone: string;
	readonly street: string;
	readonly unit: string;
	readonly city: string;
	readonly state: string;
	readonly zip: string;
}

const GIVEN =
	`James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan
	Joseph Jessica Thomas Karen Christopher Sarah Charles Lisa Daniel Nancy Matthew Sandra Anthony Betty
	Mark Ashley Donald Emily Steven Kimberly Andrew Margaret Paul Donna Joshua Michelle Kenneth Carol
	Kevin Amanda Brian Melissa Timothy Deborah Ronald Stephanie Jason Rebecca George Sharon Edward Laura
	Jeffrey Cynthia Ryan Dorothy Jacob Amy Nicholas Kathleen Gary Angela Eric Shirley Jonathan Emma
	Stephen Brenda Larry Pamela Justin Nicole Scott Anna Brandon Samantha Benjamin Katherine Samuel
	Christine Gregory Debra Alexander Rachel Patrick Carolyn Frank Janet Raymond Maria Jack Olivia Dennis
	Heather Jerry Helen Tyler Catherine Aaron Diane Jose Julie Adam Victoria Nathan Joyce Henry Lauren
	Zachary Kelly Douglas Christina Peter Ruth Kyle Joan Noah Virginia Ethan Judith Jeremy Evelyn Walter
	Hannah Keith Andrea Austin Megan Roger Cheryl Terry Jacqueline Sean Madison Gerald Teresa Carl Abigail
	Dylan Sophia Harold Martha Jordan Sara Jesse Gloria Bryan Janice Lawrence Kathryn Arthur Ann Gabriel
	Isabella Bruce Judy Albert Charlotte Willie Julia Alan Grace Juan Amber Logan Denise Wayne Alice Ralph
	Jean Roy Frances Eugene Danielle Randy Marilyn Vincent Natalie Russell Beverly Louis Diana Philip
	Brittany Bobby Theresa Johnny Rose Bradley Kayla Carlos Alexis Luis Doris Priya Wei Mohammed Fatima
	Dmitri Ingrid Xavier Yuki Oluwaseun Giovanni Siobhan Thuy Rajesh Mei Aisha Lars`.split(/\s+/);

const FAMILY =
	`Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez
	Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark
	Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams
	Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker Cruz
	Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper Peterson
	Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James Bennett Gray
	Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez`.split(
		/\s+/,
	);

const BEGINNINGS =
	'Ab Al An Bar Bel Ber Bla Bor Bran Bur Cal Car Chan Cor Dal Den Dor Dun El Fer Fal Gar Gil Gor Hal Har Hen Hol Jan Kar Kel Kir Lam Lan Lin Lor Mac Mar Mel Mor Nor Os Pal Pen Pol Ra Ren Ros San Sel Shel Sor Stan Tal Tor Ul Van Ver Wal Wen Wes Zam'.split(
		' ',
	);
const ENDINGS =
	'berg bury den der dez dorf dren er field ford ger ham han ini ington inski kin kowski land ler ley lin lo man mann mer mond more ner nez ov ova ozzi rell rez ric ridge rino sen ser sky son stein stone ston ter ton vale vich wald ward way well wick wood worth'.split(
		' ',
	);
const MIDDLES = [
	'',
	'',
	'a',
	'e',
	'i',
	'o',
	'an',
	'el',
	'en',
	'il',
	'on',
	'ar',
	'ber',
	'ti',
	'sha',
];

const NICKNAMES: Readonly<Record<string, readonly string[]>> = {
	Robert: ['Bob', 'Rob'],
	William: ['Bill', 'Will'],
	Richard: ['Rick', 'Dick'],
	Elizabeth: ['Liz', 'Beth'],
	Michael: ['Mike'],
	Christopher: ['Chris'],
	Jennifer: ['Jen', 'Jenny'],
	Katherine: ['Kate', 'Kathy'],
	Margaret: ['Peggy', 'Maggie'],
	James: ['Jim'],
	Thomas: ['Tom'],
	Daniel: ['Dan'],
	Matthew: ['Matt'],
	Anthony: ['Tony'],
	Joseph: ['Joe'],
	Patricia: ['Pat', 'Trish'],
	Deborah: ['Debbie'],
	Susan: ['Sue'],
	Steven: ['Steve'],
	Edward: ['Ed', 'Ted'],
	Samantha: ['Sam'],
	Alexander: ['Alex'],
	Benjamin: ['Ben'],
	Victoria: ['Vicky'],
	Rebecca: ['Becky'],
	Charles: ['Chuck', 'Charlie'],
};

/** Nobody is called Betty besides an Elizabeth of the same house. */
const FULL = GIVEN.filter(
	(name) => !['Betty', 'Lisa', 'Kathleen', 'Kathryn', 'Jack', 'Carlos'].includes(name),
);

const STREETS =
	'Oak Maple Cedar Pine Elm Washington Lake Hill Walnut Spring North Ridge Church Willow Mill Sunset Railroad Jefferson Center Highland Forest Jackson River Meadow Park Chestnut Broad Cherry Dogwood Franklin Hickory Laurel Lincoln Locust Madison Poplar Prospect Sycamore Vine Magnolia Juniper Aspen Birch Canyon Harbor Orchard Valley'.split(
		' ',
	);
const STREET_KINDS = ['St', 'Ave', 'Dr', 'Ln', 'Rd', 'Ct', 'Way', 'Blvd', 'Pl', 'Ter'];
const PROVIDERS = ['gmail.com', 'yahoo.com', 'outlook.com', 'icloud.com', 'aol.com', 'comcast.net'];
const STATES = ['CA', 'TX', 'FL', 'NY', 'WA', 'AZ', 'CO', 'GA', 'NC', 'IL'];

interface Home {
	readonly street: string;
	readonly unit: string;
	readonly city: string;
	readonly state: string;
	readonly zip: string;
}

type Person = Omit<GeneratedPerson, 'id'>;

/**
 * So many records. A third belong to people with two to four of them, the others are alone; two
 * fifths of the people live with somebody of their name: spouses, children, fathers and sons.
 */
export function people(size: number, seed = 1): GeneratedPerson[] {
	const draw = new Draw(seed);
	const records: GeneratedPerson[] = [];
	const add = (person: Person) => records.push({ ...person, id: String(records.length + 1) });
	let persons = 0;
	while (records.length < size) {
		const cities = Math.max(20, Math.ceil(size / 400));
		for (const person of household(draw, cities, () => `p${++persons}`)) {
			add(person);
			if (!draw.chance(0.2)) continue;
			for (let more = 1 + draw.below(3); more > 0; more--) add(again(draw, person, cities));
		}
	}
	return shuffled(records.slice(0, size), draw);
}

/** So many people of different houses, each once, with an e-mail address and a phone of their own. */
export function distinctPeople(count: number): GeneratedPerson[] {
	const taken = new Set<string>();
	return people(count * 3)
		.filter(({ truth, email, phone, street, zip }) => {
			const own = [truth, email, phone, street && `${street} ${zip}`];
			const isDistinct = !own.includes('') && own.every((text) => !taken.has(text));
			for (const text of own) taken.add(text);
			return isDistinct;
		})
		.slice(0, count);
}

function household(draw: Draw, cities: number, nextTruth: () => string): Person[] {
	const home = homeOf(draw, cities);
	const family = surnameOf(draw);
	const phone = phoneOf(draw);
	const members = draw.chance(0.25) ? 2 + draw.below(3) : 1;
	const names = new Set<string>();
	while (names.size < members) names.add(draw.common(FULL));
	const list = [...names].map((first_name): Person => {
		const last_name = members > 1 && draw.chance(0.1) ? surnameOf(draw) : family;
		return {
			truth: nextTruth(),
			first_name,
			last_name,
			suffix: '',
			email: draw.chance(0.85) ? emailOf(draw, first_name, last_name) : '',
			phone: draw.chance(0.4) ? phone : phoneOf(draw),
			...home,
		};
	});
	const [father] = list;
	if (father === undefined || members < 2 || !draw.chance(0.1)) return list;
	const son = { ...father, truth: nextTruth(), suffix: 'Jr.', phone: phoneOf(draw) };
	return [
		...list.slice(1),
		{ ...father, suffix: 'Sr.' },
		{ ...son, email: emailOf(draw, son.first_name, son.last_name) },
	];
}

function surnameOf(draw: Draw): string {
	if (draw.chance(0.35)) return draw.common(FAMILY);
	return draw.of(BEGINNINGS) + draw.of(MIDDLES) + draw.of(ENDINGS);
}

function phoneOf(draw: Draw): string {
	return `${200 + draw.below(700)}${200 + draw.below(800)}${1000 + draw.below(9000)}`;
}

function emailOf(draw: Draw, first: string, last: string): string {
	const dot = draw.chance(0.5) ? '.' : '';
	const start = draw.chance(0.3) ? first.slice(0, 1) : first;
	const number = draw.chance(0.6) ? String(draw.below(100_000)) : '';
	const address = `${start}${dot}${last}${number}@${draw.of(PROVIDERS)}`.toLowerCase();
	if (draw.taken.has(address)) return emailOf(draw, first, last);
	draw.taken.add(address);
	return address;
}

function homeOf(draw: Draw, cities: number): Home {
	const place = Math.floor(draw.share() ** 1.5 * cities);
	const name = new Draw(place + 7);
	return {
		street: `${1 + draw.below(9900)} ${draw.of(STREETS)} ${draw.of(STREET_KINDS)}`,
		unit: draw.chance(0.15) ? `Apt ${1 + draw.below(60)}` : '',
		city:
			name.of(BEGINNINGS) + name.of(MIDDLES) + name.of(['ton', 'ville', 'burg', 'field', 'wood']),
		state: name.of(STATES),
		zip: String(10_000 + ((place * 37 + draw.below(3)) % 89_000)),
	};
}

/** The same person in another list. */
function again(draw: Draw, person: Person, cities: number): Person {
	const first_name = otherFirstName(draw, person.first_name);
	const last_name = draw.chance(0.06) ? typo(draw, person.last_name) : person.last_name;
	const isSwapped = draw.chance(0.02);
	const home = draw.chance(0.12) ? homeOf(draw, cities) : person;
	const hasAddress = draw.chance(0.7);
	const email = draw.chance(0.2) ? emailOf(draw, first_name, last_name) : person.email;
	return {
		truth: person.truth,
		first_name: isSwapped ? last_name : first_name,
		last_name: isSwapped ? first_name : last_name,
		suffix: draw.chance(0.7) ? person.suffix : '',
		email: draw.chance(0.75) ? (draw.chance(0.03) ? typo(draw, email) : email) : '',
		phone: draw.chance(0.8) ? (draw.chance(0.15) ? phoneOf(draw) : person.phone) : '',
		street: hasAddress ? (draw.chance(0.08) ? typo(draw, home.street) : home.street) : '',
		unit: hasAddress && draw.chance(0.8) ? home.unit : '',
		city: hasAddress || draw.chance(0.5) ? home.city : '',
		state: home.state,
		zip: hasAddress || draw.chance(0.5) ? home.zip : '',
	};
}

function otherFirstName(draw: Draw, name: string): string {
	const nicknames = NICKNAMES[name];
	if (nicknames !== undefined && draw.chance(0.3)) return draw.of(nicknames);
	if (draw.chance(0.03)) return name.slice(0, 1);
	return draw.chance(0.06) ? typo(draw, name) : name;
}
