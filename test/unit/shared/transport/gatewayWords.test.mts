import fc from 'fast-check';
import { readWords, whatsAppMeaning } from '../../../../nodes/shared/transport/gatewayWords';

/** The words of a body as it comes over the wire. */
const wordsOf = (body: unknown) => readWords(body, JSON.stringify(body));

describe('every shape in which a gateway says no', () => {
	test.each<[string, unknown, object]>([
		[
			'Laravel, with the field named in the text',
			{
				message: 'The given data was invalid.',
				errors: { wa_id: ['The wa_id field is required.'] },
			},
			{ message: 'The given data was invalid. The wa_id field is required.' },
		],
		[
			'Laravel, with the field written in words',
			{ message: 'The given data was invalid.', errors: { wa_id: ['The wa id is too short.'] } },
			{ message: 'The given data was invalid. wa_id: The wa id is too short.' },
		],
		[
			'a field whose name is part of another word only',
			{ errors: { id: ['is invalid'] } },
			{ message: 'id: is invalid' },
		],
		[
			'several fields with several complaints',
			{ errors: { text: ['is too long', 'has a link'], to: 'is no number' } },
			{ message: 'text: is too long has a link. to: is no number' },
		],
		[
			'a complaint with structure',
			{ errors: { buttons: [{ index: 1, toString: 'odd' }] } },
			{ message: 'buttons: {"index":1,"toString":"odd"}' },
		],
		[
			'a list of texts',
			{ errors: ['Not today', 'Not here!'] },
			{ message: 'Not today. Not here!' },
		],
		[
			'WhatsApp: errors[]',
			{ errors: [{ code: 131047, title: 'Re-engagement message', details: 'Over 24 hours' }] },
			{
				message: 'Re-engagement message. Over 24 hours',
				code: 131047,
				isWhatsAppCode: true,
			},
		],
		[
			'WhatsApp: several, the code of the first',
			{
				errors: [
					{ code: 1, title: 'One?' },
					{ code: 2, title: 'Two' },
				],
			},
			{ message: 'One? Two', code: 1, isWhatsAppCode: true },
		],
		[
			'Meta: error{} with details',
			{
				error: {
					message: '(#131056) Pair rate limit hit',
					type: 'OAuthException',
					code: 131056,
					error_data: { messaging_product: 'whatsapp', details: 'Too many messages' },
				},
			},
			{
				message: '(#131056) Pair rate limit hit. Too many messages',
				code: 131056,
				isWhatsAppCode: true,
			},
		],
		[
			'Qontak: messages',
			{ status: 'error', error: { code: 401, messages: ['Invalid token'] } },
			{ message: 'Invalid token', code: 401 },
		],
		[
			'Qontak: errors by field',
			{
				error: {
					code: 422,
					messages: [
						{ active_model_errors: { name: ["can't be blank"] }, type: 'expectation_failed' },
						'Try again.',
					],
				},
			},
			{ message: "name: can't be blank. Try again.", code: 422 },
		],
		[
			'DecisionTelecom, code 0 included',
			{ name: 'Unauthorized', message: 'Invalid authorization key', code: 0, status: 401 },
			{ message: 'Unauthorized. Invalid authorization key', code: 0 },
		],
		['name and message alike', { name: 'Busy', message: 'Busy' }, { message: 'Busy' }],
		[
			'OAuth',
			{ error: 'invalid_grant', error_description: 'The refresh token is invalid' },
			{ message: 'The refresh token is invalid', code: 'invalid_grant' },
		],
		['OAuth without description', { error: 'invalid_client' }, { message: 'invalid_client' }],
		[
			'error as a sentence is no code',
			{ error: 'Recipient not found' },
			{ message: 'Recipient not found', code: undefined },
		],
		[
			'error beside a message',
			{ error: 'Forbidden', message: 'Your plan has no API' },
			{ message: 'Your plan has no API', code: 'Forbidden' },
		],
		["Mekari's gate", { message: 'Unauthorized' }, { message: 'Unauthorized' }],
		["Mekari's gate, unknown path", { code: 'MAG-006', message: 'No route' }, { code: 'MAG-006' }],
		['a text as JSON', 'recipient blocked', { message: 'recipient blocked' }],
		['no known shape: as it came', { detail: 'No.' }, { message: '{"detail":"No."}' }],
		['a list: as it came', [{ message: 'No' }], { message: '[{"message":"No"}]' }],
		[
			'nothing about nothing: as it came',
			{ errors: { '': [] } },
			{ message: '{"errors":{"":[]}}' },
		],
		['an empty object', {}, { message: undefined }],
		['an empty list', [], { message: undefined }],
		['null', null, { message: undefined }],
		['false', false, { message: undefined }],
	])('%s', (_, body, expected) => {
		expect(wordsOf(body)).toMatchObject(expected);
	});
});

