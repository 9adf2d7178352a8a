import path from 'node:path';
import { createRequire } from 'node:module';
import axios from 'axios';
import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type IVersionedNodeType,
} from 'n8n-workflow';
import { cache } from '../host/paths.mts';

type Send = (context: IExecuteFunctions, item: number) => Promise<unknown>;

/** A node that makes one request for each item, so many at once, and does nothing else. */
function bare(name: string, send: Send): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: ['output'],
			version: 1,
			description: '',
			defaults: { name },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'ivosightsApi' }],
			properties: [
				{ displayName: 'In Flight', name: 'inFlight', type: 'number', default: 1 },
				{ displayName: 'URL', name: 'url', type: 'string', default: '' },
				{ displayName: 'Key', name: 'key', type: 'string', default: '' },
			],
		},
		async execute() {
			const items = this.getInputData();
			const done: INodeExecutionData[] = [];
			let next = 0;
			const lane = async () => {
				for (let item = next++; item < items.length; item = next++) {
					const answer = await send(this, item);
					done[item] = { json: { answer } as never, pairedItem: { item } };
				}
			};
			const inFlight = this.getNodeParameter('inFlight', 0) as number;
			await Promise.all(Array.from({ length: inFlight }, lane));
			return [done];
		},
	};
}

const requestOf = (context: IExecuteFunctions, item: number) => ({
	method: 'POST' as const,
	url: context.getNodeParameter('url', item) as string,
	body: { wa_id: context.getInputData()[item].json.wa_id, text: 'Hello' },
});

/** n8n's helper alone, with the credential, as any node would call it. */
export const helper = bare('helper', async (context, item) => {
	const request = { ...requestOf(context, item), json: true };
	const call = context.helpers.httpRequestWithAuthentication;
	return await call.call(context, 'ivosightsApi', request);
});

/** axios alone, with a new connection for each request, as n8n's helper opens it. */
export const plainAxios = bare('plainAxios', async (context, item) => {
	const { url, body } = requestOf(context, item);
	const headers = {
		accept: 'application/json',
		'x-api-key': context.getNodeParameter('key', item) as string,
	};
	return (await axios.post(url, body, { headers })).data as unknown;
});

/**
 * n8n's own HTTP Request node, from the n8n that the tests in a real n8n installed (`N8N_HOST_CACHE`,
 * else `.cache/n8n-2.41.1`); undefined when there is none.
 */
export function httpRequestNode(): IVersionedNodeType | undefined {
	const folder = path.resolve(process.env.N8N_HOST_CACHE ?? path.join(cache, 'n8n-2.41.1'));
	const from = createRequire(path.join(folder, 'package.json'));
	try {
		const { HttpRequest } = from('n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js') as {
			HttpRequest: new () => IVersionedNodeType;
		};
		return new HttpRequest();
	} catch {
		return undefined;
	}
}
