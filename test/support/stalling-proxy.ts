import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** Stands between a client and a server on loopback. */
export interface StallingProxy {
	readonly port: number;
	/** From now on nothing gets through, in neither direction; connections stay open and are accepted. */
	stall(): void;
	/** New connections work again. Those from before stay dead, as after a route was lost. */
	resume(): void;
}

/** Starts a proxy to the port, for the running test alone. */
export async function startProxy(serverPort: number): Promise<StallingProxy> {
	const sockets = new Set<Socket>();
	let isStalled = false;
	const server = createServer({ noDelay: true }, (near) => {
		const far = connect(serverPort, '127.0.0.1');
		for (const [from, to] of [
			[near, far],
			[far, near],
		] as const) {
			sockets.add(from);
			from.on('data', (data) => to.write(data));
			from.on('error', () => to.destroy());
			from.on('close', () => {
				sockets.delete(from);
				to.destroy();
			});
			if (isStalled) from.pause();
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(async () => {
		for (const socket of sockets) socket.destroy();
		server.close();
		await once(server, 'close');
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
	return {
		port: address.port,
		stall() {
			isStalled = true;
			for (const socket of sockets) socket.pause();
		},
		resume() {
			isStalled = false;
		},
	};
}
