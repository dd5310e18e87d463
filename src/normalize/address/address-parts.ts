/** A US address in parts: what is null is not said, or in doubt. */
export interface AddressParts {
	/** House number and street, `PO Box 12`, or `RR 2 Box 45A`. */
	readonly street: string | null;
	readonly unit: string | null;
	readonly city: string | null;
	/** Two capital letters. */
	readonly state: string | null;
	/** Five digits. */
	readonly zip: string | null;
	readonly zip4: string | null;
}

export const noParts: AddressParts = {
	street: null,
	unit: null,
	city: null,
	state: null,
	zip: null,
	zip4: null,
};

/** The address on one line: `1 Main St Apt 4, Austin, TX 78701-1234`; without a street the place alone. */
export function addressLineOf({
	street,
	unit,
	city,
	state,
	zip,
	zip4,
}: AddressParts): string | null {
	const code = zip !== null && zip4 !== null ? `${zip}-${zip4}` : zip;
	const where = street === null ? null : joined(street, unit);
	const line = [where, city, joined(state, code)]
		.filter((part) => part !== null && part !== '')
		.join(', ');
	return line === '' ? null : line;
}

function joined(first: string | null, second: string | null): string {
	if (first === null || second === null) return first ?? second ?? '';
	return `${first} ${second}`;
}
