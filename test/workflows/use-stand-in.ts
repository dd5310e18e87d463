import { beforeAll, beforeEach } from 'vitest';
import {
	startStandIn,
	type Answer,
	type ReceivedRequest,
	type StandIn,
} from '../../sandbox/stand-ins/stand-in.mts';

export interface UsedStandIn extends Pick<StandIn, 'url' | 'taken'> {
	/** What it answers until the running test is over. */
	answer: (request: ReceivedRequest) => Answer;
}

/** A stand-in for the tests of a file. Each test begins with the usual answer and nothing taken. */
export function useStandIn(usual: UsedStandIn['answer']): UsedStandIn {
	let standIn: StandIn | undefined;
	const running = () => {
		if (standIn === undefined) throw new Error('The stand-in runs inside tests only.');
		return standIn;
	};
	const used: UsedStandIn = {
		get url() {
			return running().url;
		},
		taken: () => running().taken(),
		answer: usual,
	};
	beforeAll(async () => {
		const started = await startStandIn((request) => used.answer(request));
		standIn = started;
		return () => started.close();
	});
	beforeEach(() => {
		used.answer = usual;
		used.taken();
	});
	return used;
}
