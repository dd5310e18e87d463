import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import { z } from 'zod/v4';

/** A lead that came out of New. */
export interface Arrival {
	readonly key: string;
	/** n8n's id of the execution that brought it. */
	readonly executionId: string;
	readonly heldUntilMs: number | undefined;
}

/** The system behind the gate: a loopback server that must see every lead once. */
export interface Downstream {
	/** Answers with what is posted here. Expects `?execution=` and the id of the execution. */
	readonly url: string;
	arrivals(): readonly Arrival[];
	arrivalsOf(key: string): readonly Arrival[];
	/** Keeps everybody waiting who comes from now on. */
	hold(): void;
	/** Answers all who wait, and all who come. */
	letGo(): void;
	close(): Promise<void>;
}

const itemSchema = z.object({
	body: z.object({ lead_id: z.string() }),
	doorman: z.object({ dedupe: z.object({ held_until: z.iso.datetime().optional() }) }),
});

export async function startDownstream(): Promise<Downstream> {
	const arrivals: Arrival[] = [];
	let gate = openGate();
	const server = createServer((request, response) => {
		void json(request).then(async (item) => {
			arrivals.push(arrivalOf(request, item));
			await gate.passed;
			response.setHeader('content-type', 'application/json').end(JSON.stringify(item));
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port was given out');
	return {
		url: `http://127.0.0.1:${address.port}/`,
		arrivals: () => arrivals,
		arrivalsOf: (key) => arrivals.filter((arrival) => arrival.key === key),
		hold: () => (gate = closedGate()),
		letGo: () => gate.open(),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function arrivalOf({ url = '' }: IncomingMessage, received: unknown): Arrival {
	const item = itemSchema.parse(received);
	const heldUntil = item.doorman.dedupe.held_until;
	return {
		key: item.body.lead_id,
		executionId: new URL(url, 'http://downstream').searchParams.get('execution') ?? '',
		heldUntilMs: heldUntil === undefined ? undefined : Date.parse(heldUntil),
	};
}

interface Gate {
	readonly passed: Promise<void>;
	open(): void;
}

function closedGate(): Gate {
	let open = () => {};
	const passed = new Promise<void>((resolve) => (open = resolve));
	return { passed, open };
}

function openGate(): Gate {
	const gate = closedGate();
	gate.open();
	return gate;
}
