import { type N8n, startN8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import manifest from '../../package.json';

const PACKAGE = 'n8n-nodes-whatsapp-gateways';

/** `dist/nodes/Ivosights/IvosightsTrigger.node.js` -> `ivosightsTrigger`, as n8n names them. */
const nameOf = (file: string) => {
	const [name] = file.split('/').at(-1)!.split('.');
	return name[0].toLowerCase() + name.slice(1);
};

describe('the packed package in a real n8n 2.41.1', () => {
	let n8n: N8n;

	beforeAll(async () => {
		n8n = await startN8n({ packageTarball: await packTarball() });
	});

	afterAll(async () => {
		await n8n?.stop();
	});

	test('offers every node under its real name, action nodes as tools for AI agents too', async () => {
		const offered = (await n8n.client.nodeTypes())
			.map(({ name }) => name)
			.filter((name) => name.startsWith(`${PACKAGE}.`));
		const expected = manifest.n8n.nodes.map(nameOf).flatMap((name) => {
			return name.endsWith('Trigger') ? [name] : [name, `${name}Tool`];
		});
		expect(offered.sort()).toEqual(expected.map((name) => `${PACKAGE}.${name}`).sort());
	});

	test('offers every credential', async () => {
		const offered = (await n8n.client.credentialTypes()).map(({ name }) => name);
		expect(offered).toEqual(expect.arrayContaining(manifest.n8n.credentials.map(nameOf)));
	});

	test('starts again on the same data after a kill, at the same address', async () => {
		const credential = await n8n.client.createCredential('httpBasicAuth', 'Kept', {
			user: 'a',
			password: 'b',
		});
		await n8n.kill();
		n8n = await startN8n({ userFolder: n8n.userFolder, port: n8n.port });
		const kept = await n8n.client.importWorkflow(
			{
				name: 'Kept',
				connections: {},
				nodes: [
					{
						id: 'request',
						name: 'Request',
						type: 'n8n-nodes-base.httpRequest',
						typeVersion: 4.2,
						position: [0, 0],
						parameters: {},
						credentials: { httpBasicAuth: { id: null, name: '' } },
					},
				],
			},
			[credential],
		);
		expect(kept.nodes[0].credentials).toEqual({
			httpBasicAuth: { id: credential.id, name: 'Kept' },
		});
	});
});
