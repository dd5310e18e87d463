import { expect, it } from 'vitest';
import { halvesOf } from '../../../src/dedupe/matching/whole-name';

it.each([
	['John Smith', 'John', 'Smith'],
	['  John   A.  Smith ', 'John A.', 'Smith'],
	['John Smith Jr.', 'John', 'Smith'],
	['John Smith, Jr.', 'John', 'Smith'],
	['John Smith, MD', 'John', 'Smith'],
	['Smith, John A.', 'John A.', 'Smith'],
	['Smith, John, Jr.', 'John', 'Smith'],
	['Thomas Clifford, 1st Baron Clifford', 'Thomas', 'Clifford'],
	['Smith', '', ''],
	['', '', ''],
	[',', '', ''],
	['Jr.', '', ''],
])('takes %j apart', (whole, given, surname) => {
	expect(halvesOf(whole)).toEqual({ given, surname });
});
