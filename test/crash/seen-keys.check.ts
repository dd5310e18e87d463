import { claimed, completed, isReleased, known, type Memory } from '../store/seen-keys.model';
import type { RecordedCall } from './history';
import { isLinearizable, type Operation, type Step } from './linearizable';
import {
	claimAnswersSchema,
	completionAnswersSchema,
	lookAnswersSchema,
	releaseAnswersSchema,
	type SeenKeysCall,
	type ToldKey,
} from './seen-keys-call.mts';

type KeyStep = Step<Memory>;

/**
 * The keys whose history cannot be explained: there is no order of the calls, true to their times,
 * in which the model of the port would have answered like this.
 */
export function unexplainedKeys(calls: readonly RecordedCall<SeenKeysCall>[]): string[] {
	const keys = new Map<string, Operation<Memory>[]>();
	for (const recorded of calls) {
		const { call, invokedAt, answeredAt } = recorded;
		stepsByKey(recorded).forEach((steps, index) => {
			const place = `${call.ledger} ${call.asked[index]?.key}`;
			const operations = keys.get(place) ?? [];
			keys.set(place, operations);
			operations.push({ invokedAt, answeredAt, steps });
		});
	}
	return [...keys].flatMap(([key, operations]) =>
		isLinearizable<Memory>(undefined, operations) ? [] : [key],
	);
}

/** What the call did to each of its keys. */
function stepsByKey({ call, answer }: RecordedCall<SeenKeysCall>): KeyStep[][] {
	switch (call.method) {
		case 'claim':
			return claimSteps(call, answer);
		case 'complete':
			return completionSteps(call, answer);
		case 'release':
			return releaseSteps(call, answer);
		case 'look': {
			const answers = lookAnswersSchema.parse(answer ?? []);
			return answers.map((told) => [reads(call.now, (memory) => isTold(memory, told))]);
		}
	}
}

function claimSteps(call: SeenKeysCall & { method: 'claim' }, answer: unknown): KeyStep[][] {
	const answers = claimAnswersSchema.optional().parse(answer);
	const terms = { holdMs: call.holdMs, rememberMs: undefined, executionId: call.executionId };
	return call.asked.map(({ owner }, index) => {
		const changes = changesTo((memory) => claimed(memory, owner, terms, call.now));
		const told = answers?.[index];
		if (told === undefined) return [changes];
		if (!told.won) {
			return [unless(changes), reads(call.now, (memory) => isTold(memory, told.known))];
		}
		return [
			(memory) => {
				const next = changes(memory);
				const { firstSeenAtMs, heldUntilMs } = next?.state ?? {};
				return firstSeenAtMs === told.firstSeenAtMs && heldUntilMs === told.heldUntilMs
					? next
					: undefined;
			},
		];
	});
}

function completionSteps(
	call: SeenKeysCall & { method: 'complete' },
	answer: unknown,
): KeyStep[][] {
	const answers = completionAnswersSchema.optional().parse(answer);
	const terms = { rememberMs: undefined, executionId: call.executionId };
	return call.asked.map(({ owner }, index) => {
		const changes = changesTo((memory) => completed(memory, owner, terms, call.now));
		const told = answers?.[index];
		if (told === undefined || told === 'completed') return [changes];
		const isDone = (memory: Memory) => memory?.isCompleted === true;
		const agrees = (memory: Memory) => isDone(memory) === (told === 'already_completed');
		return [unless(changes), reads(call.now, agrees)];
	});
}

function releaseSteps(call: SeenKeysCall & { method: 'release' }, answer: unknown): KeyStep[][] {
	const answers = releaseAnswersSchema.optional().parse(answer);
	return call.asked.map(({ owner }, index) => {
		const changes: KeyStep = (memory) =>
			isReleased(memory, owner, call.now) ? { state: undefined } : undefined;
		const told = answers?.[index];
		if (told === undefined || told === 'released') return [changes];
		const agrees = (memory: Memory) => (memory === undefined) === (told === 'not_found');
		return [unless(changes), reads(call.now, agrees)];
	});
}

function changesTo(change: (memory: Memory) => Memory): KeyStep {
	return (memory) => {
		const next = change(memory);
		return next === undefined ? undefined : { state: next };
	};
}

/** What did not apply changed nothing. */
function unless(changes: KeyStep): KeyStep {
	return (memory) => (changes(memory) === undefined ? { state: memory } : undefined);
}

/** The port looks up what is known in a step of its own, after a write did not apply. */
function reads(now: number, agrees: (memory: Memory) => boolean): KeyStep {
	return (memory) => (agrees(known(memory, now)) ? { state: memory } : undefined);
}

function isTold(memory: Memory, told: ToldKey | null | undefined): boolean {
	return (
		memory?.firstSeenAtMs === told?.firstSeenAtMs &&
		memory?.executionId === told?.executionId &&
		memory?.heldUntilMs === told?.heldUntilMs
	);
}
