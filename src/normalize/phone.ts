import {
	findPhoneNumbersInText,
	parsePhoneNumberFromString,
	type CountryCode,
	type PhoneNumber,
} from '../vendor/libphonenumber';
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
	readonly extension: string | null;
	/** Further numbers in the same cell, as E.164. */
	readonly others: readonly string[];
}

/** Longer texts are no phone cells. */
const LONGEST_CELL = 200;
const BETWEEN_NUMBERS = /[;,|\n]|\s+(?:or|and|&|\/)\s+|\//i;

/**
 * The phone number in a cell. Of several the first valid one, else the first possible one, else none.
 * A possible number (of a length its country has) is taken although it is not valid, and flagged:
 * it still tells two people apart.
 *
 * @param country whose numbers are written without a country code
 */
export function readPhone(value: unknown, country: CountryCode): Reading<Phone> {
	const line = lineOf(value);
	if (line.length > LONGEST_CELL) return doubtful('phone_unreadable', 'Too long for a number');
	const spelling = asTyped(line);
	if (spelling.isRounded) {
		return doubtful('phone_rounded', 'A spreadsheet rounded it: its last digits are lost');
	}
	const numbers = numbersIn(spelling.text, country);
	const valid = numbers.find((number) => number.isValid());
	const best = valid ?? numbers[0];
	if (best === undefined) return whyNot(spelling.text, country);
	return accepted(best, { isValid: valid !== undefined, numbers });
}

/** All possible numbers in a text, in their order. */
function numbersIn(text: string, country: CountryCode): PhoneNumber[] {
	const whole = possible(text, country);
	if (whole !== undefined) return [whole];
	const parts = text.split(BETWEEN_NUMBERS).map((part) => asTyped(part.trim()));
	const inParts = parts.flatMap((part) => {
		const number = part.isRounded ? undefined : possible(part.text, country);
		return number === undefined ? [] : [number];
	});
	return inParts.length > 0 ? inParts : numbersAmongWords(text, country);
}

function possible(text: string, country: CountryCode): PhoneNumber | undefined {
	const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
	return number?.isPossible() === true ? number : undefined;
}

function numbersAmongWords(text: string, country: CountryCode): PhoneNumber[] {
	return findPhoneNumbersInText(text, country).map(({ number }) => number);
}

function accepted(
	best: PhoneNumber,
	{ isValid, numbers }: { isValid: boolean; numbers: readonly PhoneNumber[] },
): Reading<Phone> {
	if (/^(\d)\1+$/.test(best.nationalNumber)) {
		return doubtful('phone_placeholder', 'One digit over and over: nobody has this number');
	}
	const others = [...new Set(numbers.map(({ number }) => number))].filter(
		(number) => number !== best.number,
	);
	const phone: Phone = {
		national: best.nationalNumber,
		e164: best.number,
		country: isValid ? (best.country ?? null) : null,
		isValid,
		extension: best.ext ?? null,
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
	if (digits === 7 && !text.startsWith('+') && ['US', 'CA'].includes(country)) {
		return doubtful('phone_without_area_code', 'Seven digits: the area code is missing');
	}
	return doubtful(
		digits === 0 ? 'phone_unreadable' : 'phone_impossible',
		digits === 0 ? 'There is no number in it' : 'No phone number has this form',
	);
}
