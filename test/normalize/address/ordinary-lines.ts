import fc from 'fast-check';
import type { Case } from './case-table';

const names = fc.constantFrom(
	...[
		'Maplewood',
		'Harrison',
		'Cedar Hollow',
		'Stonebridge',
		'Lakemont',
		'3rd',
		'42nd',
		'Alvarado',
	],
	...['Old Orchard', 'St Marys', 'Fairmount', 'Jefferson Davis', 'Van Dyke', 'Monte Vista', 'Ash'],
	...['Copperfield', 'Rio Bravo', 'Winding Brook', 'Lafayette', 'Tecumseh', 'Bayou Bend', 'Delmar'],
	...[
		'McKnight',
		'Sandpiper',
		'Chestnut Ridge',
		'Coronado',
		'Larkspur',
		'Governors',
		'Peach Orchard',
	],
);
const suffixes = fc.constantFrom<[written: string, short: string]>(
	...(
		[
			['St', 'St'],
			['Street', 'St'],
			['Ave', 'Ave'],
			['Avenue', 'Ave'],
			['Dr.', 'Dr'],
			['Drive', 'Dr'],
			['Rd', 'Rd'],
			['Road', 'Rd'],
			['Lane', 'Ln'],
			['Ln', 'Ln'],
			['Court', 'Ct'],
			['Blvd', 'Blvd'],
			['Boulevard', 'Blvd'],
			['Cir', 'Cir'],
			['Way', 'Way'],
			['Place', 'Pl'],
			['Pkwy', 'Pkwy'],
			['Terrace', 'Ter'],
			['Trail', 'Trl'],
		] as const
	).map(([written, short]): [string, string] => [written, short]),
);
const directions = fc.constantFrom<[written: string, short: string]>(
	...(
		[
			['', ''],
			['', ''],
			['', ''],
			['N ', 'N '],
			['S. ', 'S '],
			['West ', 'W '],
			['NE ', 'NE '],
			['Southwest ', 'SW '],
		] as const
	).map(([written, short]): [string, string] => [written, short]),
);
const units = fc.constantFrom<[written: string, short: string]>(
	...(
		[
			['', '-'],
			['', '-'],
			['', '-'],
			[' Apt 4', '4'],
			[', Apartment 12B', '12B'],
			[' Unit C', 'C'],
			[', Ste 210', 'Ste 210'],
			[' #7', '7'],
			[', Unit 305', '305'],
		] as const
	).map(([written, short]): [string, string] => [written, short]),
);
const places = fc.constantFrom<[city: string, state: string, name: string, zip: string]>(
	...(
		[
			['Tulsa', 'OK', 'Oklahoma', '74114'],
			['Grand Rapids', 'MI', 'Michigan', '49503'],
			['Saint Louis', 'MO', 'Missouri', '63110'],
			['Baton Rouge', 'LA', 'Louisiana', '70808'],
			['Ypsilanti', 'MI', 'Michigan', '48197'],
			['Winter Springs', 'FL', 'Florida', '32708'],
			['New Bern', 'NC', 'North Carolina', '28560'],
			['Marblehead', 'MA', 'Massachusetts', '01945'],
			['San Luis Obispo', 'CA', 'California', '93401'],
			['Walla Walla', 'WA', 'Washington', '99362'],
			['Stroudsburg', 'PA', 'Pennsylvania', '18360'],
			['Bozeman', 'MT', 'Montana', '59715'],
			['West Columbia', 'SC', 'South Carolina', '29169'],
			['Lake Charles', 'LA', 'Louisiana', '70601'],
			['Poughkeepsie', 'NY', 'New York', '12601'],
			['Sheboygan Falls', 'WI', 'Wisconsin', '53085'],
		] as const
	).map(([...place]): [string, string, string, string] => place),
);

/** An address as people type it, with commas or few of them, and its parts. */
const ordinary = fc
	.record({
		number: fc.integer({ min: 1, max: 19_999 }),
		direction: directions,
		name: names,
		suffix: suffixes,
		unit: units,
		place: places,
		form: fc.constantFrom('commas', 'commas', 'commas', 'few', 'none', 'lines', 'upper', 'named'),
	})
	.map(({ number, direction, name, suffix, unit, place: [city, state, long, zip], form }): Case => {
		const street = `${number} ${direction[0]}${name} ${suffix[0]}${unit[0]}`;
		const line = {
			commas: `${street}, ${city}, ${state} ${zip}`,
			few: `${street}, ${city} ${state} ${zip}`,
			none: `${street} ${city} ${state} ${zip}`,
			lines: `${street}\n${city}, ${state} ${zip}`,
			upper: `${street}, ${city}, ${state} ${zip}`.toUpperCase(),
			named: `${street}, ${city}, ${long} ${zip}`,
		}[form];
		const own = `${number} ${direction[1]}${name} ${suffix[1]}`;
		return { line, parts: [own, unit[1], city, state, zip].join(' | ') };
	});

/** The same ones every time. */
export const ordinaryLines: readonly Case[] = fc.sample(ordinary, { seed: 20_260, numRuns: 2_000 });
