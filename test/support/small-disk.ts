import { spawnSync } from 'node:child_process';
import type { Launcher } from './child-program';

/** A disk that is full soon, for one program. */
export interface SmallDisk {
	readonly launcher: Launcher;
	/** Whether deleting a file makes room again. */
	readonly canBeFreed: boolean;
}

const MOUNT = 'mount -t tmpfs -o size="$1"k tmpfs "$0" && shift && exec "$@"';

/**
 * Makes `folder` a disk of so many KiB in the eyes of the program it launches: a real one in memory
 * where this machine lets us mount it, else as a limit on the size of any file, which ends in the
 * same kind of failing write on every Unix.
 */
export function smallDisk(folder: string, sizeKib: number): SmallDisk {
	for (const namespaces of ['-Urm', '-m']) {
		const mounted = [namespaces, 'sh', '-c', MOUNT, folder, String(sizeKib)];
		if (spawnSync('unshare', [...mounted, 'true']).status !== 0) continue;
		return {
			launcher: { execPath: 'unshare', execArgv: [...mounted, process.execPath] },
			canBeFreed: true,
		};
	}
	// In blocks of 512 bytes. Node ignores the signal that comes with it.
	const limited = `ulimit -f ${sizeKib * 2} && exec "$0" "$@"`;
	return {
		launcher: { execPath: 'sh', execArgv: ['-c', limited, process.execPath] },
		canBeFreed: false,
	};
}
