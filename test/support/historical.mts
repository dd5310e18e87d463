// People of the past as libraries, registers and encyclopedias write them, drawn from a seed: about ten
// records a person, families of one name in one place, titles and other names, and much that is wrong
// or left out.

import { Draw, shuffled, typo } from './draw.mts';

export interface HistoricalPerson {
	readonly id: string;
	/** Which person it is; equal in all records of one. */
	readonly truth: string;
	readonly first_name: string;
	readonly last_name: string;
	readonly date_of_birth: string;
	readonly city: string;
	readonly zip: string;
	readonly occupation: string;
}

const MEN =
	`john william thomas george james henry charles robert edward joseph richard samuel arthur frederick
	alfred francis david walter alexander hugh philip peter daniel benjamin andrew edmund herbert ernest
	harold albert stephen percy matthew nicholas reginald ralph isaac edwin patrick frank anthony archibald
	sidney cecil gilbert michael leonard roger oliver augustus evelyn josiah humphrey ambrose tobias
	jeremiah lancelot peregrine`.split(/\s+/);
const WOMEN =
	`mary elizabeth anne margaret jane sarah catherine charlotte frances emily alice helen florence ellen
	edith emma eleanor louisa caroline harriet isabella maria agnes dorothy ethel maud beatrice amelia julia
	lucy martha susanna rosamund winifred hester`.split(/\s+/);
const SHORT: Readonly<Record<string, readonly string[]>> = {
	william: ['will', 'bill', 'willie'],
	thomas: ['tom', 'tommy'],
	james: ['jim', 'jimmy'],
	charles: ['charlie', 'chas'],
	robert: ['bob', 'bobby'],
	edward: ['ted', 'ned', 'eddie'],
	joseph: ['joe'],
	henry: ['harry', 'hal'],
	richard: ['dick'],
	samuel: ['sam'],
	frederick: ['fred', 'freddie'],
	alfred: ['alf', 'fred'],
	francis: ['frank'],
	john: ['jack', 'jon'],
	elizabeth: ['betty', 'lizzie', 'eliza'],
	margaret: ['peggy', 'maggie'],
	mary: ['polly', 'molly'],
	albert: ['bert'],
	daniel: ['dan'],
	benjamin: ['ben'],
	andrew: ['andy'],
	michael: ['mike', 'mick'],
};
const FAMILY =
	`smith jones williams taylor brown davies wilson evans thomas johnson roberts walker wright robinson
	thompson white hughes edwards green hall wood harris lewis martin jackson clarke clark turner hill scott
	cooper morris ward moore king watson baker harrison morgan patel young allen mitchell james anderson
	phillips lee bell parker davis bennett miller cook shaw cox griffiths richardson carter collins marshall
	howard grey stanley russell cavendish percy herbert seymour hamilton campbell stewart gordon douglas
	murray grant fraser bruce lindsay hay erskine montagu spencer talbot temple villiers wyndham`.split(
		/\s+/,
	);
const FRONT =
	'ash bar black brad broad bur car chur clif cran craw dal den dun east fair far gar gil gran had hal ham har hart hol hor hunt kem kings lang law lin lock long mid mil nor old pem pen pres rad red ship stan stock stri sut swin thorn tre war west whit win wood wor'.split(
		' ',
	);
const BACK =
	'bourne bridge brook bury by combe cote dale den field ford gate ham hurst ing ington land leigh ley low man mere more over port ridge shaw stead stone stow thorpe ton well wick wood worth'.split(
		' ',
	);
const WORK =
	'politician writer painter cricketer priest lawyer engineer actor footballer officer botanist composer poet physician architect historian judge printer banker singer chemist explorer'.split(
		' ',
	);
const TITLES = ['sir', 'lord', 'dr', 'rev', 'captain', 'lady', 'colonel'];

/** How large a share of what is written down is wrong, left out, or one of several names. */
interface Wrongs {
	readonly hasOtherName: number;
	readonly isUnderOtherName: number;
	readonly ways: Readonly<Record<Way, number>>;
	readonly dates: Readonly<Record<DateWay, number>>;
	readonly typos: Readonly<Record<'first' | 'last', number>>;
	/** No place, or the place where somebody lived for a while. */
	readonly noPlace: number;
	readonly livesElsewhere: number;
	readonly leftOut: Readonly<Record<'birth' | 'city' | 'zip' | 'work', number>>;
	readonly usualPostcode: number;
}

type Way = 'plain' | 'short' | 'titled' | 'swapped' | 'initial' | 'full';
type DateWay = 'start' | 'year' | 'decade' | 'swapped' | 'typo' | 'right';

