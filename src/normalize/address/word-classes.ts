import { stateCode } from '../states';
import { directional } from './directionals';
import { suffixAbbreviation } from './street-suffixes';
import { unitDesignator } from './unit-designators';

const of = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const HIGHWAY = of(`
	highway hwy hiway hghwy hgwy state county co cnty cr sr fm rm us interstate i ih route rte rt rts
	road rd loop spur business farm ranch to market township twp scenic bypass old sh th csah cth sth
	parish carr carretera
`);
const BOX = of('po box bx pob pobox lockbox lbx drawer caller p o post office bin apartado');
const RURAL = of('rr hc hcr rfd rural rt rte route star psc cmr contract unit srt ruta');
const RECIPIENT = of(`
	c/o attn attention co inc llc corp company bank trust association assoc ltd dept clo re fbo care of
	the and school university hospital church office center services group realty properties
`);
const SPANISH = of(`
	calle via camino avenida paseo caminito rue el la las los de del san santa urb urbanizacion
	carr cond res residencial ext reparto bo barrio jardines villa villas sector vista
`);
const CITY_TAIL = of(`
	city beach park heights springs falls hills lake lakes valley grove creek village island hill
	town township point pt station junction rapids bluff bluffs mills ranch estates gardens
	harbor bay shores grande cove forest oaks ridge
`);
const CITY_HEAD = of(`
	san santa los las la el saint st fort ft mount mt new north south east west lake port palm
	saint salt des grand big upper lower little old glen cape coral del boca fountain n s e w
`);
const NUMBER_WORD = of(
	'one two three four five six seven eight nine ten eleven twelve fifteen twenty hundred',
);
const ORDINAL_WORD = of(
	'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
);
const PLACE_IN_BUILDING = of(
	'upstairs downstairs down up left right top main ground garden front rear lobby penthouse',
);
const COUNTRY = of('us usa united states america u.s.a');
const STATE_HEAD = of('new north south west rhode district puerto n s w no so virgin american');
const ARMY = of('apo fpo dpo aa ae ap');

/** What a word may be, by lists alone; one bit each. */
export const wordClasses = {
	directional: (word: string) => directional(word) !== undefined,
	suffix: (word: string) => suffixAbbreviation(word) !== undefined,
	unit: (word: string) => unitDesignator(word) !== undefined,
	state: (word: string) => stateCode(word) !== undefined,
	highway: (word: string) => HIGHWAY.has(word),
	box: (word: string) => BOX.has(word),
	rural: (word: string) => RURAL.has(word),
	recipient: (word: string) => RECIPIENT.has(word),
	spanish: (word: string) => SPANISH.has(word),
	cityTail: (word: string) => CITY_TAIL.has(word),
	cityHead: (word: string) => CITY_HEAD.has(word),
	numberWord: (word: string) => NUMBER_WORD.has(word),
	ordinalWord: (word: string) => ORDINAL_WORD.has(word),
	placeInBuilding: (word: string) => PLACE_IN_BUILDING.has(word),
	country: (word: string) => COUNTRY.has(word),
	stateHead: (word: string) => STATE_HEAD.has(word),
	army: (word: string) => ARMY.has(word),
} as const;

export type WordClass = keyof typeof wordClasses;
