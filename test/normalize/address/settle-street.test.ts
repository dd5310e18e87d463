import { describe, expect, it } from 'vitest';
import {
	isPlainStreet,
	settledStreet,
	splitStreet,
} from '../../../src/normalize/address/settle-street';

/** The tagger tells numbers apart by how many digits they have and how many zeros at the end. */
function numbersOfUpTo(digits: number): string[] {
	return Array.from({ length: digits }, (_, at) => at + 1).flatMap((length) =>
		Array.from({ length: Math.min(length, 4) }, (_, zeros) =>
			'7'.repeat(length - zeros).padEnd(length, '0'),
		),
	);
}

const directions = ['', 'N ', 'S ', 'E ', 'W ', 'NE ', 'NW ', 'SE ', 'SW '];
const suffixes = 'St Ave Rd Dr Ln Ct Pl Way Cir Ter Blvd Pkwy Trl'.split(' ');
const highways = [
	...['County Highway', 'County Route', 'County Road', 'State Highway', 'State Route'],
	...['State Road', 'US Highway', 'US Route', 'Highway', 'Route', 'FM', 'Interstate'],
];

describe('a street that is plain', () => {
	it.each(highways)('is what the tagger finds: %s', (highway) => {
		for (const number of numbersOfUpTo(6)) {
			for (const direction of directions) {
				for (const own of numbersOfUpTo(4)) {
					const street = `${number} ${direction}${highway} ${own}`;
					expect(isPlainStreet(street)).toBe(true);
					expect(splitStreet(street)).toMatchObject({ street, unit: null });
				}
			}
		}
	});

	it.each(suffixes)('is what the tagger finds: names in front of %s', (suffix) => {
		for (const number of numbersOfUpTo(6)) {
			for (const direction of directions) {
				for (const name of ['Main', 'Blue Heron', 'Martin Luther', '5th', '121st', 'Old 3rd']) {
					const street = `${number} ${direction}${name} ${suffix}`;
					expect(isPlainStreet(street)).toBe(true);
					expect(splitStreet(street)).toMatchObject({ street, unit: null });
				}
			}
		}
	});

	it('stays as it is, and the unit beside it', () => {
		expect(settledStreet('12 County Road 7', '# 4')).toEqual({
			street: '12 County Road 7',
			unit: '# 4',
			beside: null,
		});
	});
});

it.each([
	['12 CR 7', '12 County Road 7', null],
	['77 RM 7', '77', 'Rm 7'],
	['12 Highway 7 Apt 4', '12 Highway 7', 'Apt 4'],
])('takes %s apart, which is not plain', (text, street, unit) => {
	expect(isPlainStreet(text)).toBe(false);
	expect(settledStreet(text, null)).toEqual({ street, unit, beside: null });
});

describe('two streets', () => {
	it.each([
		['10 Lewis & Clark Ct', '10 Lewis and Clark Ct'],
		['5000 TOWN & COUNTRY BLVD', '5000 Town and Country Blvd'],
		['9 Rod And Gun Club Rd', '9 Rod And Gun Club Rd'],
		['77 Trout and Salmon Dr N', '77 Trout and Salmon Dr N'],
		['123 & 125 Main St', '123 & 125 Main St'],
		['123 and 125 Main Street', '123 & 125 Main St'],
		['100 & 5th', '100 & 5th'],
		['10 Between Ln', '10 Between Ln'],
		['Oak & Main', 'Oak & Main'],
	])('are one behind a house number when only both are whole: %s', (text, street) => {
		expect(settledStreet(text, null)).toEqual({ street, unit: null, beside: null });
		expect(settledStreet(street, null)).toEqual({ street, unit: null, beside: null });
	});

	it.each([
		['100 Main St & 5th Ave', '100 Main St', null, '& 5th Ave'],
		['100 W 5th & Main', '100 W 5th', null, '& Main'],
		['123 Main St between 5th and 6th', '123 Main St', null, 'between 5th and 6th'],
		['245 W 25th St (btw 7th & 8th Ave) Apt 3B', '245 W 25th St', 'Apt 3B', 'btw 7th & 8th Ave'],
		['Fire Station # 9, 45 Cherokee St', '45 Cherokee St', null, 'Fire Station # 9'],
		['Oak Tower Apt 5, 45 Cherokee St', '45 Cherokee St', 'Apt 5', 'Oak Tower'],
	])('cross, and the other is kept beside: %s', (text, street, unit, beside) => {
		expect(settledStreet(text, null)).toEqual({ street, unit, beside });
	});
});

it.each(['Station 9 45 Cherokee St', '47 Psc Contract Ln'])('loses no word: %s', (street) => {
	expect(settledStreet(street, null)).toEqual({ street, unit: null, beside: null });
});
