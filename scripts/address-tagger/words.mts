// What made addresses are made of.
const list = (text: string): string[] =>
	text
		.trim()
		.split(/\s*,\s*/)
		.map((name) => name.replaceAll(/\s+/g, ' '));

const pairs = (text: string): [string, string][] =>
	list(text).map((pair) => {
		const [first = '', second = ''] = pair.split(' ');
		return [first, second];
	});

export const usualSuffixes = pairs(`
	St Street, St Street, St Street, Ave Avenue, Ave Avenue, Ave Avenue, Rd Road, Rd Road, Dr Drive, Dr Drive,
	Dr Drive, Ln Lane, Ln Lane, Ct Court, Ct Court, Cir Circle, Way Way, Blvd Boulevard, Blvd Boulevard,
	Pl Place, Ter Terrace, Pkwy Parkway, Trl Trail, Hwy Highway, Sq Square, Loop Loop, Av Avenue
`);
export const rareSuffixes = pairs(`
	Aly Alley, Bnd Bend, Blf Bluff, Br Branch, Brk Brook, Byp Bypass, Cswy Causeway, Ctr Center, Cv Cove,
	Crk Creek, Cres Crescent, Xing Crossing, Xrds Crossroads, Est Estates, Expy Expressway, Fls Falls, Frst Forest,
	Fwy Freeway, Gdns Gardens, Gln Glen, Grn Green, Grv Grove, Hbr Harbor, Hts Heights, Hl Hill, Holw Hollow,
	Is Island, Jct Junction, Knl Knoll, Knls Knolls, Lk Lake, Lndg Landing, Mnr Manor, Mdws Meadows, Mall Mall,
	Mews Mews, Mtn Mountain, Oval Oval, Park Park, Pass Pass, Path Path, Pike Pike, Plz Plaza, Pt Point,
	Rnch Ranch, Rdg Ridge, Row Row, Run Run, Shrs Shores, Spur Spur, Sta Station, Trce Trace, Tpke Turnpike,
	Vly Valley, Vw View, Vlg Village, Vis Vista, Walk Walk, Ext Extension, Commons Commons
`);
export const streetNames = list(`
	Main, Main, Maple, Oak, Elm, Pine, Cedar, Washington, Lincoln, Jefferson, Madison, Monroe, Jackson, Park, Hill,
	Lake, River, Church, Spring, Mill, Walnut, Chestnut, Willow, Birch, Cherry, Dogwood, Magnolia, Peachtree,
	Sunset, Sunrise, Meadow, Forest, Ridge, Highland, Valley, Prospect, Pleasant, Franklin, Adams, Grant,
	Sherman, Lee, Davis, Broadway, Central, Union, Market, Commerce, Industrial, Railroad, Depot, School,
	College, University, Academy, Airport, Martin Luther King Jr, MLK, Dr Martin Luther King Jr, Cesar Chavez,
	Malcolm X, John F Kennedy, Woodland, Fairview, Glenwood, Riverside, Lakeview, Hillcrest, Brookside,
	Rosewood, Laurel, Hickory, Sycamore, Poplar, Spruce, Juniper, Aspen, Cottonwood, Mesquite, Sagebrush,
	Cactus, Saguaro, Ocotillo, Palo Verde, Gulf, Ocean, Bay, Harbor, Beach, Shore, Seaside, Coral, Pelican,
	Heron, Egret, Eagle, Hawk, Falcon, Quail, Pheasant, Fox, Deer, Bear, Wolf, Buffalo, Mustang, Pinto,
	Palomino, Winchester, Remington, Colonial, Concord, Lexington, Bunker, Liberty, Independence, Heritage,
	Pioneer, Settlers, Frontier, Wagon, Saddle, Stirrup, Derby, Belmont, Churchill, Preakness, Ashford, Bedford,
	Cambridge, Oxford, Devonshire, Sussex, Windsor, Kensington, Westminster, Stratford, Sherwood, Nottingham,
	Wacker, Michigan, State, La Salle, LaSalle, Dearborn, Clark, Halsted, Ashland, Western, Kedzie, Pulaski,
	Cicero, Wilshire, Sepulveda, Figueroa, Ventura, Melrose, Fairfax, La Brea, Crenshaw, Olympic, Pico,
	Mission, Valencia, Geary, Van Ness, Lombard, Divisadero, Castro, Haight, Mulberry, Bleecker, Houston,
	Canal, Delancey, Amsterdam, Columbus, Lenox, Flatbush, Atlantic, Nostrand, Bedford, Kings, Ocean, Biscayne,
	Collins, Brickell, Flagler, Dixie, Tamiami, Semoran, Kirkman, Sand Lake, Turkey Lake, Conroy Windermere,
	Westheimer, Kirby, Shepherd, Memorial, Gessner, Bellaire, Bissonnet, Lamar, Guadalupe, Congress, Burnet,
	Riata Vista, Barton Springs, Bee Caves, Slaughter, Preston, Greenville, Mockingbird, Northwest,
	Camelback, Indian School, Bell, Thunderbird, Scottsdale, Hayden, Pima, Shea, Cactus Wren, Colfax, Speer,
	Federal, Wadsworth, Alameda, Kalakaua, Ala Moana, Kapiolani, Queen, King, Beretania, St Charles, St. Charles,
	Saint Charles, St Johns, St. James, Saint James, St Andrews, St. Clair, San Felipe, San Pedro, Santa Monica,
	Santa Fe, Los Feliz, El Camino, El Dorado, Las Palmas, La Jolla, Del Mar, Del Norte, Rio Grande, Loma Vista,
	Mc Donald, McDonald, McKinley, MacArthur, O'Brien, O'Farrell, D'Arcy, Avenue of the Oaks, Lake Shore,
	Garden of the Gods, Old Mill, Old Post, Old County, Old Stage, Upper Mountain, Lower River, Big Bear,
	Little Creek, Long Meadow, High Point, Hidden Valley, Spring Valley, Silver Springs, Rock Creek, Stone Mill,
	Twin Lakes, Three Mile, Seven Oaks, Five Points, Nine Mile, Twelve Oaks, Mountain View, Ocean View, Bay View,
	Country Club, Golf Club, Lakeshore, Timber Ridge, Cross Creek, Deer Run, Fox Hollow, Quail Hollow,
	Rolling Hills, Shady Grove, Shady Oak, Pine Needle, Apple Blossom, Cherry Blossom, Honeysuckle, Wisteria
`);
/** Names of streets that are words for something else in an address. */
export const trickyNames = list(`
	Court, Park, Avenue, Street, Lane, Place, North, South, East, West, Northeast, Southwest, Front, Rear, Upper,
	Lower, Key, Lot, Pier, Side, Space, Stop, Floor, Terrace, Circle, Square, Bridge, Canal, County Line, State,
	State Line, Boulevard, Highway, Parkway, Hill, Lake, Grove, Plaza, Ridge, Mall, View, Center, Village, Garden,
	Garden Court, Park Place, Park Avenue, North Park, South Park, West End, East End, North Shore, South Bay,
	West Lake, East Lake, North Lake, Texas, California, Florida, Georgia, Virginia, Ohio, Indiana, Nevada,
	Pennsylvania, New York, New Jersey, Washington, Delaware, Oregon, Alabama, Kansas City, Chicago, Dallas,
	First Colony, One Mile, Box Elder, Box Canyon, Post Oak, Post Office, Rural, Route, Loop, Spur, Ranch, Farm,
	Mountain, Island, Harbor, Fort, Mount Vernon, St, Saint, Unit, Building, Tower, Church, Hospital, Bank, School,
	Center Point, Forest Park, Oak Park, Lake Forest, Highland Park, Avenue Royale, Circle Park, Lake Avenue,
	Court House, Ten Mile, Valley View, Grand, Terrace View, Meadows, Crossing, Landing, Bluff, Point, Cove
`);
export const ordinalWords = list(
	'First, Second, Third, Fourth, Fifth, Sixth, Seventh, Eighth, Ninth, Tenth, Eleventh, Twelfth',
);
export const nameHeads = list(`
	Autumn, Amber, Azure, Bluebird, Bright, Cedar, Clear, Copper, Crystal, Deer, Eagle, Emerald, Fair, Falcon, Forest,
	Fox, Golden, Grand, Green, Hidden, High, Indian, Iron, Lake, Lone, Maple, Meadow, Misty, Oak, Ocean, Old, Pine,
	Pleasant, Quail, Quiet, Red, River, Rock, Royal, Sandy, Shadow, Silver, Spring, Stone, Summer, Sunny, Timber,
	Twin, White, Wild, Willow, Winding, Winter, Wolf, Wood
`);
export const nameTails = list(`
	Bend, Bluff, Branch, Bridge, Brook, Canyon, Cliff, Creek, Crest, Falls, Field, Gate, Glen, Grove, Harbor, Hill,
	Hills, Hollow, Knoll, Lake, Meadow, Mill, Oak, Oaks, Park, Pass, Pine, Pines, Point, Pond, Ridge, Rock, Run,
	Shadow, Shore, Spring, Springs, Trace, Valley, View, Vista, Water, Wood, Woods
`);
export const surnames = list(`
	Abbott, Albright, Anders, Ballard, Barnett, Bartlett, Becker, Benson, Bishop, Blackwell, Boyd, Brennan, Brooks,
	Burgess, Calloway, Cameron, Carlisle, Castillo, Chandler, Chavez, Cole, Conway, Cooper, Crawford, Dalton,
	Delgado, Donovan, Duncan, Eastman, Ellison, Espinoza, Farrell, Ferguson, Fletcher, Fulton, Gallagher, Garrison,
	Gibson, Goodwin, Graham, Griffin, Hammond, Harding, Hastings, Hendricks, Holloway, Huber, Ingram, Jennings,
	Keller, Kendrick, Kimball, Lambert, Larkin, Lawson, Lindgren, Lockhart, Logan, Maddox, Marlow, McAllister,
	McCoy, Mercer, Middleton, Navarro, Newton, Norwood, Okafor, Olson, Osborne, Parrish, Patel, Pemberton, Quinn,
	Ramsey, Redmond, Reyes, Rhodes, Sawyer, Schneider, Shelby, Sinclair, Sutton, Talbot, Thatcher, Tucker, Underwood,
	Vance, Vaughn, Wagner, Walsh, Weaver, Whitaker, Wilcox, Yates, Zimmerman
`);
export const firstNames = list(`
	Alice, Bob, Carmen, David, Elena, Frank, Grace, Henry, Irene, James, Karen, Luis, Maria, Nora, Oscar, Paula,
	Robert, Susan, Tom, Victor
`);
export const organizations = list(`
	Realty, Realty Group, Properties LLC, Holdings Inc, Investments, Community Church, Baptist Church,
	Medical Center, Hospital, Elementary School, High School, Public Library, Library, Museum, Theatre,
	Theater, Restaurant, Cafe, Bakery, Hotel, Inn, University, College, Bank, Credit Union, Insurance Agency,
	Law Offices, Law Firm PLLC, Title Company, Mortgage, Construction Co, Plumbing Inc, Foundation, Alliance,
	Association, Society, Center, Community Center, Health Center, Clinic, Pharmacy, Auto Repair, Fitness,
	Temple, Congregation, Parish, Synagogue, Institute, Council, Department of Health, Police Department,
	City Hall, Court House, Parks Department, Apartments, Homes, Builders, Development Corp, Trust, Estate,
	Partners LP, Associates, & Sons, and Company, Studio, Gallery, Bookstore, Books, Coffee, Farm, Vineyards
`);
export const buildings = list(
	'Tower, Towers, Building, Bldg, Plaza, Apartments, Flats, Lofts, Townhomes, Condominiums, Commons, Center, Mall, Business Park, Office Park, Estates, Mobile Home Park',
);
export const unitTypes = list(`
	Apt, Apt, Apt, Apt., APT, Unit, Unit, Unit, Ste, Ste, Suite, Suite, Ste., Apartment, Rm, Room, Condo, Ofc
`);
export const aloneUnits = list(
	'Rear, Front, Upper, Lower, Basement, Bsmt, Lobby, Penthouse, PH, Uppr, Lowr, Frnt, Side',
);
export const floors = list(
	'1st, 2nd, 3rd, 4th, 5th, 6th, 10th, 12th, 21st, 37th, First, Second, Third, Ground, Top, Main',
);
export const highways = list(`
	Highway, Highway, Hwy, Hwy, HWY, US Highway, US Hwy, U.S. Highway, U.S. Hwy, US, State Highway, State Hwy,
	State Road, State Rd, SR, State Route, State Rte, Route, Rte, Rt, Rt., County Road, County Rd, Co Rd, CR,
	County Highway, County Hwy, CTH, FM, FM, Farm to Market Road, F.M., RM, Ranch Road, RR, Farm Road, I, Interstate,
	IH, Loop, Township Road, Twp Rd, TX, KY, CA, Texas Highway, Kentucky Highway, AL Highway, GA Hwy, NC Highway, SC
	Highway, MO Hwy, NC, Parish Road, Business Loop, Business Hwy, Road, CSAH, State Trunk Highway, Old Highway
`);
export const spanishTypes = list(`
	Calle, Calle, Via, Camino, Avenida, Paseo, Caminito, Corte, Vista, Plaza, Rancho, Avenida de, Camino del, Calle de,
	Paseo del, Via de la, Ave, Carrer, Carretera
`);
export const spanishNames = list(`
	Alegria, Amapola, Azul, Bonita, Brisas, Colina, Corona, Del Norte, Del Rio, Del Sol, Dorado, Encanto, Esperanza,
	Estrella, Flores, Fortaleza, Fresca, Hermosa, La Cruz, La Paz, Las Flores, Loma, Los Robles, Luna, Luz, Mariposa, Mira
	Mar, Montana, Norte, Oceano, Palma, Palomas, Ponce de Leon, Primavera, Real, Rosario, San Jorge, San Jose, San
	Miguel, Santa Ana, Serena, Sereno, Sol, Sombra, Tranquila, Verde, Victoria, Viejo
`);
export const urbanizations = list(`
	Las Lomas, Villa Blanca, Jardines del Caribe, El Vedado, Los Angeles, Santa Juanita, Country Club, Valle Verde,
	Villa Carolina, Bella Vista, Monte Claro, Alturas de Flamboyan, Levittown, Royal Town, Park Gardens, Las Delicias,
	Santa Rosa, Villa del Carmen, La Riviera, Los Maestros, San Antonio, Costa Sur, Ciudad Jardin, Sierra Bayamon
`);
export const puertoRicanTowns = list(`
	San Juan, San Juan, Bayamon, Ponce, Carolina, Caguas, Guaynabo, Mayaguez, Trujillo Alto, Arecibo, Aguadilla,
	Toa Baja, Toa Alta, Humacao, Dorado, Vega Baja, Cabo Rojo, Isabela, Fajardo, Rio Grande, Juana Diaz
`);
export const ranks = list('SGT John, CPT Ana, PFC Mark, LT Kim, SSG Luis, PO2 Dana, MSgt Joe');
export const cityHeads = list(`
	Ash, Alder, Bal, Bar, Bear Creek , Beck, Big , Black, Box , Brad, Bright, Brook, Burn, Cal, Cam, Cedar , Clay, Clear,
	Cold, Cop, Dan, Deer, Dew, East , Eden , El , Elm, Ever, Fair, Farm, Glen , Gold, Grand , Gran, Green, Ham, Har, Haw,
	Hazel, High, Hunt, Iron, Ken, King, Lake , Lan, Little , Long, Los , Mar, May, Mel, Mid, Mill, Mon, Mount , Nor,
	North , Oak, Old , Pal, Pine , Port , Prair, Red, River, Rock, Rose, Saint , San , Shar, Sil, South , Spring , Stan,
	Sugar , Sum, Sun, Tam, Thorn, Upper , Val, Wal, War, Wes, West , White, Wil, Win, Wood, York
`).map((head) =>
	/^(?:Bear Creek|Big|Box|Cedar|East|Eden|El|Glen|Grand|Lake|Little|Los|Mount|North|Old|Pine|Port|Saint|San|South|Spring|Sugar|Upper|West)$/.test(
		head,
	)
		? `${head} `
		: head,
);
export const cityTails = list(`
	ville, ton, field, wood, dale, burg, port, ford, mont, land, ham, bury, view, brook, creek, ridge, haven, hurst, mere,
	more, stead, water, worth, by, boro, burgh, crest, side, fort, gate, ster, ley, ington, man, son
`);
export const states: readonly [code: string, name: string, old?: string][] = list(`
	AL Alabama Ala., AK Alaska, AZ Arizona Ariz., AR Arkansas Ark., CA California Calif., CA California Cal., CO
	Colorado Colo., CT Connecticut Conn., DE Delaware Del., FL Florida Fla., FL Florida Fla., GA Georgia, HI Hawaii, ID
	Idaho, IL Illinois Ill., IN Indiana Ind., IA Iowa, KS Kansas Kans., KY Kentucky, LA Louisiana, ME Maine, MD
	Maryland, MA Massachusetts Mass., MI Michigan Mich., MN Minnesota Minn., MS Mississippi Miss., MO Missouri, MT
	Montana Mont., NE Nebraska Neb., NV Nevada Nev., NH New_Hampshire, NJ New_Jersey, NM New_Mexico, NY New_York,
	NY New_York, NC North_Carolina, ND North_Dakota, OH Ohio, OK Oklahoma Okla., OR Oregon Ore., PA Pennsylvania Penn.,
	RI Rhode_Island, SC South_Carolina, SD South_Dakota, TN Tennessee Tenn., TX Texas Tex., TX Texas, UT Utah, VT
	Vermont, VA Virginia, WA Washington Wash., WV West_Virginia, WI Wisconsin Wis., WY Wyoming, DC
	District_of_Columbia
`).map((entry) => {
	const [code = '', name = '', old] = entry.split(' ').map((word) => word.replaceAll('_', ' '));
	return old === undefined ? [code, name] : [code, name, old];
});