const USUAL: Wrongs = {
	hasOtherName: 0.25,
	isUnderOtherName: 0.35,
	ways: { plain: 0.72, short: 0.08, titled: 0.08, swapped: 0.03, initial: 0.04, full: 0.05 },
	dates: { start: 0.1, year: 0.03, decade: 0.03, swapped: 0.03, typo: 0.06, right: 0.75 },
	typos: { first: 0.07, last: 0.09 },
	noPlace: 0.1,
	livesElsewhere: 0,
	leftOut: { birth: 0.18, city: 0.1, zip: 0.22, work: 0.25 },
	usualPostcode: 0.55,
};

/** Half have two names, a quarter of the places is another, and a third of everything is missing. */
export const MUCH_WRONG: Wrongs = {
	hasOtherName: 0.5,
	isUnderOtherName: 0.45,
	ways: { plain: 0.55, short: 0.14, titled: 0.14, swapped: 0.04, initial: 0.05, full: 0.08 },
	dates: { start: 0.2, year: 0.05, decade: 0.05, swapped: 0.04, typo: 0.1, right: 0.56 },
	typos: { first: 0.12, last: 0.15 },
	noPlace: 0,
	livesElsewhere: 0.25,
	leftOut: { birth: 0.3, city: 0.25, zip: 0.35, work: 0.35 },
	usualPostcode: 0.35,
};

/** What is known of somebody. */
interface Person {
	readonly truth: string;
	readonly given: readonly string[];
	readonly family: string;
	/** Another family name: a seat, a pen name, a maiden name. */
	readonly other: string;
	readonly title: string;
	readonly birth: string;
	readonly place: string;
	readonly area: string;
	readonly work: readonly string[];
}

/** About so many records of a tenth as many people. */
export function historicalPeople(
	size: number,
	seed = 1,
	wrongs: Wrongs = USUAL,
): HistoricalPerson[] {
	const draw = new Draw(seed);
	const towns = Array.from({ length: 400 }, () => draw.of(FRONT) + draw.of(BACK));
	const world = { towns, wrongs };
	const records: HistoricalPerson[] = [];
	let persons = 0;
	while (records.length < size) {
		for (const person of family(draw, world, () => `Q${++persons}`)) {
			for (let more = recordsOfOne(draw); more > 0; more--) {
				const id = `${person.truth}-${records.length + 1}`;
				records.push({ id, ...written(draw, person, world) });
			}
		}
	}
	return shuffled(records.slice(0, size), draw);
}

interface World {
	readonly towns: readonly string[];
	readonly wrongs: Wrongs;
}

/** From one to twenty-odd, ten on average. */
function recordsOfOne(draw: Draw): number {
	return 1 + Math.floor((draw.share() + draw.share()) * 9.5);
}

function family(draw: Draw, world: World, nextTruth: () => string): Person[] {
	const { towns } = world;
	const town = Math.floor(draw.share() ** 3 * towns.length);
	const first = somebody(draw, world, { truth: nextTruth(), town, year: 1600 + draw.below(340) });
	const list = [first];
	while (draw.chance(0.2)) {
		const isSon = draw.chance(0.5);
		const year =
			Number(first.birth.slice(0, 4)) + (isSon ? 20 + draw.below(20) : draw.below(15) - 7);
		const relative = somebody(draw, world, {
			truth: nextTruth(),
			town: draw.chance(0.6) ? town : draw.below(towns.length),
			year,
		});
		list.push({
			...relative,
			family: first.family,
			other: draw.chance(0.5) ? first.other : relative.other,
			given: isSon ? sonOf(draw, first, relative) : unlike(list, relative.given),
			work: draw.chance(0.4) ? first.work : relative.work,
		});
	}
	return list;
}

/** A son may have his father's name. */
function sonOf(draw: Draw, father: Person, son: Person): readonly string[] {
	return draw.chance(0.35) ? father.given : son.given;
}

/** Brothers and sisters have names of their own. */
function unlike(family: readonly Person[], given: readonly string[]): readonly string[] {
	const taken = family.map((person) => person.given[0]);
	if (!taken.includes(given[0])) return given;
	return [MEN.find((name) => !taken.includes(name)) ?? '', ...given.slice(1)];
}

function somebody(
	draw: Draw,
	{ towns, wrongs }: World,
	{ truth, town, year }: { readonly truth: string; readonly town: number; readonly year: number },
): Person {
	const isWoman = draw.chance(0.15);
	const given = () => popular(draw, isWoman ? WOMEN : MEN);
	return {
		truth,
		given: draw.chance(0.4) ? [given(), given()] : [given()],
		family: draw.chance(0.45) ? draw.common(FAMILY) : draw.of(FRONT) + draw.of(BACK),
		other: draw.chance(wrongs.hasOtherName) ? draw.of(towns) : '',
		title: draw.chance(0.25) ? draw.of(TITLES) : '',
		birth: `${year}-${draw.chance(0.25) ? '01-01' : dayOfYear(draw)}`,
		place: towns[town] ?? '',
		area: areaOf(town),
		work: draw.chance(0.4) ? [draw.common(WORK), draw.common(WORK)] : [draw.common(WORK)],
	};
}

