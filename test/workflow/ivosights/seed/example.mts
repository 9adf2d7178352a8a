import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { IvosightsSimulator } from '../../../../simulator/ivosights/index.mts';

/** How the node is set up to make one of the document's requests. */
export interface Example {
	/** The heading in the document, as `printedRequests` gives it. */
	title: string;
	parameters: INodeParameters;
	/** The input item; without it, an empty one. */
	item?: IDataObject | INodeExecutionData;
	/** Set in the credential. */
	sandbox?: boolean;
	/** Brings about what the request takes for granted: its template, its file, its webhook. */
	prepare?(gateway: IvosightsSimulator): unknown;
	/** Further requests, `METHOD path`, that the node makes before it. */
	before?: readonly string[];
}

export const locator = (value: string) => ({ __rl: true, mode: 'id', value });

/** Where the document's examples send to. */
export const RECIPIENT = '628123456789';

/** The link of most of the document's examples with an image. */
export const LOGO =
	'https://www.google.com/images/branding/googlelogo/2x/googlelogo_color_92x30dp.png';
