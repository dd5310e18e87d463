import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until there is an answer; rejects with `what` when it takes too long. */
export async function until<T>(
	what: string,
	ask: () => Promise<T | undefined>,
	withinMs = 20_000,
): Promise<T> {
	const deadline = Date.now() + withinMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > deadline) throw new Error(`Waited ${withinMs} ms in vain until ${what}`);
		await delay(50);
	}
}

/** n8n takes about a second to listen on a webhook after its workflow was published. */
export async function untilWebhookListens(url: string): Promise<void> {
	await until(`${url} is registered`, async () => {
		// A published POST webhook answers a GET with 404 and a hint at POST.
		const body = await (await fetch(url)).text();
		return /not registered for GET requests/.test(body) ? true : undefined;
	});
}

/** The same for an Intake Trigger, which answers a GET by itself. */
export async function untilIntakeListens(url: string): Promise<void> {
	await until(`${url} is registered`, async () =>
		(await fetch(url)).status === 405 ? true : undefined,
	);
}
