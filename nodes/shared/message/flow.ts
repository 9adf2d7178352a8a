import type { IDataObject } from 'n8n-workflow';
import { invalid } from '../failure';
import type { Field, FormOf } from '../operation/field';
import { checkText, requireText } from '../whatsapp/limits';

/** Which flow a message opens, and how. Read them with {@link readFlow}. */
export const flowFields = [
	{
		displayName: 'Flow ID',
		name: 'flowId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 1180378639999979',
		description: "The ID of a published flow, from Meta's WhatsApp Manager",
	},
	{
		displayName: 'Button Text',
		name: 'flowCta',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Register',
		description: 'What is written on the button that opens the flow: up to 30 characters, no emoji',
	},
	{
		displayName: 'When Opened',
		name: 'flowAction',
		type: 'options',
		options: [
			{
				name: 'Ask Your Endpoint',
				value: 'data_exchange',
				description: "The flow's own endpoint says which screen comes first",
			},
			{
				name: 'Show Screen',
				value: 'navigate',
				description: 'The flow begins with the screen that you name here',
			},
		],
		default: 'navigate',
	},
	{
		displayName: 'First Screen',
		name: 'flowScreen',
		type: 'string',
		default: '',
		displayOptions: { show: { flowAction: ['navigate'] } },
		placeholder: 'e.g. WELCOME_SCREEN',
		description: "The ID of the flow's screen to begin with",
	},
	{
		displayName: 'Screen Data (JSON)',
		name: 'flowData',
		type: 'json',
		default: '{}',
		displayOptions: { show: { flowAction: ['navigate'] } },
		placeholder: 'e.g. {"name": "Budi"}',
		description: 'Values that the first screen shows',
	},
	{
		displayName: 'Flow Token',
		name: 'flowToken',
		type: 'string',
		// n8n's rules want every field with such a name to hide what is typed (source: "n8n lint").
		typeOptions: { password: true },
		default: '',
		placeholder: 'e.g. order-A-1001',
		description: "A word of your own that comes back with the customer's answers",
	},
] as const satisfies readonly Field[];

/** A flow to open, checked. */
export interface Flow {
	id: string;
	cta: string;
	action: 'navigate' | 'data_exchange';
	screen?: string;
	data?: IDataObject;
	token?: string;
	warnings: string[];
}

/** The flow of the form, checked; what is left empty is left out. Throws Failure. */
export function readFlow(form: FormOf<typeof flowFields>): Flow {
	requireText(form.flowId, 'Flow ID');
	const warnings = checkText(form.flowCta, 'flowCta', 'Button Text');
	const token = form.flowToken.trim();
	const flow: Flow = {
		id: form.flowId.trim(),
		cta: form.flowCta,
		action: form.flowAction,
		...(token === '' ? {} : { token }),
		warnings,
	};
	if (form.flowAction !== 'navigate') return flow;
	requireText(form.flowScreen, 'First Screen');
	const data = screenData(form.flowData);
	return { ...flow, screen: form.flowScreen.trim(), ...(data ? { data } : {}) };
}

function screenData(data: FormOf<typeof flowFields>['flowData']): IDataObject | undefined {
	if (data === null) return undefined;
	if (typeof data !== 'object' || Array.isArray(data)) {
		throw invalid(
			'Screen Data (JSON)',
			'is not a JSON object',
			'Write it in curly brackets, for example {"name": "Budi"}.',
		);
	}
	// WhatsApp refuses empty data (source: "WhatsApp message limits").
	return Object.keys(data).length > 0 ? (data as IDataObject) : undefined;
}
