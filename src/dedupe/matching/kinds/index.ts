import { createColumn, type Column } from '../column';
import { date } from './date';
import { email } from './email';
import { exact } from './exact';
import { generation } from './generation';
import { givenName } from './given-name';
import { phone } from './phone';
import { place } from './place';
import { street } from './street';
import { surname } from './surname';
import { text } from './text';

const columns = {
	generation: (capacity: number) => createColumn(generation, capacity),
	givenName: (capacity: number) => createColumn(givenName, capacity),
	surname: (capacity: number) => createColumn(surname, capacity),
	email: (capacity: number) => createColumn(email, capacity),
	phone: (capacity: number) => createColumn(phone, capacity),
	street: (capacity: number) => createColumn(street, capacity),
	place: (capacity: number) => createColumn(place, capacity),
	date: (capacity: number) => createColumn(date, capacity),
	text: (capacity: number) => createColumn(text, capacity),
	exact: (capacity: number) => createColumn(exact, capacity),
};

export type KindName = keyof typeof columns;

export function columnOf(kind: KindName, capacity: number): Column {
	return columns[kind](capacity);
}
