import type { INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';
import type { Deliveries, Leased } from '../records/delivery';
import type { Store } from '../store/open-store';
import { explainFailure } from './node-errors';
import type { PaceLimits } from './pace';
import { LONGEST_RUN_MS, ReleaseLoop } from './release-loop';
import { endOf, failureText, type RunEnd } from './run-end';
import { withLease } from './settling';

const TICK_MS = 1_000;
const HOUR_MS = 3_600_000;
const EVERY_SECOND = '* * * * * *';

/** What of n8n's context the releasing half of a trigger needs. */
export type ReleasingContext = Pick<ITriggerFunctions, 'emit' | 'getNode' | 'helpers' | 'logger'>;

export interface Releasing<Payload> {
	readonly store: Pick<Store, 'now' | 'wakeUps'>;
	readonly deliveries: Deliveries<Payload>;
	/** What the store wakes this trigger with. */
	readonly topic: string;
	readonly pace: PaceLimits;
	/** A delivery as the workflow gets it: one list of items per output. */
	readonly toOutputs: (leased: Leased<Payload>) => INodeExecutionData[][];
}

/**
 * Drives deliveries into the workflow until the returned function is called: looks every second
 * (on the leader only) and at once when woken. Runs that are under way then keep their leases and
 * are settled when they end.
 */
export function startReleasing<Payload>(
	context: ReleasingContext,
	releasing: Releasing<Payload>,
): () => Promise<void> {
	const { store, deliveries, pace, topic } = releasing;
	const node = context.getNode().name;
	const loop = new ReleaseLoop({
		deliveries,
		pace,
		now: () => store.now(),
		run: (leased) => runWith(context, leased, releasing.toOutputs),
		onOutage: (error) => {
			const { message, remedy } = explainFailure(error);
			context.logger.error(`${node}: nothing is released for now. ${message}. ${remedy}`);
		},
		onUnheard: (runs) => {
			context.logger.warn(
				`${node}: ${runs === 1 ? 'a run has' : `${runs} runs have`} not ended for ${LONGEST_RUN_MS / HOUR_MS} hours. What they were started with is delivered again. See in n8n's list of executions what became of them.`,
			);
		},
		onRecovery: () => {
			context.logger.info(`${node}: the store answers again, releasing goes on.`);
		},
	});
	const release = () => void loop.release();
	const stopTicking = tickEverySecond(context, release);
	const stopListening = store.wakeUps.listen(topic, release);
	release();
	return async () => {
		stopTicking();
		await stopListening();
		await loop.stop();
		releaseUntilIdle(loop);
	};
}

/** n8n's own schedule ticks on the leader only. Where it is missing, a timer does. */
function tickEverySecond(
	{ helpers }: Pick<ReleasingContext, 'helpers'>,
	onTick: () => void,
): () => void {
	let isOn = true;
	const tick = () => {
		if (isOn) onTick();
	};
	const { registerCron } = helpers as Partial<typeof helpers>;
	const timer = registerCron === undefined ? setInterval(tick, TICK_MS).unref() : undefined;
	registerCron?.({ expression: EVERY_SECOND }, tick);
	return () => {
		isOn = false;
		clearInterval(timer);
	};
}

function releaseUntilIdle(loop: Pick<ReleaseLoop<unknown>, 'isIdle' | 'release'>): void {
	const timer = setInterval(() => {
		if (loop.isIdle) clearInterval(timer);
		else void loop.release();
	}, TICK_MS).unref();
}

/** Starts an execution. n8n refuses to start a second one with the same key, whoever asks for it. */
async function runWith<Payload>(
	context: ReleasingContext,
	leased: Leased<Payload>,
	toOutputs: (leased: Leased<Payload>) => INodeExecutionData[][],
): Promise<RunEnd> {
	try {
		// n8n resolves with nothing when the key was there already, whatever its type says.
		const done = deferred<IRun>();
		context.emit(
			withLease(toOutputs(leased), leased),
			undefined,
			done,
			`${leased.id}:${leased.attempt}`,
		);
		const run: IRun | undefined = await done.promise;
		return endOf(run);
	} catch (error) {
		return { status: 'failed', failure: failureText(error) };
	}
}

/** A promise that n8n settles. */
interface Deferred<Value> {
	readonly promise: Promise<Value>;
	readonly resolve: (value: Value | PromiseLike<Value>) => void;
	readonly reject: (error: Error) => void;
}

function deferred<Value>(): Deferred<Value> {
	let resolve!: Deferred<Value>['resolve'];
	let reject!: Deferred<Value>['reject'];
	const promise = new Promise<Value>((...settlers) => {
		[resolve, reject] = settlers;
	});
	return { promise, resolve, reject };
}
