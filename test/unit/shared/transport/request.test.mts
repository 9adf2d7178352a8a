import type { Gateway } from '../../../../nodes/shared/transport/gateway';
import { request } from '../../../../nodes/shared/transport/request';
import type { RequestContext } from '../../../../nodes/shared/transport/exchange';
import { tokenFor } from '../../../../nodes/shared/webhook/token';

const gateway: Gateway = {
	name: 'qontak',
	displayName: 'Acme',
	home: 'ID',
	credentialType: () => 'acmeApi',
	locate: () => 'https://acme.example.com',
	limits: [],
	accountFields: [],
};

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
	const failure = await request(context, gateway, ask).catch((thrown: Error) => thrown);
	expect(failure).toMatchObject({ message: expect.stringContaining('acme?token=***') });
	expect(JSON.stringify(failure) + (failure as Error).message).not.toContain(token);
	expect((failure as Error).message).not.toContain('a-secret-key');
});
