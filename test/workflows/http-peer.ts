import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
	readonly method: string;
	/** Path and query as they came. */
	readonly path: string;
	/** Parsed JSON, or undefined when there was none. */
	readonly body: unknown;
}

export interface Answer {
	readonly status: number;
	readonly json?: unknown;
}

/** A server on this machine that a template's HTTP requests go to. */
export interface HttpPeer {
	readonly url: string;
	/** What came in since it was last asked, in order. */
	taken(): ReceivedRequest[];
	close(): void;
}

/** Starts a server that notes every request and answers as it is told at that moment. */
export async function startHttpPeer(
	answer: (request: ReceivedRequest) => Answer,
): Promise<HttpPeer> {
	let received: ReceivedRequest[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const text = Buffer.concat(chunks).toString();
			const { method = '', url: path = '' } = request;
			const one = { method, path, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
			received.push(one);
			const { status, json } = answer(one);
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(json === undefined ? undefined : JSON.stringify(json));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		taken: () => {
			const all = received;
			received = [];
			return all;
		},
		close: () => server.close(),
	};
}
