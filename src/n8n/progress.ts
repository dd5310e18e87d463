import type { IExecuteFunctions } from 'n8n-workflow';
import { OperationalError } from 'n8n-workflow';
import type { Step } from './operation';

const LOG_EVERY_MS = 5_000;

/**
 * Reports long work to n8n's log every five seconds (work that is done sooner is not mentioned), and
 * ends it when the execution was cancelled.
 */
export function progressLog(
	context: Pick<IExecuteFunctions, 'getExecutionCancelSignal' | 'getNode' | 'logger'>,
): Step['progress'] {
	const signal = context.getExecutionCancelSignal();
	let loggedAt = performance.now();
	return (done, total) => {
		// n8n shows a run as canceled, and not as failed, by this spelling in the message.
		if (signal?.aborted === true) throw new OperationalError('The execution was canceled.');
		if (performance.now() - loggedAt < LOG_EVERY_MS) return;
		loggedAt = performance.now();
		context.logger.info(`${context.getNode().name}: ${done} of ${total} items done`);
	};
}
