import { ColumnOf, type Column } from '../column';
import { date } from './date';
import { email } from './email';
import { exact } from './exact';
import { generation } from './generation';
import { givenName } from './given-name';
import { number } from './number';
import { phone } from './phone';
import { place } from './place';
import { street } from './street';
import { surname } from './surname';
import { text } from './text';

const columns = {
	generation: (capacity: number): Column => new ColumnOf(generation, capacity),
	givenName: (capacity: number): Column => new ColumnOf(givenName, capacity),
	surname: (capacity: number): Column => new ColumnOf(surname, capacity),
	email: (capacity: number): Column => new ColumnOf(email, capacity),
	number: (capacity: number): Column => new ColumnOf(number, capacity),
	phone: (capacity: number): Column => new ColumnOf(phone, capacity),
	street: (capacity: number): Column => new ColumnOf(street, capacity),
	place: (capacity: number): Column => new ColumnOf(place, capacity),
	date: (capacity: number): Column => new ColumnOf(date, capacity),
	text: (capacity: number): Column => new ColumnOf(text, capacity),
	exact: (capacity: number): Column => new ColumnOf(exact, capacity),
};

export type KindName = keyof typeof columns;

export function columnOf(kind: KindName, capacity: number): Column {
	return columns[kind](capacity);
}
