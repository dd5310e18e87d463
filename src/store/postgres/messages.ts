import { randomUUID } from 'node:crypto';
import { idOf } from '../../ids';
import { sql, type Kysely } from '../../vendor/kysely';
import { Client, type ClientConfig } from '../../vendor/pg';
import type { ProcessMessages } from '../database';
import type { Tables } from '../tables';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

interface Receiver {
	readonly onMessage: (text: string) => void;
	readonly onGap: () => void;
}

/**
 * Messages between the processes that use one schema, by LISTEN and NOTIFY. A process does not hear
 * its own. The connection that listens is opened for the first receiver and closed after the last.
 */
export function postgresMessages(
	kysely: Kysely<Tables>,
	config: ClientConfig,
	schema: string,
): ProcessMessages {
	const channel = `doorman_${idOf(schema)}`;
	const self = randomUUID();
	const receivers = new Set<Receiver>();
	let listener: Listener | undefined;
	const dispatch = (payload: string) => {
		const [sender, text = ''] = payload.split(' ', 2);
		if (sender !== self) for (const receiver of receivers) receiver.onMessage(text);
	};
	const close = async () => {
		const closing = listener;
		listener = undefined;
		await closing?.close();
	};
	return {
		send: async (text) => {
			await sql`SELECT pg_notify(${channel}, ${`${self} ${text}`})`.execute(kysely);
		},
		receive: (onMessage, onGap) => {
			const receiver = { onMessage, onGap };
			receivers.add(receiver);
			listener ??= new Listener(config, channel, dispatch, () => {
				for (const { onGap: tell } of receivers) tell();
			});
			return async () => {
				receivers.delete(receiver);
				if (receivers.size === 0) await close();
			};
		},
		close,
	};
}

/** A connection that listens to one channel and comes back by itself, at growing intervals. */
class Listener {
	readonly #config: ClientConfig;
	readonly #channel: string;
	readonly #onPayload: (payload: string) => void;
	readonly #onConnected: () => void;
	#client: Client | undefined;
	#timer: NodeJS.Timeout | undefined;
	#pauseMs = FIRST_PAUSE_MS;
	#isClosed = false;

	constructor(
		config: ClientConfig,
		channel: string,
		onPayload: (payload: string) => void,
		onConnected: () => void,
	) {
		this.#config = config;
		this.#channel = channel;
		this.#onPayload = onPayload;
		this.#onConnected = onConnected;
		void this.#connect();
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		clearTimeout(this.#timer);
		await this.#drop();
	}

	async #connect(): Promise<void> {
		const client = new Client(this.#config);
		this.#client = client;
		client.on('notification', ({ payload }) => {
			this.#onPayload(payload ?? '');
		});
		// Both may come for one loss; the first takes the client away.
		client.on('error', () => void this.#comeBackLater(client));
		client.on('end', () => void this.#comeBackLater(client));
		try {
			await client.connect();
			await client.query(`LISTEN "${this.#channel}"`);
		} catch {
			await this.#comeBackLater(client);
			return;
		}
		this.#pauseMs = FIRST_PAUSE_MS;
		this.#onConnected();
	}

	async #comeBackLater(lost: Client): Promise<void> {
		if (this.#client !== lost) return;
		await this.#drop();
		if (this.#isClosed) return;
		this.#timer = setTimeout(() => void this.#connect(), this.#pauseMs).unref();
		this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
	}

	async #drop(): Promise<void> {
		const client = this.#client;
		this.#client = undefined;
		try {
			await client?.end();
		} catch {
			// It is gone already.
		}
	}
}
