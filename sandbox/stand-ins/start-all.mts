import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod/v4';

import { UserMessage } from '../user-message.mts';
import { startChat, type Chat } from './chat.mts';
import { startCrm, type Crm } from './crm.mts';
import { sampleContacts } from '../story/sample-contacts.mts';
import { startListingFeed, type ListingFeed, type ListingInFeed } from './listing-feed.mts';
import { startSendGrid, type SendGrid } from './send-grid.mts';

/** Good for the stand-in on this machine and nothing else. */
export const SENDGRID_API_KEY = 'SG.sandbox-on-this-machine-only';

/** Everybody whom the templates speak to. */
export interface StandIns {
	readonly crm: Crm;
	readonly chat: Chat;
	readonly feed: ListingFeed;
	readonly sendGrid: SendGrid;
	close(): Promise<void>;
}

const portsSchema = z.object({
	crm: z.number().int(),
	chat: z.number().int(),
	feed: z.number().int(),
	sendGrid: z.number().int(),
});
type Ports = z.infer<typeof portsSchema>;

const ANY_PORTS: Ports = { crm: 0, chat: 0, feed: 0, sendGrid: 0 };

function portOf({ url }: { url: string }): number {
	return Number(new URL(url).port);
}

async function startOn(ports: Ports, listings: readonly ListingInFeed[]): Promise<StandIns> {
	const started: { close(): Promise<void> }[] = [];
	const close = async () => {
		await Promise.all(started.map(async (standIn) => await standIn.close()));
	};
	const kept = <Kind extends { close(): Promise<void> }>(standIn: Kind): Kind => {
		started.push(standIn);
		return standIn;
	};
	try {
		return {
			crm: kept(await startCrm({ port: ports.crm, contacts: sampleContacts })),
			chat: kept(await startChat(ports.chat)),
			feed: kept(await startListingFeed(listings, ports.feed)),
			sendGrid: kept(await startSendGrid(SENDGRID_API_KEY, ports.sendGrid)),
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/**
 * Starts all stand-ins on free ports, which are written to `portsFile`; when that is there they are
 * the same as before, since the workflows of a kept sandbox know them.
 */
export async function startStandIns(
	listings: readonly ListingInFeed[],
	portsFile: string,
): Promise<StandIns> {
	const isKept = existsSync(portsFile);
	const ports = isKept ? portsSchema.parse(JSON.parse(readFileSync(portsFile, 'utf8'))) : ANY_PORTS;
	try {
		const standIns = await startOn(ports, listings);
		const { crm, chat, feed, sendGrid } = standIns;
		const used: Ports = {
			crm: portOf(crm),
			chat: portOf(chat),
			feed: portOf(feed),
			sendGrid: portOf(sendGrid),
		};
		mkdirSync(dirname(portsFile), { recursive: true });
		writeFileSync(portsFile, JSON.stringify(used));
		return standIns;
	} catch (error) {
		if (!isKept) throw error;
		throw new UserMessage(
			'One of the ports that the stand-ins of this sandbox had is taken ' +
				`(${Object.values(ports).join(', ')}). Stop what listens there, or start without --keep.`,
			{ cause: error },
		);
	}
}
