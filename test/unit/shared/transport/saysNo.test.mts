import fc from 'fast-check';
import { statusToldIn } from '../../../../nodes/shared/transport/saysNo';

test.each<[number, unknown]>([
	[401, { message: 'Unauthenticated.' }],
	[401, { message: 'Unauthorized' }],
	[401, { error: 'Unauthorised' }],
	[401, { success: false, message: 'Invalid API key' }],
	[401, { status: 'error', message: 'Token has expired' }],
	[401, { msg: 'x', error: { message: 'The access token is invalid' } }],
	[401, { status: 401, message: 'no' }],
	[403, { message: 'Forbidden' }],
	[403, { message: 'This action is not allowed.' }],
	[429, { message: 'Too Many Attempts.' }],
	[402, { message: 'Insufficient balance' }],
	[503, { message: 'Server Error' }],
	[503, { error: 'Service Unavailable' }],
	[404, { message: 'Not Found' }],
	[422, { message: 'The given data was invalid.', errors: { wa_id: ['is required'] } }],
	[422, { errors: ['nope'] }],
	[422, { success: 'false' }],
	[500, { code: '500', message: 'x' }],
	[401, { message: 'Unauthenticated.', data: null }],
	[401, { data: [], message: 'Unauthorized' }],
	[401, { message_id: null, message: 'Unauthorized' }],
	[401, { detail: 'Authentication credentials were not provided.' }],
	[401, { error: 'invalid_token' }],
	[401, { message: 'Your session has expired' }],
	[403, { meta: { success: false }, message: 'Forbidden' }],
	[422, { success: false, data: {} }],
	[404, { data: null, message: 'Template not found' }],
	[403, { data: [], message: 'Forbidden fruit', error: 'x' }],
	[404, { statusCode: 404, error: 'x', message: 'y' }],
])('HTTP %i in a success: %j', (status, body) => {
	expect(statusToldIn(body)).toBe(status);
});

test.each([
	[null],
	[[]],
	[{}],
	['Unauthenticated.'],
	[{ status: 'success', data: [] }],
	[{ status: 'success' }],
	[{ message: 'Template updated' }],
	[{ message_id: 1, status: 3 }],
	[{ messages: [{ id: 'x' }], errors: [] }],
	[{ data: [{}], message: 'Forbidden fruit', error: 'x' }],
	[{ data: [], message: 'Data not found' }],
	[{ data: [], meta: { pagination: { total: 0 } } }],
	[{ data: null }],
	[{ data: {}, settings: null }],
	[{ id: 1, name: 'Unauthorized access reminder', status: 'error' }],
	[{ success: true, error: null, code: 200 }],
])('says no no: %j', (body) => {
	expect(statusToldIn(body)).toBeUndefined();
});

test('any JSON gives a status of a refusal or none', () => {
	const name = fc.oneof(
		fc.constantFrom('message', 'error', 'errors', 'status', 'code'),
		fc.string(),
	);
	fc.assert(
		fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(name, fc.jsonValue())), (body) => {
			const status = statusToldIn(body);
			if (status !== undefined) expect(status).toBeGreaterThanOrEqual(400);
		}),
	);
});
