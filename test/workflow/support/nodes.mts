import { NodeConnectionTypes, type INodeExecutionData, type INodeType } from 'n8n-workflow';

/** Gives the items that its parameter holds. */
const items: INodeType = {
	description: {
		displayName: 'Items',
		name: 'items',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: { name: 'Items' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Items', name: 'items', type: 'json', default: '[]' }],
	},
	async execute() {
		return [JSON.parse(this.getNodeParameter('items', 0) as string) as INodeExecutionData[]];
	},
};

/** Passes its items on, with the name that a node far behind can still look up. */
const pass: INodeType = {
	description: {
		displayName: 'Pass',
		name: 'pass',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Pass' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Value', name: 'value', type: 'string', default: '' }],
	},
	async execute() {
		const found = this.getInputData().map((item, index) => ({
			json: { ...item.json, value: this.getNodeParameter('value', index, '') as string },
			pairedItem: { item: index },
		}));
		return [found];
	},
};

/**
 * Makes one request for each item with a credential, through the older helper and with the options
 * that n8n's HTTP Request node gives it.
 */
const request: INodeType = {
	description: {
		displayName: 'Request',
		name: 'request',
		group: ['output'],
		version: 1,
		description: '',
		defaults: { name: 'Request' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			'decisionTelecomApi',
			'ivosightsApi',
			'qontakHmacApi',
			'qontakOAuthApi',
			'qontakTokenApi',
		].map((name) => ({ name })),
		properties: [
			{ displayName: 'Credential', name: 'credential', type: 'string', default: '' },
			{ displayName: 'Options', name: 'options', type: 'json', default: '{}' },
		],
	},
	async execute() {
		const done = this.getInputData().map(async (_, item): Promise<INodeExecutionData> => {
			const type = this.getNodeParameter('credential', item) as string;
			const options = this.getNodeParameter('options', item) as object;
			const json = { json: true, followRedirect: true, gzip: true, ...structuredClone(options) };
			const answer = await this.helpers.requestWithAuthentication.call(this, type, json as never);
			return { json: { answer }, pairedItem: { item } };
		});
		return [await Promise.all(done)];
	},
};

/** The few nodes that test workflows need around ours. */
export function helperNodes(type: string): INodeType {
	const known: Record<string, INodeType> = {
		'test.items': items,
		'test.pass': pass,
		'test.request': request,
	};
	if (!known[type]) throw new Error(`Unknown node type ${type}`);
	return known[type];
}
