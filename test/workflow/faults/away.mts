import { createServer as createSecure } from 'node:https';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { selfSigned } from './certificate.mts';

/** A way in which nobody can be reached at all. */
export interface Away {
	fault: string;
	/** What every item says, `<gateway>` and `<host>` for theirs. */
	says: string;
	/** A base URL that fails so, and what to close behind it. */
	open(): Promise<{ baseUrl: string; close(): Promise<void> }>;
}

const says = '<gateway> could not be reached at <host>';

const listening = async (server: Server): Promise<number> =>
	await new Promise((resolve) => {
		server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
	});
const closed = async (server: Server): Promise<void> =>
	await new Promise((resolve) => server.close(() => resolve()));

/** No message can leave, to anybody. */
export const AWAY: Away[] = [
	{
		fault: 'nobody listens at the address',
		says,
		open: async () => {
			const server = createServer();
			const port = await listening(server);
			await closed(server);
			return { baseUrl: `http://127.0.0.1:${port}`, close: async () => {} };
		},
	},
	{
		fault: 'the host’s name is not known (DNS)',
		says,
		open: async () => ({ baseUrl: 'https://gateway.invalid', close: async () => {} }),
	},
	{
		fault: 'a certificate that nobody trusts (TLS)',
		says,
		open: async () => {
			const server = createSecure(selfSigned(), (_, response) => response.end('{}'));
			const port = await listening(server);
			return { baseUrl: `https://127.0.0.1:${port}`, close: async () => await closed(server) };
		},
	},
];
