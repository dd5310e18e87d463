import type { PhoneType } from '../records/lead';
import {
	getCountryCallingCode,
	type CountryCode,
	type PhoneNumber,
} from '../vendor/libphonenumber';
import { numbersIn, type PossibleNumber } from './phone-number';
import { asTyped } from './phone-spelling';
import { doubtful, read, type Doubt, type Reading } from './reading';
import { lineOf } from './text';

export interface Phone {
	/** Digits of the national number: ten for the US, Canada and their like. */
	readonly national: string;
	readonly e164: string;
	/** Known for valid numbers only: an invalid +1 number could be of any of 25 countries. */
	readonly country: string | null;
	/** Whether the number plan has it, not only its length. */
	readonly isValid: boolean;
	/** Known for valid numbers only. */
	readonly type: PhoneType | null;
	readonly extension: string | null;
	/** Further numbers in the same cell, as E.164. */
	readonly others: readonly string[];
}

/** Longer texts are no phone cells. */
const LONGEST_CELL = 200;

/**
 * The phone number in a cell. Of several the first valid one, else the first possible one, else none.
 * A possible number (of a length its country has) is taken although it is not valid, and flagged:
 * it still tells two people apart.
 *
 * @param country whose numbers are written without a country code
 * @param areaCode what seven digits are completed with, in countries of the North American plan
 */
export function readPhone(value: unknown, country: CountryCode, areaCode = ''): Reading<Phone> {
	const line = lineOf(value);
	if (line.length > LONGEST_CELL) return doubtful('phone_unreadable', 'Too long for a number');
	const { text, isRounded } = asTyped(line);
	if (isRounded) {
		return doubtful('phone_rounded', 'A spreadsheet rounded it: its last digits are lost');
	}
	const found = numbersIn(text, { country, areaCode });
	const numbers = found.filter(({ number }) => !isPlaceholder(number));
	const best = numbers.find(({ type }) => type !== undefined) ?? numbers[0];
	if (best !== undefined) return accepted(best, numbers);
	return found.length > 0
		? doubtful('phone_placeholder', 'A made-up number: nobody has it')
		: whyNot(text, country);
}

/** One digit over and over, or the keys in their order. */
function isPlaceholder({ nationalNumber }: PhoneNumber): boolean {
	if (/^(\d)\1+$/.test(nationalNumber)) return true;
	return nationalNumber.length > 7 && /01234567890|9876543210/.test(`0${nationalNumber}`);
}

function accepted(best: PossibleNumber, all: readonly PossibleNumber[]): Reading<Phone> {
	const { number, type } = best;
	const others = [...new Set(all.map((one) => one.number.number))].filter(
		(other) => other !== number.number,
	);
	const phone: Phone = {
		national: number.nationalNumber,
		e164: number.number,
		country: type === undefined ? null : (number.country ?? null),
		isValid: type !== undefined,
		type: type ?? null,
		extension: number.ext ?? null,
		others,
	};
	return read(phone, ...doubtsAbout(phone));
}

function doubtsAbout({ isValid, others }: Phone): Doubt[] {
	const doubts: Doubt[] = [];
	if (!isValid) {
		doubts.push({
			code: 'phone_invalid',
			message: 'The length is right, but no such number exists',
		});
	}
	if (others.length > 0) {
		doubts.push({
			code: 'phone_several',
			message: 'Several numbers: the first good one was taken, extra.other_phones has the others',
		});
	}
	return doubts;
}

function whyNot(text: string, country: CountryCode): Reading<never> {
	const digits = text.replaceAll(/\D/g, '').length;
	if (digits === 7 && !text.startsWith('+') && getCountryCallingCode(country) === '1') {
		return doubtful(
			'phone_without_area_code',
			'Seven digits: the area code is missing, and none is set for this source',
		);
	}
	return doubtful(
		digits === 0 ? 'phone_unreadable' : 'phone_impossible',
		digits === 0 ? 'There is no number in it' : 'No phone number has this form',
	);
}
