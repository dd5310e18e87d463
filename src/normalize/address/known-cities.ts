/**
 * Larger US cities and those whose names look like a street's: what the tagger knows of places. A
 * city that is not here is recognized by where it stands.
 */
export const knownCities: readonly string[] = `
abilene, agoura hills, aiea, akron, alameda, albany, albuquerque, alexandria, aliso viejo, allen,
allentown, alpharetta, altamonte springs, amarillo, american fork, ames, amherst, anaheim, anchorage,
ann arbor, annandale, annapolis, antioch, apache junction, apex, appleton, apple valley, arcadia,
arlington, arlington heights, arvada, asbury park, asheville, ashburn, ashland, aspen, athens, atlanta,
atlantic city, attleboro, auburn, augusta, aurora, austell, austin, avon, avondale, azusa, bakersfield,
bal harbour, baldwin park, baltimore, bangor, barnstable, bartlett, baton rouge, battle creek, bay city,
bay shore, bayamon, bayonne, baytown, beaumont, beaver creek, beavercreek, beaverton, bedford, bel air,
bellaire, belleville, bellevue, bellflower, bellingham, belmont, beloit, bend, bentonville, berkeley,
berwyn, bethany beach, bethel park, bethesda, bethlehem, beverly, beverly hills, big bear lake, big sky,
billings, biloxi, binghamton, birmingham, bismarck, blacksburg, blaine, bloomfield hills, bloomington,
blue ridge, blue springs, boca raton, boerne, boise, bolingbrook, bonita springs, bossier city, boston,
bothell, boulder, bowie, bowling green, boynton beach, bozeman, bradenton, brandon, branson, brea,
breckenridge, brentwood, bridgeport, brighton, bristol, brockton, broken arrow, bronx, brookfield,
brookhaven, brookline, brooklyn, brooklyn park, broomfield, brownsville, brunswick, bryan, buckeye,
buena park, buffalo, buffalo grove, burbank, burleson, burlingame, burlington, burnsville, caguas,
caldwell, calabasas, calumet city, camarillo, cambridge, camden, campbell, canoga park, canton, canyon
lake, cape coral, cape girardeau, cape may, carlsbad, carmel, carmel by the sea, carol stream, carolina,
carrollton, carson, carson city, cary, casa grande, casper, castle pines, castle rock, cathedral city,
cedar city, cedar falls, cedar hill, cedar park, cedar rapids, centennial, central falls, chandler,
chapel hill, charleston, charlotte, charlottesville, chattanooga, chelsea, cherry hill, chesapeake,
chester, chestnut hill, cheyenne, chicago, chicago heights, chicago ridge, chico, chicopee, chino,
chino hills, chula vista, cicero, cincinnati, citrus heights, clarksville, clayton, clearfield,
clearwater, clearwater beach, cleveland, cleveland heights, clifton, clinton, clovis, coachella,
cocoa beach, coconut creek, coeur d'alene, college park, college station, colorado springs, columbia,
columbus, commerce city, compton, concord, conroe, conway, coon rapids, coos bay, copperas cove, coral
gables, coral springs, corona, corona del mar, corpus christi, corvallis, costa mesa, council bluffs,
coventry, covina, covington, cranston, creve coeur, crown point, crystal lake, culver city, cumming,
cupertino, cypress, dallas, daly city, dana point, danbury, danvers, davenport, davie, davis, dayton,
daytona beach, dearborn, dearborn heights, decatur, deer park, deerfield beach, del mar, delray beach,
deltona, denton, denver, des moines, des plaines, destin, detroit, diamond bar, dorado, dothan, dover,
downers grove, downey, draper, dublin, dubuque, duluth, dundalk, dunedin, durham, eagan, eagle mountain,
eagle pass, east boston, east brunswick, east chicago, east hampton, east hartford, east lansing, east
orange, east point, east providence, east saint louis, east st louis, eau claire, eden prairie, edina,
edinburg, edison, edmond, edmonds, el cajon, el centro, el dorado hills, el mirage, el monte, el paso,
el segundo, elgin, elizabeth, elk grove, elk grove village, elkhart, ellicott city, elmhurst, elmwood
park, elyria, encinitas, encino, englewood, erie, escondido, estes park, euclid, eugene, euless, evanston,
evansville, everett, evergreen park, ewa beach, fair lawn, fair oaks, fairbanks, fairfax, fairfield,
fairhope, fall river, fallbrook, falls church, far rockaway, fargo, farmers branch, farmington,
farmington hills, fayetteville, federal way, fernandina beach, fishers, fitchburg, flagstaff, flint,
florence, flower mound, flushing, foley, folsom, fond du lac, fontana, forest hills, forest park, fort
collins, fort lauderdale, fort lee, fort mill, fort myers, fort myers beach, fort payne, fort pierce,
fort smith, fort walton beach, fort wayne, fort worth, ft lauderdale, ft worth, foster city, fountain
hills, fountain valley, framingham, franklin, frederick, fredericksburg, freehold, freeport, fremont,
fresno, frisco, fullerton, gadsden, gainesville, gaithersburg, galveston, garden city, garden grove,
gardena, garland, gary, gastonia, georgetown, germantown, gilbert, glen allen, glen burnie, glen cove,
glen ellyn, glendale, glendora, glenview, gloucester, golden, golden valley, goodyear, grand forks,
grand haven, grand island, grand junction, grand prairie, grand rapids, grand terrace, grants pass,
grapevine, great falls, great neck, greeley, green bay, green valley, greenacres, greensboro,
greenville, greenwich, greenwood, greenwood village, greer, gresham, grosse pointe, grove city, gulf
breeze, gulf shores, gulfport, guaynabo, hacienda heights, hackensack, hagerstown, half moon bay,
hallandale beach, haltom city, hamden, hamilton, hammond, hampton, hanford, harbor springs, harlingen,
harrisburg, hartford, hastings, hattiesburg, haverhill, hawthorne, hayward, hazel park, helena,
hemet, hempstead, henderson, hendersonville, hermosa beach, hesperia, hialeah, hickory, high point,
highland, highland park, highlands ranch, hillsboro, hilo, hilton head, hilton head island, hoboken,
hoffman estates, holladay, holland, hollywood, holyoke, homestead, homewood, honolulu, hoover, hot
springs, houston, huntersville, huntington, huntington beach, huntington park, huntsville, hurst,
hutchinson, hyattsville, idaho falls, imperial beach, independence, indian wells, indianapolis, indio,
inglewood, iowa city, irvine, irving, issaquah, ithaca, jackson, jackson heights, jackson hole,
jacksonville, jacksonville beach, jamaica, janesville, jefferson city, jersey city, johns creek, johnson
city, joliet, jonesboro, joplin, jupiter, jurupa valley, kailua, kailua kona, kalamazoo, kalispell,
kaneohe, kannapolis, kansas city, katy, kearney, keller, kenner, kennewick, kenosha, kent, kernersville,
kettering, key biscayne, key largo, key west, kihei, killeen, king of prussia, kingsport, kingston,
kingwood, kirkland, kissimmee, knoxville, kokomo, la crosse, la habra, la jolla, la mesa, la mirada, la
porte, la puente, la quinta, la verne, la vista, lafayette, laguna beach, laguna hills, laguna niguel,
lahaina, lake arrowhead, lake bluff, lake butler, lake charles, lake city, lake elsinore, lake forest,
lake geneva, lake havasu city, lake in the hills, lake jackson, lake mary, lake orion, lake oswego, lake
placid, lake worth, lake zurich, lakeland, lakeville, lakeway, lakewood, lancaster, lansing, laramie,
laredo, largo, las cruces, las vegas, lauderhill, lawrence, lawrenceville, lawton, layton, league city,
leander, leawood, lees summit, lee's summit, leesburg, lehi, lewiston, lewisville, lexington, liberty,
lincoln, lincoln park, linden, little elm, little rock, littleton, livermore, livonia, logan, lombard,
lompoc, long beach, long branch, long island city, longmont, longview, lorain, los alamitos, los
altos, los angeles, los gatos, louisville, loveland, lowell, lubbock, lutz, lynchburg, lynn, lynnwood,
macon, madera, madison, maitland, malden, malibu, mammoth lakes, manassas, manchester, manhattan,
manhattan beach, mansfield, manteca, maple grove, maple valley, marco island, marietta, marina del rey,
marion, marlborough, marshfield, martinez, maryville, mayaguez, mc lean, mcallen, mckinney, mclean,
medford, melbourne, melbourne beach, memphis, menifee, menlo park, mentor, merced, mercer island,
meriden, meridian, merritt island, mesa, mesquite, metairie, methuen, miami, miami beach, miami gardens,
miami lakes, miami shores, michigan city, middle river, middletown, midland, midlothian, midwest city,
milford, mill creek, mill valley, millbrae, milpitas, milwaukee, minneapolis, minnetonka, miramar,
mishawaka, mission, mission viejo, missoula, missouri city, mobile, modesto, moline, monroe, monrovia,
montclair, montebello, monterey, monterey park, montgomery, moore, mooresville, moreno valley, morgan
hill, morristown, mount dora, mount holly, mount juliet, mount kisco, mount laurel, mount pleasant,
mount prospect, mount vernon, mountain brook, mountain house, mountain view, mt pleasant, mt vernon,
muncie, murfreesboro, murray, murrieta, muskegon, muskogee, myrtle beach, nags head, nampa, nantucket,
napa, naperville, naples, nashua, nashville, national city, natick, needham, new albany, new bedford,
new braunfels, new britain, new brunswick, new canaan, new castle, new haven, new hope, new orleans, new
port richey, new rochelle, new smyrna beach, new york, new york city, newark, newnan, newport, newport
beach, newport news, newton, niagara falls, niceville, nixa, noblesville, norfolk, normal, norman,
north adams, north augusta, north bend, north bergen, north charleston, north fort myers, north haven,
north hollywood, north las vegas, north little rock, north miami, north miami beach, north myrtle beach,
north ogden, north palm beach, north platte, north port, north pole, north providence, north richland
hills, north salt lake, northampton, northbrook, northglenn, northport, norwalk, norwich, novato, novi,
nyc, o'fallon, oak brook, oak creek, oak forest, oak grove, oak harbor, oak hill, oak hills, oak lawn,
oak park, oak ridge, oakland, oakland park, oakton, ocala, ocean city, ocean springs, ocean view,
oceanside, oconomowoc, odessa, ofallon, ogden, oklahoma city, olathe, old bridge, old saybrook, olive
branch, olympia, omaha, ontario, opelika, orange, orange beach, orange city, orange park, orem, orland
park, orlando, ormond beach, oro valley, oshkosh, oswego, ottawa, overland park, owasso, owensboro,
oxford, oxnard, ozark, pacific grove, pacific palisades, pagosa springs, palatine, palm bay, palm beach,
palm beach gardens, palm coast, palm desert, palm harbor, palm springs, palmdale, palo alto, palos
heights, palos verdes estates, panama city, panama city beach, paradise valley, paramus, park city, park
ridge, park rapids, parker, parkland, pasadena, pasco, passaic, paterson, pawtucket, payson, peabody,
pearl city, pearland, pembroke pines, pensacola, pensacola beach, peoria, perris, petaluma, pflugerville,
philadelphia, phoenix, pico rivera, pigeon forge, pine bluff, pinellas park, piscataway, pittsburg,
pittsburgh, pittsfield, placentia, plainfield, plano, plant city, plantation, playa del rey, pleasant
grove, pleasant hill, pleasanton, plymouth, pocatello, point pleasant, point pleasant beach, pomona,
pompano beach, ponce, ponte vedra beach, pontiac, port angeles, port arthur, port charlotte, port
chester, port huron, port orange, port saint lucie, port st lucie, port townsend, port washington,
portage, porter ranch, portland, portsmouth, poughkeepsie, poway, prairie village, prescott, prescott
valley, princeton, prosper, providence, provincetown, provo, pueblo, puyallup, queen creek, queens,
quincy, racine, raleigh, rancho cordova, rancho cucamonga, rancho mirage, rancho palos verdes, rancho
santa fe, rancho santa margarita, rapid city, reading, red bank, red bluff, red wing, redding, redlands, redmond, redondo beach,
redwood city, reno, renton, reston, revere, rexburg, rialto, richardson, richfield, richland, richmond,
richmond hill, ridgewood, rio grande, rio rancho, river forest, riverdale, riverside, riverton, riverview,
roanoke, rochester, rochester hills, rock hill, rock island, rock springs, rockford, rocklin, rockville,
rockville centre, rocky mount, rogers, rolling hills estates, rolling meadows, rosemead, rosemount,
roseville, roswell, round lake, round rock, rowlett, rowland heights, royal oak, royal palm beach, roy,
sacramento, safety harbor, saginaw, saint augustine, saint charles, saint cloud, saint george, saint
joseph, saint louis, saint paul, saint peters, saint petersburg, saint simons island, salem, salina,
salinas, saline, salt lake city, san angelo, san antonio, san bernardino, san bruno, san carlos, san
clemente, san diego, san dimas, san fernando, san francisco, san gabriel, san jose, san juan, san juan
capistrano, san leandro, san luis obispo, san marcos, san marino, san mateo, san pedro, san rafael, san
ramon, sandpoint, sandy, sandy springs, sanford, sanibel, santa ana, santa barbara, santa clara, santa
clarita, santa cruz, santa fe, santa maria, santa monica, santa rosa, santa rosa beach, santee, sarasota,
saratoga, saratoga springs, satellite beach, savannah, sayreville, schaumburg, schenectady, scottsdale,
scranton, sea isle city, seal beach, seattle, sebastopol, sedona, severna park, sevierville, shaker
heights, shawnee, sheboygan, shelby township, sherman, sherman oaks, sherwood, shoreline, short hills,
shreveport, siesta key, signal hill, silver city, silver spring, simi valley, sioux city, sioux falls,
skokie, smyrna, somerville, sonoma, south bend, south boston, south elgin, south gate, south haven, south
holland, south jordan, south lake tahoe, south lyon, south miami, south padre island, south pasadena,
south portland, south salt lake, south san francisco, southaven, southfield, southlake, southampton,
spanish fork, sparks, spartanburg, spokane, spokane valley, spring, spring branch, spring hill, spring
lake, spring valley, springdale, springfield, springville, st albans, st augustine, st charles, st clair
shores, st cloud, st george, st joseph, st louis, st louis park, st matthews, st paul, st pete beach, st
peters, st petersburg, st simons island, stamford, state college, staten island, steamboat springs,
sterling, sterling heights, stillwater, stockton, stone mountain, stony brook, stratford, studio city,
sturgeon bay, sugar hill, sugar land, summerville, summit, sun city, sun city center, sun city west, sun
prairie, sun valley, sunny isles beach, sunnyvale, sunrise, surprise, sylvania, syracuse, tacoma,
tallahassee, tamarac, tampa, tarpon springs, taunton, taylor, temecula, tempe, temple, temple city,
terre haute, texarkana, texas city, the colony, the villages, the woodlands, thornton, thousand oaks,
tigard, tinley park, titusville, toa baja, toledo, tomball, toms river, tooele, topeka, torrance, town
and country, towson, tracy, traverse city, trenton, troy, truckee, trujillo alto, truth or consequences,
tucker, tucson, tulare, tulsa, turlock, tuscaloosa, tustin, twin falls, two rivers, tyler, union, union
city, university city, university park, upland, upper arlington, upper darby, upper marlboro, upper
saddle river, utica, vacaville, vail, valdosta, valencia, valley stream, valley village, vallejo,
valparaiso, van nuys, vancouver, venice, ventura, vero beach, victoria, victorville, vienna, vineland,
vineyard haven, virginia beach, visalia, vista, waco, wahiawa, wake forest, walla walla, walnut, walnut
creek, waltham, warner robins, warren, warwick, washington, waterbury, waterford, waterloo, watertown,
watsonville, waukegan, waukesha, wausau, wauwatosa, wayne, wellesley, wellington, wesley chapel, west
allis, west babylon, west bend, west bloomfield, west chester, west chicago, west covina, west des moines,
west fargo, west haven, west hartford, west hills, west hollywood, west jordan, west lafayette, west
linn, west memphis, west monroe, west new york, west orange, west palm beach, west point, west roxbury,
west sacramento, west springfield, west valley city, west yellowstone, westerville, westfield, westlake,
westlake village, westland, westminster, weston, westport, wheat ridge, wheaton, white bear lake, white
house, white plains, white river junction, whitefish, whittier, wichita, wichita falls, wilkes barre,
williamsburg, williston, wilmette, wilmington, wilson, windermere, windsor, winnetka, winston salem,
winter garden, winter haven, winter park, winter springs, woburn, woodbridge, woodbury, woodinville,
woodland, woodland hills, woodland park, woodstock, woonsocket, worcester, wylie, wyoming, yakima,
yonkers, yorba linda, york, york beach, youngstown, ypsilanti, yuba city, yukon, yuma, zephyrhills, zion
`
	.trim()
	.split(/\s*,\s*/)
	.map((name) => name.replaceAll(/\s+/g, ' '));

const CITIES = new Set(knownCities);

/** Whether it is one of the places above; most places are not. */
export function isKnownCity(name: string): boolean {
	return CITIES.has(name.toLowerCase());
}
