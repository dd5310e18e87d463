import { createServer } from 'node:http';
import { freePort } from '../../sandbox/free-port.mts';

export interface BreakingOnce {
	url: string;
	calls(): number;
	close(): void;
}

/** A loopback service that answers its first call with 500 and every later one with 200. */
export async function openBreakingOnce(): Promise<BreakingOnce> {
	let calls = 0;
	const server = createServer((_request, response) => {
		calls += 1;
		response.writeHead(calls === 1 ? 500 : 200, { 'content-type': 'application/json' }).end('{}');
	});
	const port = await freePort();
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return { url: `http://127.0.0.1:${port}`, calls: () => calls, close: () => server.close() };
}
