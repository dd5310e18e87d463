import type { IExecuteFunctions, IRun } from 'n8n-workflow';

/**
 * The custom data of an execution in which a gate had to close. In queue mode it is all that comes
 * back from a worker besides the status, so the trigger can read it there too.
 */
const KEY = 'doorman_try_again';

/** Lets the trigger that started this execution try its delivery again, though the run succeeds. */
export function askForAnotherTry(
	context: Pick<IExecuteFunctions, 'customData'>,
	reason: string,
): void {
	context.customData.set(KEY, reason);
}

/** Why a run that succeeded is to be tried again; undefined when it is not. */
export function reasonForAnotherTry(run: IRun): string | undefined {
	return run.data.resultData.metadata?.[KEY];
}
