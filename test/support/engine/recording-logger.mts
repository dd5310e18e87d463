import { inspect } from 'node:util';

import type { Logger, LogMetadata } from 'n8n-workflow';

import { runScope } from './run-scope.mts';

/** One line that n8n or a node logged. */
export interface LogEntry {
	readonly level: 'error' | 'warn' | 'info' | 'debug';
	readonly message: string;
	readonly meta: LogMetadata | undefined;
}

/** Takes the place of n8n's logger and keeps every level, so that tests can read what was said. */
export class RecordingLogger implements Logger {
	/** Lines logged while no run was under way, for example by the loaders. */
	readonly outsideRuns: LogEntry[] = [];

	error(message: string, meta?: LogMetadata): void {
		this.#keep({ level: 'error', message, meta });
	}

	warn(message: string, meta?: LogMetadata): void {
		this.#keep({ level: 'warn', message, meta });
	}

	info(message: string, meta?: LogMetadata): void {
		this.#keep({ level: 'info', message, meta });
	}

	debug(message: string, meta?: LogMetadata): void {
		this.#keep({ level: 'debug', message, meta });
	}

	/** n8n asks for a logger per subject; the subject does not matter here. */
	scoped(): this {
		return this;
	}

	#keep(entry: LogEntry): void {
		const lines = runScope.getStore()?.logs ?? this.outsideRuns;
		lines.push(entry);
	}
}

/** The lines as text with their data and nested errors written out: what a secret must not be in. */
export function logText(entries: readonly LogEntry[]): string {
	const lines = entries.map(({ level, message, meta }) =>
		meta === undefined ? `${level} ${message}` : `${level} ${message} ${written(meta)}`,
	);
	return lines.join('\n');
}

function written(meta: LogMetadata): string {
	return inspect(meta, { depth: 12, breakLength: Infinity, maxStringLength: null });
}
