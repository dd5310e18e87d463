import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { UserMessage } from './user-message.mts';

export interface SandboxOptions {
	port: number;
	/** Where the sandbox keeps its data. */
	folder: string;
	/** Whether the data of the last run is used again. */
	keep: boolean;
	exitAfterDemo: boolean;
	help: boolean;
}

export const HELP = `A real n8n on this machine, with the Doorman nodes and templates in it. Sample leads and
news about homes go through them to a CRM, a listing feed, a chat and a SendGrid that are
played here: nothing leaves this machine.

  npm start                       a fresh n8n at http://127.0.0.1:5678
  npm start -- --port 5679        on another port
  npm start -- --keep             with the data of the last run: the samples are repeats then
  npm start -- --folder <path>    keep the data there (default: .sandbox)
  npm start -- --exit-after-demo  stop after the samples have gone through
  npm start -- --help             this text

The first start fetches n8n (about 6 minutes, 3 GB) into ~/.cache/n8n-nodes-doorman, or
into the folder that DOORMAN_CACHE names. Ctrl-C stops everything.`;

function portOf(text: string): number {
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new UserMessage(`--port takes a number from 1 to 65535, not "${text}".`);
}

function parsed(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				port: { type: 'string', default: '5678' },
				folder: { type: 'string', default: join(dirname(import.meta.dirname), '.sandbox') },
				keep: { type: 'boolean', default: false },
				'exit-after-demo': { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
		}).values;
	} catch (error) {
		const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
		throw new UserMessage(`${reason}. See \`npm start -- --help\`.`);
	}
}

/** Reads the command line; rejects what it does not know with a `UserMessage`. */
export function readOptions(args: string[]): SandboxOptions {
	const values = parsed(args);
	return {
		port: portOf(values.port),
		folder: resolve(values.folder),
		keep: values.keep,
		exitAfterDemo: values['exit-after-demo'],
		help: values.help,
	};
}
