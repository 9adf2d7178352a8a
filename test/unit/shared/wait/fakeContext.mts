import type { IDataObject, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';
import type { AskingGateway } from '../../../../nodes/shared/wait/seal';

/** As much of n8n as a webhook of ours touches, for tests that post ten thousand times. */

export const SECRET = 'the key of the credential';

export const gateway = {
	displayName: 'Gateway',
	credentialType: () => 'someApi',
	secretOf: ({ apiKey }: IDataObject) => String(apiKey),
} as unknown as AskingGateway;

export interface Faked {
	execution?: string;
	node?: string;
	body?: unknown;
	/** What waits. */
	items?: INodeExecutionData[];
	parameters?: IDataObject;
	/** What n8n's waiting webhook answers. */
	told?(options: IHttpRequestOptions): { statusCode: number; body?: unknown };
	/** Id of the trigger's workflow, and what n8n stores with it. */
	workflow?: string;
	stored?: IDataObject;
	/** The own door of the process; none where it is `null`. */
	socket?: IDataObject | null;
}

export function fakeContext(faked: Faked = {}) {
	const asked: IHttpRequestOptions[] = [];
	const waitingNode = { disabled: true };
	const sent = { status: 0, body: '', headers: {} as IDataObject };
	const socket =
		faked.socket === undefined
			? { localAddress: '::ffff:127.0.0.1', localPort: 5678 }
			: faked.socket;
	const context = {
		getExecutionId: () => faked.execution ?? '4711',
		getNode: () => ({ id: faked.node ?? 'a node', name: 'Ask' }),
		getMode: () => 'trigger',
		getWorkflow: () => ({ id: faked.workflow ?? 'a workflow' }),
		getWorkflowStaticData: () => faked.stored ?? {},
		getNodeParameter: (name: string, otherwise: unknown) => faked.parameters?.[name] ?? otherwise,
		getCredentials: async () => ({ apiKey: SECRET }),
		getBodyData: () => faked.body,
		getRequestObject: () => ({ method: 'POST', socket: socket ?? {} }),
		getResponseObject: () => ({
			headersSent: false,
			once: () => {},
			writeHead: (status: number, headers: IDataObject) => Object.assign(sent, { status, headers }),
			end: (body: string) => Object.assign(sent, { body }),
			setHeader: (name: string, value: string) => Object.assign(sent.headers, { [name]: value }),
		}),
		evaluateExpression: (expression: string) =>
			expression.includes('resumeUrl')
				? 'https://n8n.example.com/prefix/webhook-waiting/__UNKNOWN__?signature=x'
				: faked.items,
		runExecutionData: { executionData: { nodeExecutionStack: [{ node: waitingNode }] } },
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => {
				asked.push(options);
				if (!faked.told) throw new Error('connect ECONNREFUSED');
				return { body: {}, ...faked.told(options) };
			},
		},
	};
	return { context: context as never, asked, waitingNode, sent };
}
