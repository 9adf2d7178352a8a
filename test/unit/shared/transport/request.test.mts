import { request } from '../../../../nodes/shared/transport/request';
import type { RequestContext } from '../../../../nodes/shared/transport/exchange';
import { tokenFor } from '../../../../nodes/shared/webhook/token';
import { acme } from '../../support/acme.mts';

/** A gateway that refuses everything, and prints what it was sent. */
const context = {
	getNode: () => ({}),
	getNodeParameter: () => undefined,
	getCredentials: async () => ({ key: 'a-secret-key' }),
	getCredentialsProperties: () => [{ name: 'key', typeOptions: { password: true } }],
	helpers: {
		httpRequestWithAuthentication: async (_: string, { body }: { body: string }) => ({
			statusCode: 422,
			headers: {},
			body: JSON.stringify({ message: `a-secret-key may not send ${body}` }),
		}),
	},
} as unknown as RequestContext;

test('a refusal that prints the request gives away neither the key nor the token of a webhook', async () => {
	const token = tokenFor('a-secret-key', '3f6c/acme');
	const url = `https://n8n.example.com/webhook/3f6c/acme?token=${token}`;
	const ask = { effect: 'write', method: 'PUT', path: ['hooks'], body: { url } } as const;
	const failure = await request(context, acme, ask).catch((thrown: Error) => thrown);
	expect(failure).toMatchObject({ message: expect.stringContaining('acme?token=***') });
	expect(JSON.stringify(failure) + (failure as Error).message).not.toContain(token);
	expect((failure as Error).message).not.toContain('a-secret-key');
});

/** The same gateway with a body that is a success. */
const answerWith = async (body: string) => {
	const helpers = {
		httpRequestWithAuthentication: async () => ({ statusCode: 200, headers: {}, body }),
	};
	const ask = { effect: 'read', method: 'GET', path: ['me'] } as const;
	return await request({ ...context, helpers } as unknown as RequestContext, acme, ask);
};

test.each([
	'{"a":{"b":["x a-secret-key"]}}',
	'{"a":{"b":["x a\\u002dsecret-key"]}}',
	'{"a":{"b":["x a%2Dsecret%2Dkey"]}}',
	'{"a":{"b":["x a&#45;secret-key"]}}',
	`{"a":{"b":["x a-secret-key"]},"c":"${'-'.repeat(30_000)}"}`,
	`{"c":"${'-'.repeat(30_000)}","a":{"b":["x a-secret-key"]}}`,
])('a success repeats no key, however it is spelt and wherever it stands: %#', async (body) => {
	const answer = await answerWith(body);
	expect(answer.body).toMatchObject({ a: { b: ['x ***'] } });
});

/** What comes of asking for a file. */
const fileFrom = async (body: string, headers: object) => {
	const helpers = {
		httpRequestWithAuthentication: async () => ({ statusCode: 200, headers, body }),
	};
	const ask = { effect: 'read', method: 'GET', path: ['media', '1'], want: 'binary' } as const;
	const answered = { ...context, helpers } as unknown as RequestContext;
	return await request(answered, acme, ask).catch((thrown: Error) => thrown);
};

test.each([
	['{"message":"Unauthenticated."}', 'unauthorized'],
	['{"success":false,"message":"Media not found"}', 'notFound'],
	['{"code":403,"error":"Forbidden for a-secret-key"}', 'forbidden'],
])('a refusal in place of a file is none: %s', async (body, reason) => {
	const failure = await fileFrom(body, { 'content-type': 'application/octet-stream' });
	expect(failure).toMatchObject({ reason });
	expect((failure as Error).message).not.toContain('a-secret-key');
});

test('a file stays one, also of JSON, and its name repeats no key', async () => {
	const headers = {
		'content-type': 'application/json',
		'content-disposition': 'attachment; filename="a-secret-key.json"',
	};
	for (const body of ['{"message":"Hello","orders":[]}', '[]', '%PDF']) {
		expect(await fileFrom(body, headers)).toMatchObject({
			file: { data: Buffer.from(body), fileName: '***.json', mimeType: 'application/json' },
		});
	}
});
