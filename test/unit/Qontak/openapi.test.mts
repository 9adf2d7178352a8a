import type { IDataObject } from 'n8n-workflow';
import { qontak } from '../../../nodes/Qontak/gateway';
import { operations } from '../../../nodes/Qontak/operations';
import { readEntries } from '../../../nodes/Qontak/reads';
import { withoutSecrets } from '../../../nodes/Qontak/channel/settings';
import { choicesIn } from '../../../nodes/Qontak/template/template';
import { dictionariesIn } from '../../../nodes/shared/json';
import type { Ask } from '../../../nodes/shared/operation/operation';
import { judge } from '../../../nodes/shared/transport/judge';
import { AT, nameOf, operationIn, stepThrough } from '../support/step.mts';
import { CALLS, goodAnswers, printedCall, type PrintedCall } from './openapi.mts';
import { PICKERS, USES, WITHOUT } from './openapiUses.mts';

/** Every answer of Qontak's OpenAPI goes through the operation that makes the call. */

const operationOf = operationIn(operations);

test('every call has an operation, a picker, or a reason for none', () => {
	expect(CALLS).toHaveLength(43);
	const known = [...Object.keys(USES), ...PICKERS, ...Object.keys(WITHOUT)];
	expect(CALLS.map(({ call }) => call).sort()).toEqual(known.sort());
	const offered = operations.map(nameOf);
	expect(Object.values(USES).filter(({ operation }) => !offered.includes(operation))).toEqual([]);
});

/** The segments of an ask, where the document has a variable in its place. */
const fits = ({ method, path }: Ask, printed: PrintedCall) =>
	method === printed.method &&
	path.length === printed.path.length &&
	printed.path.every((segment, n) => segment.startsWith('{') || segment === path[n]);

const used = CALLS.flatMap((printed) => {
	const use = USES[printed.call];
	return use ? [[printed.call, printed, use] as const] : [];
});

describe('answers with success', () => {
	test.each(used)('%s', (_, printed, { operation, form, output, before = [], asPrinted }) => {
		const answers = goodAnswers(printed);
		for (const [n, body] of answers.length === 0 ? [[0, null] as const] : answers.entries()) {
			const { asks, outputs } = stepThrough(operationOf(operation), form, [...before, { body }]);
			const ask = asks[before.length];
			expect(fits(ask, printed)).toBe(true);
			if (asPrinted) expect(ask.body).toEqual(printed.request);
			if (output && n === 0) expect(outputs[0]).toMatchObject(output);
			if (output) expect(outputs.length).toBeGreaterThan(0);
			expect(JSON.stringify(outputs)).not.toMatch(/=>|#<Hashie|"n\/a"/);
		}
	});

	test.each(used.filter(([, , { output }]) => output))(
		'%s without Simplify: as it came, but for secrets',
		(_, printed, { operation, form, before = [] }) => {
			const { fields } = operationOf(operation);
			if (!fields.some(({ name }) => name === 'simplify')) return;
			const [body] = goodAnswers(printed);
			const given = { ...form, simplify: false };
			const { outputs } = stepThrough(operationOf(operation), given, [...before, { body }]);
			expect(outputs.length).toBeGreaterThan(0);
			const secrets = /"(authorization|pin|\w*token|\w*secret\w*|\w*_key|password|credentials)":/;
			const shown = JSON.stringify(outputs).replaceAll(/"[^"]+":"\*\*\*"/g, '');
			expect(shown).not.toMatch(secrets);
		},
	);

	test('a template for every one of the list, each readable', () => {
		const [body] = goodAnswers(printedCall('GET /templates/whatsapp'));
		const { outputs } = stepThrough(operationOf('template.getMany'), {}, [{ body }]);
		expect(outputs.map(({ status }) => status)).toEqual(['approved', 'rejected', 'rejected']);
		expect(outputs[2].variables).toEqual([{ id: 'header_media', label: 'Header Video URL' }]);
	});

	test.each(PICKERS)('%s', (call) => {
		const printed = printedCall(call);
		const [body] = goodAnswers(printed);
		const plan = readEntries(printed.path, {}, 200);
		plan.next(undefined as never);
		// The total says that there are more: the next page is asked for, and brings nothing new.
		expect(plan.next({ status: 200, body, at: AT })).toMatchObject({
			value: { ask: { query: { offset: 2 } } },
		});
		const { value } = plan.next({ status: 200, body, at: AT });
		expect(value).toEqual(body.data);
		if (call.endsWith('languages')) {
			expect(choicesIn(body)).toEqual([{ name: 'Dont Delete', value: 'dd' }]);
		}
	});

	test('the channels of a division without what is secret', () => {
		const [{ data }] = goodAnswers(printedCall('GET /divisions/{id}/channels'));
		const real = JSON.parse(
			JSON.stringify(dictionariesIn(data)[0]).replace('***', 'S3CRET'),
		) as IDataObject;
		expect(JSON.stringify(real)).toContain('S3CRET');
		expect(JSON.stringify(withoutSecrets(real))).not.toContain('S3CRET');
		expect(withoutSecrets(real)).toMatchObject({ settings: { bot_name: 'sample_bot' } });
	});
});

describe('refusals', () => {
	const refusals = CALLS.flatMap(({ call, method, answers }) =>
		answers
			.filter(({ status }) => status >= 400)
			.map(({ status, body }) => [status, call, JSON.stringify(body), method, body] as const),
	);
	const REASONS: Readonly<Record<number, readonly string[]>> = {
		401: ['unauthorized'],
		404: ['notFound'],
		422: ['invalidRequest', 'notFound'],
	};

	test.each(refusals)('%s of %s: %s', (status, call, text, method, body) => {
		const path = call.split('/').slice(1);
		const ask: Ask = { effect: method === 'GET' ? 'read' : 'write', method, path } as Ask;
		const given = { status, headers: {}, json: body, text };
		const failure = judge(qontak, given, ask, Date.parse(AT), 'qontakHmacApi');
		expect(REASONS[status]).toContain(failure?.reason);
		const { error } = body as { error?: { messages: string[] } };
		if (error) expect(failure?.message).toContain(error.messages[0]);
	});
});
