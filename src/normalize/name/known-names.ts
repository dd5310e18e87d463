/**
 * Names that are far more often one thing than the other among people in the US, written down by
 * hand. They decide only where the order of words does not: `SMITH JOHN A`, `Mary Ann & John Smith`.
 */
const GIVEN = namesOf(`
	aaron abigail adam adriana ahmed aidan aisha alan alberto alejandra alejandro alex alexander
	alexandra alexis alfredo ali alice alicia alison alyssa amanda amber amelia amit amy ana andrea
	andres andrew andy angel angela angelica angie anil anita ann anna anne annette annie antonio
	april armando arturo ashley audrey austin barbara beatriz becky ben benjamin bernard beth betty
	beverly bill billy bob bobby bonnie brad bradley brandon brenda brian brianna bridget brittany
	bryan caitlin camila carl carla carlos carmen carol caroline carolyn catherine cathy cecilia chad
	charles charlotte cheryl chloe chris christian christina christine christopher cindy claire
	claudia colleen connie corey courtney craig crystal cynthia dan dana daniel daniela danielle
	danny darlene darren dave david dawn deborah debra denise derek diana diane diego dominic don
	donald donna doris dorothy doug douglas dylan earl eddie edgar edith edna eduardo edward edwin
	eileen elaine eleanor elena elijah elizabeth ella ellen emily emma enrique eric erica erik erin
	ernest esteban esther ethan eugene eva evan evelyn fatima felipe felix fernando florence frances
	francisco frank fred gabriel gabriela gail gary george gerald gerardo gina giovanni giulia glenn
	gloria grace greg gregory guadalupe guillermo gustavo hannah hans harold harry hassan heather
	hector heidi helen henry holly hugo ian ibrahim ignacio ingrid irene isaac isabel isabella ivan
	jack jackie jacob jacqueline jaime jake james jamie jan jane janet janice jared jasmine jason
	javier jean jean-luc jeff jeffrey jen jennifer jenny jeremy jerry jesse jessica jesus jill jim
	jimmy jo joan joann joanna joanne joe joel john johnny jon jonathan jorge jose joseph josh joshua
	joyce juan juana juanita judith judy julia julian julie julio justin kaitlyn karen karina kate
	katherine kathleen kathryn kathy katie keith kelly ken kenneth kevin kim kimberly klaus kristen
	kristin kyle larry laura lauren laurie leah leo leonard leonardo leslie liam lillian linda
	lindsay lindsey lisa lois lorena lori lorraine louis louise luca lucas lucia lucy luis luisa luke
	lupe luz lydia lynn madison manuel marc marcia marcos marcus margaret maria mariana marie marilyn
	mario marisela marisol marissa mark marta martha marty mary mateo matt matthew maureen max megan
	meghan melanie melissa mercedes mia michael michel michele michelle miguel mike mildred mohammed
	molly monica muhammad nadia nancy natalia natalie natasha nathan nathaniel neha nicholas nick
	nicole noah nora norma norman oliver olivia omar oscar pablo pam pamela pat patricia patrick
	patty paul paula pedro peggy pete peter phil philip phillip phyllis pierre pooja priscilla priya
	rachel rafael rahul raj ralph ramon ramona randy raul ravi ray raymond rebecca regina renee
	ricardo richard rick ricky rita rob robert roberta roberto rodrigo roger ron ronald rosa rosario
	rose rosemary roy ruben russell ruth ryan sally sam samantha samuel sandra sanjay sara sarah sean
	sergio seth shannon sharon shawn sheila sherry shirley silvia sofia sonia sophia sophie stacey
	stacy stanley stephanie stephen steve steven stuart sue sunil susan susana suzanne sylvia tamara
	tammy tanya tara ted teresa terri terry thelma theresa thomas tiffany tim timothy tina todd tom
	tommy toni tony tracy travis trevor tricia troy tyler valerie vanessa vera veronica vicki vicky
	victor victoria vijay vincent virginia walter wanda wayne wendy wesley will william willie xavier
	yolanda yusuf yvonne zachary zoe
`);

const FAMILY = namesOf(`
	adams adeyemi anderson andrews armstrong baker barnes becker bell benson berry bianchi bowman
	briggs brown burgess burns burton butler byrne campbell carlson carpenter carr carroll chambers
	christensen clark clarke cohen coleman collins conner cook cox crawford cunningham daniels davis
	desai dixon doe doyle edwards erickson esposito evans ferguson ferrari fischer fisher fitzgerald
	fowler frazier freeman friedman gallagher gardner gibson goldberg goodman greene gupta hall
	hamilton hammond hansen hardy harmon harrington harris hawkins hayes henderson hicks higgins
	hill hodges hoffman holmes hopkins howard hubbard hughes ivanov iyer jenkins jennings jensen
	johnson johnston jones kaplan katz keller khan klein kowalski kumar lambert larson lawson levy
	macdonald maloney mann matthews mccarthy mcdonald mcgregor mcguire mckenzie mclaughlin mehta
	meyer miller mills mitchell moore morris mueller murphy myers newman nichols norris norton novak
	nowak o'brien o'connor o'neill obrien okafor olson osborne owens palmer parsons patel patterson
	payne perkins peterson petrov phillips pierce potter powell rao reddy reynolds rhodes rice
	richardson robbins roberts robertson robinson rogers rosenberg rossi rowe russo sanders schmidt
	schneider schultz schwartz shah sharma shaw shelton simmons simpson singh smith snyder steele
	stephens stevens strickland sullivan swanson thompson townsend turner wagner walsh walters
	walton ward warner waters watkins watson weaver webb weber weiss wells wheeler white wilkins
	williams willis wilson wood woods wright yates zimmerman
`);

