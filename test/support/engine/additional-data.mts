import type {
	ICredentialsHelper,
	INode,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { container, n8nCore } from './n8n-host.mts';

const base = 'http://127.0.0.1:5678';

interface Execution {
	readonly workflow: Workflow;
	readonly nodes: INode[];
	readonly mode: WorkflowExecuteMode;
	readonly executionId: string;
	readonly credentialsHelper: ICredentialsHelper;
}

/** What n8n's server would tell the engine about one execution. */
export function additionalDataFor(execution: Execution): IWorkflowExecuteAdditionalData {
	const { workflow, mode, executionId, credentialsHelper } = execution;
	return {
		credentialsHelper,
		externalSecretsProxy: container.get(n8nCore.ExternalSecretsProxy),
		executionId,
		workflowId: workflow.id,
		hooks: new n8nCore.ExecutionLifecycleHooks(mode, executionId, savedForm(execution)),
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${base}/rest`,
		instanceBaseUrl: `${base}/`,
		formBaseUrl: `${base}/form`,
		formTestBaseUrl: `${base}/form-test`,
		formWaitingBaseUrl: `${base}/form-waiting`,
		webhookBaseUrl: `${base}/webhook`,
		webhookTestBaseUrl: `${base}/webhook-test`,
		webhookWaitingBaseUrl: `${base}/webhook-waiting`,
		mcpBaseUrl: `${base}/mcp`,
		mcpTestBaseUrl: `${base}/mcp-test`,
		logAiEvent: () => {},
		setExecutionStatus: () => {},
		sendDataToUI: () => {},
		executeWorkflow: absent('sub-workflows'),
		getRunExecutionData: absent('stored executions'),
		getRuntimeCredential: absent('runtime credentials'),
		startRunnerTask: absent('task runners, so no Code node'),
	};
}

function savedForm({ workflow, nodes }: Execution): IWorkflowBase {
	return {
		id: workflow.id,
		name: workflow.name ?? '',
		active: workflow.active,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes,
		connections: workflow.connectionsBySourceNode,
		settings: workflow.settings,
	};
}

function absent(what: string): () => Promise<never> {
	return async () => {
		throw new Error(`The engine in tests has no ${what}; pin or stub the node that asks.`);
	};
}
