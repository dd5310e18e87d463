/** How large a share of people in the US have a name; of rarer names, a share that suits most. */
export type UsualShare = (name: string) => number;

/** Orders after the U.S. Census Bureau's lists of given names (1990) and of surnames (2010). */
const GIVEN = `james john robert michael mary william david richard charles joseph thomas patricia linda
christopher barbara daniel elizabeth paul mark donald george jennifer kenneth steven maria edward susan
brian ronald anthony margaret kevin dorothy jason lisa nancy karen betty jeffrey helen sandra gary timothy
jose larry donna frank carol scott ruth eric stephen andrew sharon raymond gregory joshua jerry dennis
walter patrick peter michelle laura harold sarah douglas kimberly henry carl arthur jessica ryan shirley
roger joe juan deborah cynthia jack angela albert melissa jonathan brenda justin terry amy anna gerald
rebecca keith samuel virginia willie kathleen pamela ralph lawrence martha nicholas roy debra benjamin
amanda bruce stephanie brandon adam carolyn christine harry fred marie wayne billy janet steve catherine
louis frances jeremy ann aaron joyce randy diane howard eugene alice carlos julie russell`;

const FAMILY = `smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez
gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark
ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson
baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards
collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed
kelly howard ramos kim cox ward richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes
price alvarez castillo sanders patel myers long ross foster jimenez`;

/** Name frequencies fall off with a power of their rank (Zipf). */
function sharesOf(
	names: string,
	{ first, falloff, others }: { first: number; falloff: number; others: number },
): UsualShare {
	const shares = new Map(
		names.split(/\s+/).map((name, rank) => [name, first / (rank + 1) ** falloff] as const),
	);
	return (name) => shares.get(name) ?? others;
}

export const usualShareOfGiven = sharesOf(GIVEN, { first: 0.0165, falloff: 0.5, others: 0.0005 });
export const usualShareOfSurname = sharesOf(FAMILY, {
	first: 0.0083,
	falloff: 0.5,
	others: 0.00005,
});
