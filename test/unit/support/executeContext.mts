import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

/** What a fake n8n gives the engine instead of its own. */
export interface Fakes {
	parameters?: INode['parameters'];
	items?: INodeExecutionData[];
	context?: object;
	helpers?: object;
}

/** All that the engine asks of n8n, in a run of a node whose workflow has nothing special. */
export function executeContext({ parameters = {}, items, context, helpers }: Fakes) {
	const node: INode = {
		id: '1',
		name: 'Acme',
		type: 'acme',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const memory = {};
	return {
		getNode: () => node,
		getInputData: () => items ?? [{ json: {} }],
		getNodeParameter: (name: string, _: number, fallback: unknown) => parameters[name] ?? fallback,
		continueOnFail: () => false,
		isToolExecution: () => false,
		getContext: () => memory,
		getWorkflow: () => ({ id: '1' }),
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
		getExecutionCancelSignal: () => undefined,
		getTimezone: () => 'UTC',
		getCredentials: async () => ({}),
		getCredentialsProperties: () => [],
		logger: { info: () => undefined, warn: () => undefined },
		...context,
		helpers: {
			httpRequest: async () => ({ statusCode: 200, headers: {}, body: '{}' }),
			httpRequestWithAuthentication: async () => ({ statusCode: 200, headers: {}, body: '{}' }),
			prepareBinaryData: async () => ({ data: '', mimeType: 'image/png' }),
			getBinaryDataBuffer: async () => Buffer.from('a'),
			checkProcessedAndRecord: async (marks: unknown[]) => ({ new: marks, processed: [] }),
			removeProcessed: async () => undefined,
			getProcessedDataCount: async () => 0,
			...helpers,
		},
	} as unknown as IExecuteFunctions;
}
