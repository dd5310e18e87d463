import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../../sandbox/free-port.mts';
import { endWithParent } from '../../support/end-with-parent.mts';

export interface RedisServer {
	readonly host: string;
	readonly port: number;
	/** Stops the server. What was in it is gone. */
	stop(): Promise<void>;
}

const HOST = '127.0.0.1';

/** In memory only: nothing is loaded at the start or written later. */
function settings(port: number): string[] {
	const values = { port: String(port), bind: HOST, save: '', appendonly: 'no', daemonize: 'no' };
	return Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
}

/**
 * Starts a Redis of its own on a free loopback port. Rejects with what to install when there is
 * none on this machine.
 *
 * @param folder where it runs; it leaves nothing there
 */
export async function startRedis(folder: string): Promise<RedisServer> {
	const port = await freePort();
	const child = spawn('redis-server', settings(port), {
		cwd: folder,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const killWithUs = () => child.kill('SIGKILL');
	process.once('exit', killWithUs);
	endWithParent(child, 'SIGKILL');
	await untilReady(child);
	return {
		host: HOST,
		port,
		async stop() {
			process.off('exit', killWithUs);
			if (child.exitCode !== null || child.signalCode !== null) return;
			child.kill('SIGKILL');
			await once(child, 'exit');
		},
	};
}

async function untilReady(child: ChildProcess): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		let printed = '';
		child.stdout?.on('data', (data: Buffer) => {
			printed += data.toString();
			if (printed.includes('Ready to accept connections')) resolve();
		});
		child.once('error', (cause) => {
			reject(
				new Error(
					'Queue mode needs Redis, and `redis-server` was not found. Install it ' +
						'(Debian, Ubuntu: `apt-get install redis-server`) and run the tests again.',
					{ cause },
				),
			);
		});
		child.once('exit', () => reject(new Error(`Redis did not start:\n${printed}`)));
	});
}
