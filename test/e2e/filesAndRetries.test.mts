import type { IDataObject, INode } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { jsonOf, type Execution } from '../host/execution.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import type { StoredCredential, WorkflowFile } from '../host/workflow.mts';
import { credentialsFor } from '../workflow/qontak/support/node.mts';
import { contactsOf, sendTexts, WITH_ERROR_BRANCH } from './support/textCampaign.mts';
import { inARow, node, ours } from './support/workflows.mts';

/**
 * What rests on n8n's own ways, which differ between its versions: files, Retry On Fail, the error
 * branch.
 */

let simulator: Simulator;
let n8n: N8n;
let credentials: StoredCredential[];
const ivosights = () => simulator.ivosights;
const reached = () => ivosights().messages.map(({ to }) => to);

beforeAll(async () => {
	simulator = await startSimulator({ ivosights: { receipts: 'manual' }, qontak: {} });
	n8n = await startN8n({ packageTarball: await packTarball() });
	const { apiKey, url } = ivosights();
	const data = { ivosightsApi: { apiKey, baseUrl: url }, ...credentialsFor(simulator.qontak) };
	credentials = await Promise.all(
		(['ivosightsApi', 'qontakTokenApi'] as const).map(
			async (type) => await n8n.client.createCredential(type, type, data[type]),
		),
	);
});
afterAll(async () => {
	await n8n?.stop();
	await simulator?.close();
});
beforeEach(() => {
	ivosights().messages.clear();
	ivosights().faults.clear();
});

async function run(file: WorkflowFile): Promise<Execution> {
	const { id } = await n8n.client.importWorkflow(file, credentials);
	return await n8n.client.run(id, 'Start');
}

test('a file is downloaded from one gateway and uploaded to another, byte for byte', async () => {
	const customer = '628117661000';
	await simulator.qontak.customer(customer).says('Where is my receipt?');
	const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk', 'base64');
	const { id: mediaId } = ivosights().media.add(png, 'image/png');
	const execution = await run(
		inARow(
			'Receipt',
			ours('Download', 'ivosights', ['ivosightsApi'], {
				resource: 'media',
				operation: 'download',
				mediaId,
			}),
			ours('Upload', 'qontak', ['qontakTokenApi'], {
				authentication: 'token',
				resource: 'message',
				operation: 'sendMedia',
				sendTo: 'recipient',
				recipient: customer,
				mediaType: 'image',
				mediaSource: 'binary',
			}),
		),
	);
	expect(execution.data?.resultData.error?.message).toBeUndefined();
	expect(jsonOf(execution, 'Download')).toMatchObject([{ mimeType: 'image/png' }]);
	const [uploaded] = simulator.qontak.media.all().slice(-1);
	expect(Buffer.from(uploaded.bytes)).toEqual(png);
	expect(jsonOf(execution, 'Upload')).toMatchObject([{ recipient: customer }]);
});

const FOUR = [0, 1, 2, 3].map((n) => `628123456700${n}`);
const contacts = (...phones: string[]) =>
	contactsOf(
		`${JSON.stringify(phones)}.map((phone, row) => ({ phone, row, message: 'Halo', details: 'Blue' }))`,
	);
const send = (more: Partial<INode>) => sendTexts({ text: '={{ $json.message }}' }, more);
const refused = { kind: 'status', status: 400, body: { message: 'not now' } } as const;

test('Retry On Fail: who got the message before the refusal does not get it again', async () => {
	ivosights().faults.next({ ...refused, match: { recipient: FOUR[2] } });
	const again = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
	const execution = await run(inARow('Retries', contacts(...FOUR), send(again)));
	expect(execution.status).toBe('success');
	expect(jsonOf(execution, 'Send')).toHaveLength(4);
	expect(reached().sort()).toEqual(FOUR);
});

/** The error branch goes into a Switch that sorts by the reason. */
function sorted(): WorkflowFile {
	const rule = (value: string) => ({
		outputKey: value,
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
			combinator: 'and',
			conditions: [
				{
					leftValue: '={{ $json.error.reason }}',
					rightValue: value,
					operator: { type: 'string', operation: 'equals' },
				},
			],
		},
		renameOutput: true,
	});
	const rules = { values: ['invalidNumber', 'noBalance'].map(rule) };
	const file = inARow(
		'Sorted',
		contacts(FOUR[0], 'n/a', FOUR[1], FOUR[2]),
		send(WITH_ERROR_BRANCH),
		node('Reason', 'n8n-nodes-base.switch', { rules, options: {} }, { typeVersion: 3.2 }),
	);
	file.connections.Send = { main: [[], [{ node: 'Reason', type: 'main', index: 0 }]] };
	return file;
}

test('a failed item takes the error branch with its row, and a Switch sorts it by reason', async () => {
	const body = { message: 'Insufficient balance' };
	const times = 9;
	ivosights().faults.next({
		kind: 'status',
		status: 402,
		body,
		times,
		match: { recipient: FOUR[2] },
	});
	const execution = await run(sorted());
	expect(execution.status).toBe('success');
	expect(jsonOf(execution, 'Send').map(({ recipient }) => recipient)).toEqual(FOUR.slice(0, 2));
	const row = { message: 'Halo', details: 'Blue' };
	expect(jsonOf(execution, 'Send', 1)).toMatchObject([
		{ ...row, row: 1, phone: 'n/a', error: { reason: 'invalidNumber', item: 1 } },
		{ ...row, row: 3, phone: FOUR[2], error: { reason: 'noBalance', httpStatus: 402, item: 3 } },
	]);
	expect(jsonOf(execution, 'Reason', 0).map(({ row: n }) => n)).toEqual([1]);
	expect(jsonOf(execution, 'Reason', 1).map(({ row: n }) => n)).toEqual([3]);
	const [{ error }] = jsonOf(execution, 'Reason', 1);
	expect((error as IDataObject).message).toContain('Insufficient balance');
	expect(reached().sort()).toEqual(FOUR.slice(0, 2));
});

test('with Continue, what throws at n8n itself is told on every item, and nothing is sent', async () => {
	const broken = send(WITH_ERROR_BRANCH);
	// n8n throws when an expression of the options names a node that there is not.
	broken.parameters.options = { timeout: "={{ $('Nowhere').first().json.seconds }}" };
	const execution = await run(inARow('Broken', contacts(...FOUR), broken));
	expect(jsonOf(execution, 'Send')).toEqual([]);
	expect(jsonOf(execution, 'Send', 1)).toHaveLength(4);
	expect(reached()).toEqual([]);
});