describe('answers that are not JSON', () => {
	test.each<[string, string, string | undefined]>([
		[
			'a page: title and heading',
			'<!DOCTYPE html><html><head><title>502\n Bad Gateway</title></head><body><h1 class="x">nginx</h1></body></html>',
			'a web page titled “502 Bad Gateway. nginx”',
		],
		[
			'a page that says the same twice',
			'<html><title>Not Found</title><h1>Not Found</h1></html>',
			'a web page titled “Not Found”',
		],
		['a page without either', '<html><body>Hm</body></html>', 'a web page'],
		['plain text', ' recipient\n blocked ', 'recipient blocked'],
		['nothing', '', undefined],
		['only spaces', ' \r\n', undefined],
	])('%s', (_, text, words) => {
		expect(readWords(undefined, text).message).toBe(words);
	});
});

describe('whatever a gateway says', () => {
	/** Names that the shapes look for, and names that objects have by themselves. */
	const name = fc.oneof(
		fc.constantFrom('error', 'errors', 'message', 'messages', 'code', 'title', 'details', 'name'),
		fc.constantFrom('error_data', 'active_model_errors', 'error_description', 'toString'),
		fc.string(),
	);
	const { body } = fc.letrec((tie) => ({
		body: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true },
			fc.jsonValue(),
			fc.string({ unit: 'binary', maxLength: 900 }),
			fc.array(tie('body'), { maxLength: 4 }),
			fc.dictionary(name, tie('body'), { maxKeys: 5 }),
		),
	}));
	const isFine = (words: ReturnType<typeof readWords>) => {
		expect((words.message ?? '').length).toBeLessThanOrEqual(600);
		expect(words.message).not.toBe('');
		expect(String(words.code ?? '').length).toBeLessThanOrEqual(60);
	};

	test('any JSON gives at most 600 characters and a short code', () => {
		fc.assert(fc.property(body, (one) => isFine(wordsOf(one))));
	});

	test('any text gives at most 600 characters', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 2_000 }),
			fc.string().map((inner) => `<html><title>${inner}</title><h1>${inner.repeat(40)}</h1>`),
		);
		fc.assert(fc.property(text, (one) => isFine(readWords(undefined, one))));
	});

	test('a long text ends with … and not in the middle of an emoji', () => {
		for (const start of ['', 'x']) {
			const { message = '' } = readWords(undefined, start + '😀'.repeat(400));
			expect(message).toMatch(/^x?(😀)+…$/u);
			expect(message.length).toBeGreaterThan(597);
		}
	});

	test('a page that is made to take long to read does not', () => {
		const page = `<html>${'<title'.repeat(1_000_000)}`;
		expect(readWords(undefined, page).message).toBe('a web page');
	});
});

describe("WhatsApp's own code, passed on", () => {
	test.each<[string, unknown, number]>([
		['as a text', { error: { code: '130429', message: 'x' } }, 130429],
		['at the top', { code: 130429, message: 'Rate limit hit' }, 130429],
		['below the data', { data: { error: { code: 130429, message: 'x' } } }, 130429],
		['beside messages', { error: { code: 130429, messages: ['x'] } }, 130429],
		['as a subcode', { error: { code: 100, error_subcode: 131056, message: 'x' } }, 131056],
		['in words', { message: '(#80007) Rate limit issues' }, 80007],
		['in JSON in a text', { message: '{"error":{"code":131056}}' }, 131056],
		['in JSON in JSON in a text', { message: '{\\"code\\":\\"131056\\"}' }, 131056],
	])('%s counts', (_, body, code) => {
		expect(Number(wordsOf(body).code)).toBe(code);
		expect(whatsAppMeaning(wordsOf(body))?.reason).toBe('rateLimited');
	});

	test.each([
		{ code: 7, message: 'x' },
		{ code: 429, message: 'x' },
		{ message: 'The order 130429 is not known' },
		{ code: 999_999, message: 'x' },
	])('%j has none', (body) => expect(whatsAppMeaning(wordsOf(body))).toBeUndefined());
});
