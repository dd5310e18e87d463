import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

export interface ReceivedRequest {
	readonly method: string;
	/** Path and query as they came. */
	readonly path: string;
	readonly authorization: string | undefined;
	/** Parsed JSON; undefined when there was none, `unreadable` when it was something else. */
	readonly body: unknown;
}

export interface Answer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly json?: unknown;
}

/** A server on this machine that stands in for one of somebody else. */
export interface StandIn {
	/** `http://127.0.0.1:<port>` */
	readonly url: string;
	/** What came in since it was last asked, in order. */
	taken(): ReceivedRequest[];
	/** Ends calls under way as well. */
	close(): Promise<void>;
}

export const unreadable = Symbol('a body that is no JSON');

function parseBody(body: string): unknown {
	if (body === '') return undefined;
	try {
		return JSON.parse(body);
	} catch {
		return unreadable;
	}
}

async function read(request: IncomingMessage): Promise<ReceivedRequest> {
	const { method = '', url: path = '', headers } = request;
	const body = parseBody(await text(request));
	return { method, path, authorization: headers.authorization, body };
}

/**
 * Starts a server on loopback that notes every request and answers as it is told at that moment.
 *
 * @param port 0 for a free one
 */
export async function startStandIn(
	answer: (request: ReceivedRequest) => Answer,
	port = 0,
): Promise<StandIn> {
	const received: ReceivedRequest[] = [];
	const server = createServer((request, response) => {
		read(request).then(
			(one) => {
				received.push(one);
				const { status, headers, json } = answer(one);
				response.writeHead(status, { 'content-type': 'application/json', ...headers });
				response.end(json === undefined ? undefined : JSON.stringify(json));
			},
			// The caller went away in the middle of its request.
			() => response.destroy(),
		);
	});
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port was given out');
	return {
		url: `http://127.0.0.1:${address.port}`,
		taken: () => received.splice(0),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
