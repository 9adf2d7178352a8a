import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { QontakSimulator } from '../../../simulator/qontak/index.mts';

export type Values = Record<string, unknown>;

/** One operation, run against the stand-in: what it is given, and what its items are. */
export interface QontakCase {
	/** `resource.operation`. */
	name: string;
	item?: IDataObject | INodeExecutionData;
	/** Readies the stand-in; gives the parameters beside resource and operation. */
	parameters(gateway: QontakSimulator): Values | Promise<Values>;
	/** The JSON of the items. */
	outputs: readonly IDataObject[];
	/** How many requests come before the one that does the work. */
	before?: number;
}

export const CUSTOMER = '628117661000';
export const WA_CLOUD = '56b60c3c-0123-46af-958b-32f3ad12ee37';
export const AGENT = 'f3a6f7a0-5a5e-4e0f-9d7b-3c1d6f1f0a03';

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
export const text = expect.any(String) as unknown as string;
export const number = expect.any(Number) as unknown as number;
const PNG = Buffer.from('iVBORw0KGgo=', 'base64');

/** An item with a file in `data`. */
export const fileItem = (
	mimeType: string,
	fileName: string,
	data: Buffer = PNG,
): INodeExecutionData => ({
	json: {},
	binary: { data: { mimeType, fileName, data: data.toString('base64') } },
});

/** A conversation that the customer has just opened. */
export const openRoom = async (gateway: QontakSimulator) =>
	(await gateway.customer(CUSTOMER).says('helo')).room.id;

/** A list with two people, imported. */
export async function importedList(gateway: QontakSimulator): Promise<string> {
	const { contactLists } = gateway;
	const list = contactLists.begin({ name: 'Customers', source_type: 'spreadsheet', source_id: '' });
	contactLists.finish(list, [
		['phone_number', 'full_name', 'song'],
		[CUSTOMER, 'Burhanudin Hakim', 'Tanah Airku'],
		['6281234567890', 'Test User', 'Indonesia Pusaka'],
	]);
	return list.id;
}

/** The node's parameters for a case. */
export async function parametersOf(
	one: QontakCase,
	gateway: QontakSimulator,
): Promise<INodeParameters> {
	const [resource, operation] = one.name.split('.');
	const own = await one.parameters(gateway);
	return { authentication: 'hmac', resource, operation, ...own } as INodeParameters;
}
