import { phoneTypes, type PhoneType } from '../records/lead';
import {
	findPhoneNumbersInText,
	getCountryCallingCode,
	parsePhoneNumberFromString,
	type CountryCode,
	type PhoneNumber,
} from '../vendor/libphonenumber';
import { asTyped, lettersAsDigits, withPlus } from './phone-spelling';

/** A number of a length its country has. */
export interface PossibleNumber {
	readonly number: PhoneNumber;
	/** Undefined: the number plan has no such number. */
	readonly type: PhoneType | undefined;
}

export interface PhonePlan {
	/** Whose numbers are written without a country code. */
	readonly country: CountryCode;
	/** What seven digits are completed with in North America; empty: nothing. */
	readonly areaCode: string;
}

const BETWEEN_NUMBERS = /[;,|\n]|\s+(?:or|and|&|\/)\s+|\//i;

/** All possible numbers in a text, in their order. */
export function numbersIn(text: string, plan: PhonePlan): PossibleNumber[] {
	const whole = oneNumber(text, plan);
	if (whole !== undefined) return [whole];
	const parts = text.split(BETWEEN_NUMBERS).map((part) => asTyped(part.trim()));
	const inParts = parts.flatMap((part) => {
		const number = part.isRounded ? undefined : oneNumber(part.text, plan);
		return number === undefined ? [] : [number];
	});
	return inParts.length > 0 ? inParts : numbersAmongWords(text, plan);
}

/** The number that a text is, in the first of its readings that is valid, else possible. */
function oneNumber(text: string, plan: PhonePlan): PossibleNumber | undefined {
	const plus = withPlus(text);
	const dialled = plus === undefined ? undefined : possible(plus, plan.country);
	if (dialled?.type !== undefined) return dialled;
	const typed = possible(text, plan.country);
	if (typed?.type !== undefined) return typed;
	return dialled ?? typed ?? northAmerican(text, plan);
}

/** Letters for digits, and seven digits with the area code that was set. */
function northAmerican(text: string, { country, areaCode }: PhonePlan): PossibleNumber | undefined {
	if (getCountryCallingCode(country) !== '1') return undefined;
	const digits = lettersAsDigits(text);
	const spelled = digits === undefined ? undefined : possible(digits, country);
	if (spelled?.type !== undefined) return spelled;
	const isLocal = areaCode !== '' && /^\(?\d{3}\)?[\s.-]*\d{4}(?!\d)/.test(text);
	return isLocal ? possible(`${areaCode} ${text}`, country) : undefined;
}

function possible(text: string, country: CountryCode): PossibleNumber | undefined {
	const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
	return number === undefined ? undefined : typed(number);
}

function typed(number: PhoneNumber): PossibleNumber | undefined {
	const type = phoneTypeOf(number);
	return type !== undefined || number.isPossible() ? { number, type } : undefined;
}

const TYPES: ReadonlyMap<string, PhoneType> = new Map(
	phoneTypes.map((type) => [type.toUpperCase(), type]),
);

/** Only valid numbers have a type. */
function phoneTypeOf(number: PhoneNumber): PhoneType | undefined {
	const type = number.getType();
	return type === undefined ? undefined : TYPES.get(type);
}

function numbersAmongWords(text: string, { country }: PhonePlan): PossibleNumber[] {
	return findPhoneNumbersInText(text, country).flatMap(({ number }) => typed(number) ?? []);
}