/** Family names of Spain, Portugal and the Americas; hardly anybody has one for a first name. */
const IBERIAN = namesOf(`
	acevedo acosta aguilar aguirre almeida alonso alvarado alvarez alves arias avila ayala barbosa
	barrios bautista beltran benitez blanco caballero cabrera calderon camacho campos cardenas
	cardoso carrillo carvalho castaneda castillo castro cervantes chavez cisneros contreras cordova
	correa cortez costa cruz delgado diaz dominguez duarte duran espinosa espinoza esquivel estrada
	fernandes fernandez ferreira figueroa flores fonseca fuentes gallegos galvan garcia garza gomes
	gomez gonzales gonzalez guerra guerrero gutierrez guzman hernandez herrera huerta ibarra iglesias
	iradier jimenez juarez lopes lopez lozano lucero machado maldonado marquez marroquin martinez
	martins medina mejia melendez mendes mendez mendoza meza molina montes montoya morales moreira
	moreno munoz navarro nunes nunez ochoa oliveira olvera orozco ortega ortiz ozuna pacheco padilla
	palacios paredes pena peralta pereira perez picasso pimentel pineda pinto ponce portillo quezada
	quintero quiroz ramirez ramos rangel reyes ribeiro rios rivas rivera robles rocha rodrigues
	rodriguez rojas romero rosales rosas rubio ruiz salas salazar saldana salinas sanchez sandoval
	santana santos sepulveda serrano silva soares solis sosa soto sousa souza suarez tapia teixeira
	tejada tellez torres trejo trevino trujillo urbina valdez valencia valenzuela vargas vasquez
	vazquez vega velasco velasquez velazquez velez vieira villa villanueva villarreal zamora zapata
	zavala zuniga
`);

/** Family names of East Asia that stand in front there and behind in the West. */
const EAST_ASIAN = namesOf(`
	ahn bui cai cao chang chen cheng chiang choi chou dang deng dinh duong feng gao guo hayashi hoang
	hsieh hsu huang huynh hwang inoue jeong jiang kimura kobayashi kwon liang liu luo luong matsumoto
	nakamura ngo nguyen peng pham phan sasaki sato seo shimizu suzuki takahashi tanaka tran trinh
	truong tsai vuong wang watanabe xie xu xue yamada yamamoto yoon yoshida yuan zeng zhang zhao
	zheng zhou zhu
`);
const KOREAN = namesOf(
	'kim park lee choi jung kang cho yoon jang lim han shin seo kwon hwang ahn song',
);
const VIETNAMESE = namesOf(
	'nguyen tran pham huynh hoang phan vuong dang bui ngo duong truong dinh le vo',
);

const FAMILY_ANYWHERE: ReadonlySet<string> = new Set([...FAMILY, ...IBERIAN, ...EAST_ASIAN]);

function namesOf(text: string): ReadonlySet<string> {
	return new Set(text.trim().split(/\s+/).map(plain));
}

/** In lower case, without accents. */
function plain(word: string): string {
	const lower = word.toLowerCase();
	if (/^[a-z'-]*$/.test(lower)) return lower;
	return lower.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'");
}

/** Hardly anybody has it for a last name. */
export function isGivenName(word: string): boolean {
	return GIVEN.has(plain(word));
}

/** Hardly anybody has it for a first name. */
export function isFamilyName(word: string): boolean {
	return FAMILY_ANYWHERE.has(plain(word));
}

/** A family name of Spain, Portugal or the Americas, of which people have two. */
export function isIberianName(word: string): boolean {
	return IBERIAN.has(plain(word));
}

const MAY_STAND_FIRST: ReadonlySet<string> = new Set([...VIETNAMESE, ...KOREAN, ...EAST_ASIAN]);

/** Whether a name may be in the order of East Asia, family name first. */
export function mayBeFamilyFirst(words: readonly string[]): boolean {
	const first = plain(words[0] ?? '');
	if (!MAY_STAND_FIRST.has(first)) return false;
	const others = words.slice(1).map(plain);
	const last = others.at(-1) ?? '';
	if (VIETNAMESE.has(first) && others.some((word) => word === 'van' || word === 'thi')) return true;
	if (KOREAN.has(first) && others.length === 1 && /^[a-z]{2,6}-[a-z]{2,6}$/.test(last)) return true;
	return EAST_ASIAN.has(first) && !FAMILY.has(last) && !GIVEN.has(first);
}

/** Whether `van` or `thi` in the middle is a Vietnamese middle name and no particle. */
export function isVietnamese(lastName: string): boolean {
	return VIETNAMESE.has(plain(lastName));
}

/** Writing without spaces, or with the family name in front. */
export function isInEastAsianScript(name: string): boolean {
	return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(name);
}
