import { NodeOperationError, type INode } from 'n8n-workflow';
import { ConfigurationError, UnavailableError, type UnavailableReason } from '../errors';

/** Why a step could not decide, as items say it. */
export type FailureReason = UnavailableReason | 'misconfigured' | 'unexpected_failure';

export interface Failure {
	readonly reason: FailureReason;
	readonly message: string;
	readonly remedy: string;
}

/** Puts anything thrown into words. Messages of our own errors never hold secrets. */
export function explainFailure(error: unknown): Failure {
	if (error instanceof ConfigurationError) {
		return { reason: 'misconfigured', message: error.message, remedy: error.remedy };
	}
	if (error instanceof UnavailableError) {
		return { reason: error.reason, message: error.message, remedy: error.remedy };
	}
	return {
		reason: 'unexpected_failure',
		message: error instanceof Error ? error.message : 'Something unexpected happened',
		remedy:
			'This is a defect of the pack n8n-nodes-doorman. Please report it with the version and the steps that led here.',
	};
}

/** What n8n shows for it: the message, and under it what to do. */
export function toNodeError(node: INode, error: unknown): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	const { message, remedy } = explainFailure(error);
	return new NodeOperationError(node, message, { description: remedy });
}
