export {
	findPhoneNumbersInText,
	getCountryCallingCode,
	isSupportedCountry,
	parsePhoneNumberFromString,
	type CountryCode,
	type NumberType,
	type PhoneNumber,
} from 'libphonenumber-js/max';
