import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isPortFree } from '../../../sandbox/free-port.mts';
import { startStandIns, type StandIns } from '../../../sandbox/stand-ins/start-all.mts';
import { UserMessage } from '../../../sandbox/user-message.mts';
import { freshFolder } from '../../support/fresh-folder';

function urlsOf({ crm, chat, feed, sendGrid }: StandIns): string[] {
	return [crm, chat, feed, sendGrid].map(({ url }) => url);
}

it('starts on free ports, and on the same ones where a sandbox is kept', async () => {
	const portsFile = join(freshFolder(), 'deep', 'stand-ins.json');
	const first = await startStandIns([], portsFile);
	const urls = urlsOf(first);
	expect(new Set(urls).size).toBe(4);
	await first.close();
	const again = await startStandIns([], portsFile);
	expect(urlsOf(again)).toEqual(urls);
	await again.close();
	for (const url of urls) expect(await isPortFree(Number(new URL(url).port))).toBe(true);
});

it('says what to do when somebody has taken one of these ports, and leaves nothing running', async () => {
	const portsFile = join(freshFolder(), 'stand-ins.json');
	const first = await startStandIns([], portsFile);
	const [crm, ...others] = urlsOf(first).map((url) => Number(new URL(url).port));
	await first.close();
	const last = others.at(-1);
	const intruder = createServer();
	await new Promise<void>((resolve) => intruder.listen(last, '127.0.0.1', resolve));
	onTestFinished(() => void intruder.close());
	await expect(startStandIns([], portsFile)).rejects.toThrow(UserMessage);
	await expect(startStandIns([], portsFile)).rejects.toThrow(/is taken .*start without --keep/);
	expect(await isPortFree(crm ?? 0)).toBe(true);
	expect(existsSync(portsFile)).toBe(true);
});