/** A few names are borne by most. */
function popular(draw: Draw, names: readonly string[]): string {
	return names[Math.floor(draw.share() ** 3 * names.length)] ?? '';
}

function dayOfYear(draw: Draw): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(1 + draw.below(12))}-${two(1 + draw.below(28))}`;
}

/** The first letters of the postcodes around a town. */
function areaOf(town: number): string {
	const draw = new Draw(town + 17);
	return draw.of(['b', 'l', 'm', 'tq', 'ex', 'bs', 'yo', 'ne', 'eh', 'cf', 'sw', 'ec', 'gl', 'rg']);
}

function written(
	draw: Draw,
	person: Person,
	{ towns, wrongs }: World,
): Omit<HistoricalPerson, 'id'> {
	const { leftOut, typos } = wrongs;
	const [first_name, last_name] = nameOf(draw, person, wrongs);
	const place = placeOf(draw, person, { towns, wrongs });
	return {
		truth: person.truth,
		first_name: draw.chance(0.03) ? '' : withTypo(draw, first_name, typos.first),
		last_name: draw.chance(0.05) ? '' : withTypo(draw, last_name, typos.last),
		date_of_birth: draw.chance(leftOut.birth) ? '' : birthOf(draw, person.birth, wrongs),
		city: draw.chance(leftOut.city) ? '' : withTypo(draw, place, 0.05),
		zip: draw.chance(leftOut.zip) ? '' : postcodeOf(draw, person, wrongs),
		occupation: draw.chance(leftOut.work) ? '' : draw.of(person.work),
	};
}

function withTypo(draw: Draw, text: string, share: number): string {
	return text.length > 2 && draw.chance(share) ? typo(draw, text) : text;
}

function placeOf(draw: Draw, person: Person, { towns, wrongs }: World): string {
	if (wrongs.livesElsewhere > 0 && draw.chance(wrongs.livesElsewhere)) return draw.of(towns);
	return wrongs.noPlace > 0 && draw.chance(wrongs.noPlace) ? '' : person.place;
}

function nameOf(draw: Draw, person: Person, wrongs: Wrongs): [first: string, last: string] {
	const { given, family, other, title } = person;
	const [first = ''] = given;
	const last = other !== '' && draw.chance(wrongs.isUnderOtherName) ? other : family;
	switch (draw.kind(wrongs.ways)) {
		case 'plain':
			return [first, last];
		case 'short':
			return [draw.of(SHORT[first] ?? [first]), last];
		case 'titled':
			return title === '' ? [first, last] : [draw.chance(0.5) ? title : `${title} ${first}`, last];
		case 'swapped':
			return [last, first];
		case 'initial':
			return [first.slice(0, 1), last];
		case 'full':
			return [given.join(' '), last];
	}
}

function birthOf(draw: Draw, birth: string, wrongs: Wrongs): string {
	const [year = '', month = '', day = ''] = birth.split('-');
	switch (draw.kind(wrongs.dates)) {
		case 'start':
			return `${year}-01-01`;
		case 'year':
			return year;
		case 'decade':
			return `${Number(year) + draw.below(21) - 10}-${month}-${day}`;
		case 'swapped':
			return `${year}-${day}-${month}`;
		case 'typo': {
			const at = draw.of(['2', '3', '5', '6', '8', '9']);
			return birth.slice(0, Number(at)) + String(draw.below(10)) + birth.slice(Number(at) + 1);
		}
		case 'right':
			return birth;
	}
}

/** One of the postcodes around a town; each person has a usual one. */
function postcodeOf(draw: Draw, { truth, area }: Person, wrongs: Wrongs): string {
	const usual = new Draw(Number(truth.slice(1)) * 7919);
	const district = 1 + usual.below(28);
	const inward = inwardOf(usual);
	const isUsual = draw.chance(wrongs.usualPostcode);
	const other = draw.chance(0.6) ? district : 1 + draw.below(28);
	return isUsual ? `${area}${district} ${inward}` : `${area}${other} ${inwardOf(draw)}`;
}

function inwardOf(draw: Draw): string {
	const letters = 'abdefghjlnpqrstuwxyz';
	const letter = () => letters.charAt(draw.below(letters.length));
	return `${1 + draw.below(9)}${letter()}${letter()}`;
}
