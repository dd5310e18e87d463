import { ConfigurationError } from '../errors';
import { idOf } from '../ids';

const LONGEST_KEY = 200;

/**
 * A value as the store can hold it as a key: text without NUL and lone surrogates (PostgreSQL knows
 * neither), trimmed; a long one gives way to its beginning and a hash. Undefined when nothing is left.
 */
export function storableKey(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = String(value)
		.replaceAll('\0', '')
		.replaceAll(/\p{Surrogate}/gu, '\uFFFD')
		.trim();
	if (text === '') return undefined;
	return text.length <= LONGEST_KEY ? text : `${text.slice(0, 150)}…${idOf(text)}`;
}

/**
 * What an event is about. A property is named as `<source>:<its id>`; without the id the source
 * alone would make one property of all, so it names none.
 */
export function subjectKeyOf(value: unknown): string | undefined {
	const key = storableKey(value);
	return key === undefined || key.endsWith(':') || !/[\p{L}\p{N}]/u.test(key) ? undefined : key;
}

/** Begins the names of the queues of test runs. */
export const TEST_PREFIX = 'test:';

/** The name a queue has in the store. Test runs have one apart. */
export function queueId(name: string, options: { isTest: boolean }): string {
	const key = storableKey(name);
	if (key === undefined || key.startsWith(TEST_PREFIX)) {
		throw new ConfigurationError(
			key === undefined
				? 'The name of the queue is empty'
				: `The name of a queue may not begin with \`${TEST_PREFIX}\`: that is where test runs write`,
			'Open the node and enter a name under Queue, the same in all nodes that belong together.',
		);
	}
	return options.isTest ? `${TEST_PREFIX}${key}` : key;
}

/** Whether what is in the queue comes from test runs and is of no use for long. */
export function isTestQueue(queue: string): boolean {
	return queue.startsWith(TEST_PREFIX);
}

/** The name a queue has in the editor. */
export function queueName(id: string): string {
	return isTestQueue(id) ? id.slice(TEST_PREFIX.length) : id;
}

/** What wakes whoever releases the queue. */
export function wakeUpTopic(queue: string): string {
	return `debounce:${queue}`;
}
