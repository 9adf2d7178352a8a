import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { runWorkflow, type MoreNodes, type Outcome } from '../workflow/support/engine.mts';
import { helper, httpRequestNode, plainAxios } from './contestants.mts';
import type { Gateway } from './gateway.mts';

const http = httpRequestNode();

/** Whether n8n's HTTP Request node is here to be measured. */
export const hasHttpRequest = http !== undefined;

const NODES: MoreNodes = {
	'bench.helper': helper,
	'bench.axios': plainAxios,
	...(http && { 'bench.http': http }),
};

/** So many people, from one on. */
export const people = (count: number, from = 0): IDataObject[] =>
	Array.from({ length: count }, (_, n) => ({ wa_id: `62812${30_000_000 + from + n}` }));

/** How a campaign is sent. */
export interface Way {
	type: string;
	typeVersion?: number;
	parameters: IDataObject;
	/** What n8n does about an item that fails; without it, the workflow stops. */
	onError?: INode['onError'];
}

/** This package's node, with options of its form. */
export const ours = (options: IDataObject = {}): Way => ({
	type: 'n8n-nodes-whatsapp-gateways.ivosights',
	parameters: {
		resource: 'message',
		operation: 'sendText',
		recipient: '={{ $json.wa_id }}',
		text: 'Hello',
		options,
	},
});

/** As many at once as given, and no speed that holds them back. */
export const inFlight = (count: number): IDataObject => ({
	speed: { limit: { mode: 'fixed', messages: 1_000_000, unit: 'second', inFlight: count } },
});

const text = ({ ivosights }: Gateway) => `${ivosights.url}/api/v1/messages/send-text-message`;

/** A bare node: n8n's helper or axios. */
export const bare = (gateway: Gateway, type: 'helper' | 'axios', count: number): Way => ({
	type: `bench.${type}`,
	parameters: { inFlight: count, url: text(gateway), key: gateway.ivosights.apiKey },
});

/** n8n's HTTP Request node; in batches of so many a second when given. */
export const httpRequest = (gateway: Gateway, batchSize?: number): Way => ({
	type: 'bench.http',
	typeVersion: 4.2,
	parameters: {
		method: 'POST',
		url: text(gateway),
		sendHeaders: true,
		headerParameters: {
			parameters: [
				{ name: 'x-api-key', value: gateway.ivosights.apiKey },
				{ name: 'accept', value: 'application/json' },
			],
		},
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '={{ { "wa_id": $json.wa_id, "text": "Hello" } }}',
		options: batchSize ? { batching: { batch: { batchSize, batchInterval: 1_000 } } } : {},
	},
});

/** Runs one campaign in n8n's engine; how long it took, in ms. Throws what stopped it. */
export async function send(
	gateway: Gateway,
	way: Way,
	to: readonly IDataObject[],
): Promise<{ ms: number; outcome: Outcome }> {
	const node = (name: string, type: string, parameters: IDataObject, typeVersion = 1): INode => ({
		id: name,
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters: parameters as INodeParameters,
	});
	const items = JSON.stringify(to.map((json) => ({ json })));
	const credentialTypes = ['ivosightsApi', 'qontakTokenApi'];
	const sending = {
		...node('Send', way.type, way.parameters, way.typeVersion),
		onError: way.onError,
		credentials: Object.fromEntries(credentialTypes.map((type) => [type, { id: '1', name: type }])),
	};
	const { url, apiKey } = gateway.ivosights;
	const { baseUrl, token } = gateway.qontak;
	const started = performance.now();
	const outcome = await runWorkflow(
		{
			name: 'bench',
			nodes: [node('People', 'test.items', { items }), sending],
			connections: { People: { main: [[{ node: 'Send', type: 'main', index: 0 }]] } },
		},
		{
			nodes: NODES,
			credentials: {
				ivosightsApi: { apiKey, baseUrl: url } as never,
				qontakTokenApi: { kind: 'user', token, baseUrl } as never,
			},
		},
	);
	const ms = performance.now() - started;
	if (outcome.error) throw new Error(`${way.type}: ${outcome.error.message}`);
	return { ms, outcome };
}
