import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { simulatorForAll } from '../../unit/support/simulator.mts';
import { getStatus, runDecisionTelecom } from './support/node.mts';
import {
	printedAnswer,
	printedErrors,
	printedLookUp,
	printedSamples,
	printedSend,
	printedStatuses,
} from '../../unit/simulator/decisionTelecom/seed.mts';

/**
 * The document's own requests through the node in the real engine. Its recipients are no phone numbers
 * (8882222200, 38063xxxxxxx) and the samples' link is none ("url image.jpg"), so these two are
 * replaced; all else is equal.
 */
const PHONE = '+380 63 123 45 67';
const DIGITS = '380631234567';
const LINK = 'https://yourdomain.com/images/image.jpg';

const simulator = simulatorForAll({
	decisionTelecom: { receipts: 'manual', templates: 'any' },
});
const gateway = () => simulator.decisionTelecom;

beforeEach(() => {
	gateway().requests.clear();
	gateway().messages.clear();
});

const printed = printedSend();
const common = {
	resource: 'message',
	recipient: PHONE,
	sender: printed.source_addr,
	callbackUrl: printed.callback_url,
	simplify: false,
};

async function sent(parameters: object) {
	const { json, error } = await runDecisionTelecom(gateway(), parameters as INodeParameters, [{}]);
	expect(error).toBeUndefined();
	const [{ method, path: asked, query, headers, body }] = gateway().requests;
	expect(`${method} ${asked}${query}`).toBe('POST /v1/api/send-whatsapp');
	expect(headers).toMatchObject({
		authorization: `Basic ${gateway().apiKey}`,
		accept: 'application/json',
		'content-type': 'application/json',
	});
	expect(Object.keys(json('DecisionTelecom')[0])).toEqual(Object.keys(printedAnswer()));
	return body as IDataObject;
}

const address = {
	source_addr: printed.source_addr,
	destination_addr: Number(DIGITS),
	callback_url: printed.callback_url,
};

test('message type 1: text', async () => {
	const { text } = printed;
	expect(await sent({ ...common, operation: 'sendText', text })).toEqual({
		...address,
		message_type: 1,
		text,
	});
});

test('message type 2: an image', async () => {
	const { file_url } = printed;
	expect(await sent({ ...common, operation: 'sendMedia', mediaUrl: file_url })).toEqual({
		...address,
		message_type: 2,
		file_url,
	});
	gateway().requests.clear();
	const withText = { ...common, operation: 'sendMedia', mediaUrl: file_url, caption: printed.text };
	expect(await sent(withText)).toEqual({
		...address,
		message_type: 2,
		file_url,
		text: printed.text,
	});
});

describe('message type 4: a template', () => {
	const { template_name: name, template_params: params } = printed;
	const [header, body] = params.template.components;
	const [textHeader, imageHeader] = header.parameters;
	const imageLink = 'https://the-url.example/a.png';
	// An optional provider is named in a comment only as optional, and "http(s)://the-url" is no link.
	const image = { type: 'image', image: { link: imageLink } };
	const values = { body_1: 'replacement_text' };

	test('the document shows the parameters this test takes for granted', () => {
		expect(textHeader).toEqual({ type: 'text', text: 'replacement_text' });
		expect(imageHeader).toMatchObject({ type: 'image', image: { link: 'http(s)://the-url' } });
		expect(body).toEqual({ type: 'body', parameters: [textHeader] });
	});

	test.each([
		['text', textHeader, { ...values, header_1: 'replacement_text' }],
		['image', image, { ...values, header_media: imageLink }],
	])('wrapped, with %s in the header', async (templateHeader, parameter, given) => {
		const { template_params: sentParams, ...rest } = await sent({
			...common,
			operation: 'sendTemplate',
			templateName: name,
			templateLanguage: 'en_US',
			templateNamespace: params.template.namespace,
			templateHeader,
			templateInput: 'json',
			templateVariablesJson: JSON.stringify(given),
		});
		expect(rest).toEqual({ ...address, message_type: 4, template_name: name });
		expect(JSON.parse(sentParams as string)).toEqual({
			...params,
			to: DIGITS,
			template: {
				...params.template,
				language: { ...params.template.language, code: 'en_US' },
				name,
				components: [{ ...header, parameters: [parameter] }, body],
			},
		});
	});

	test.each(printedSamples())('raw, as the sample in %s', async (_, sample) => {
		const { template } = sample;
		const body = await sent({
			...common,
			operation: 'sendTemplate',
			templateName: template.name,
			templateLanguage: template.language.code,
			templateNamespace: template.namespace,
			templateHeader: 'image',
			templateInput: 'json',
			templateVariablesJson: JSON.stringify({ header_media: LINK }),
			options: { requestFormat: 'raw' },
		});
		const expected = JSON.stringify(sample)
			.replace('38063xxxxxxx', DIGITS)
			.replace('url image.jpg', LINK);
		// The same in the same order.
		expect(JSON.stringify(body)).toBe(expected);
	});
});

test('the status look-up', async () => {
	const { request, answer } = printedLookUp();
	gateway().faults.next({ kind: 'status', status: 200, body: answer as never });
	const { json } = await runDecisionTelecom(gateway(), { ...getStatus, simplify: false }, [
		{ id: 554 },
	]);
	expect(gateway().requests).toMatchObject([
		{ method: 'POST', path: '/v1/api/receive-whatsapp', query: '', body: request },
	]);
	expect(json('DecisionTelecom')).toEqual([answer]);
});

test('the statuses and errors are the ones the other tests go through', () => {
	expect(printedStatuses().map(([, number]) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
	expect(printedErrors().map(({ code }) => code)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
