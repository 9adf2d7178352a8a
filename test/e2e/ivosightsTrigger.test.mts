import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axios, { type AxiosResponse } from 'axios';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { itemsOf, jsonOf } from '../host/execution.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import type { StoredCredential } from '../host/workflow.mts';
import { seedPosts } from '../unit/Ivosights/trigger/seedPosts.mts';
import {
	auth,
	executionsOf,
	type Listening,
	NODE,
	PASSWORD,
	postTo,
	text,
	withTrigger,
} from './support/triggered.mts';

/** The Ivosights Trigger in a real n8n: what starts a workflow, and above all what does not. */

const MEGABYTE = 1024 * 1024;

let simulator: Simulator;
let n8n: N8n;
let userFolder: string;
let credential: StoredCredential;
/** Takes everything; its webhook is known to Ivosights. */
let everything: Listening;

async function publish(
	name: string,
	parameters: INodeParameters = {},
	using = credential,
): Promise<Listening> {
	const workflow = await n8n.client.importWorkflow(withTrigger(name, parameters), [using]);
	await n8n.client.publish(workflow.id);
	return { id: workflow.id, url: await n8n.client.webhookUrl(workflow, NODE) };
}

/** What a person enters in the dashboard of Ivosights. */
function enterAtIvosights({ url }: Listening): void {
	simulator.ivosights.webhooks.clear();
	simulator.ivosights.webhooks.add({ url, http_auth: { status: 'on', ...auth } });
}

beforeAll(async () => {
	userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-trigger-test-'));
	simulator = await startSimulator({ ivosights: { webhookWaitMs: 1 } });
	n8n = await startN8n({ packageTarball: await packTarball(), userFolder });
	credential = await n8n.client.createCredential('ivosightsApi', 'Ivosights', {
		apiKey: simulator.ivosights.apiKey,
		baseUrl: simulator.ivosights.url,
		webhookAuthentication: 'basic',
		webhookUser: auth.username,
		webhookPassword: auth.password,
	});
	const events = ['message', 'status', 'contactChanged', 'other'];
	everything = await publish('everything', { events, options: { includeRaw: true } });
	enterAtIvosights(everything);
});
afterAll(async () => {
	await n8n?.stop();
	await simulator?.close();
	await rm(userFolder, { recursive: true, force: true });
});

const post = async (body: unknown, more?: object) => await postTo(everything, body, more);
const startedBy = async (work: () => Promise<unknown>, of = everything) =>
	await executionsOf(() => n8n, of, work);

describe('events', () => {
	test('every payload of the document starts one execution with what was posted', async () => {
		const posts = seedPosts();
		const started = await startedBy(async () => {
			for (const { body } of posts) expect((await post(body)).status).toBe(200);
		});
		expect(started).toHaveLength(posts.length);
		expect(started.map(({ status }) => status)).toEqual(posts.map(() => 'success'));
		const raw = started.flatMap((one) => jsonOf(one, NODE)).map((event) => event.raw);
		expect(raw).toEqual(posts.map(({ body }) => body));
	});

	test('JSON that is nested without end is taken, and stored', async () => {
		const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
		const place = `{"id":"deep","from":"62811","type":"location","location":${deep}}`;
		const started = await startedBy(async () => {
			for (const body of [deep, `{"messages":[${place}]}`]) {
				expect((await post(body)).status).toBe(200);
			}
		});
		expect(started.map(({ status }) => status)).toEqual(['success', 'success']);
		const events = started.flatMap((one) => jsonOf(one, NODE)).map(({ event }) => event);
		expect(events.sort()).toEqual(['message', 'other']);
	});

	test('several in one post are several items of one execution', async () => {
		const messages = ['a', 'b', 'c'].flatMap((id) => text(id).messages as IDataObject[]);
		const [execution, ...more] = await startedBy(async () => await post({ messages }));
		expect(more).toEqual([]);
		expect(jsonOf(execution, NODE).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
	});

	test('a customer of the gateway writes', async () => {
		let delivered: unknown;
		const started = await startedBy(async () => {
			const { posted } = await simulator.ivosights.customer('628111111111').says('Halo');
			delivered = posted[0].attempts;
		});
		expect(delivered).toEqual([{ status: 200 }]);
		expect(started.flatMap((one) => jsonOf(one, NODE))).toMatchObject([
			{ event: 'message', from: '628111111111', message: { type: 'text', text: 'Halo' } },
		]);
	});

	test('by default only what customers write', async () => {
		const other = await publish('default');
		const started = await startedBy(async () => {
			for (const { body } of seedPosts()) await axios.post(other.url, body, { auth });
		}, other);
		const types = started.flatMap((one) => jsonOf(one, NODE)).map(({ event }) => event);
		expect(types).toEqual(Array.from({ length: 8 }, () => 'message'));
	});
});

describe('what starts nothing', () => {
	/** What each of these posts was answered; none of them may start anything. */
	async function answersTo(posts: Array<() => Promise<AxiosResponse>>): Promise<AxiosResponse[]> {
		const answers: AxiosResponse[] = [];
		const started = await startedBy(async () => {
			for (const each of posts) answers.push(await each());
		});
		expect(started).toEqual([]);
		return answers;
	}
	const statusesOf = (answers: AxiosResponse[]) => answers.map(({ status }) => status);

	test('posts with a missing or wrong proof: 401', async () => {
		const token = { Authorization: `Bearer ${PASSWORD}`, 'Content-Type': 'application/json' };
		const proofs = [
			{},
			{ auth: { ...auth, password: 'guess' } },
			{ auth: { ...auth, username: 'root' } },
			{ headers: token },
		];
		const answers = await answersTo(proofs.map((proof) => () => post(text('forged'), proof)));
		expect(statusesOf(answers)).toEqual([401, 401, 401, 401]);
		for (const { headers } of answers) expect(headers['www-authenticate']).toMatch(/^Basic /);
	});

	test('what is no event: 200', async () => {
		const bodies = [
			'',
			'{}',
			'[]',
			'null',
			'"hello"',
			'42',
			'{"messages":[]}',
			'{"statuses":[null]}',
		];
		const answers = await answersTo(bodies.map((body) => () => post(body)));
		expect(statusesOf(answers)).toEqual(bodies.map(() => 200));
	});

	test('what is no JSON: 422', async () => {
		const bodies = ['{"messages":[', '{messages:1}', 'hello'];
		const answers = await answersTo(bodies.map((body) => () => post(body)));
		expect(statusesOf(answers)).toEqual([422, 422, 422]);
	});

	test('5 MB that are no event: 200', async () => {
		const body = JSON.stringify('x'.repeat(5 * MEGABYTE));
		expect(statusesOf(await answersTo([() => post(body)]))).toEqual([200]);
	});
});

describe('repeats', () => {
	test('20 at the same instant start one execution, and all are told 200', async () => {
		const posts = Array.from({ length: 20 }, () => text('twenty'));
		let statuses: number[] = [];
		const started = await startedBy(async () => {
			statuses = (await Promise.all(posts.map((body) => post(body)))).map(({ status }) => status);
		});
		expect(new Set(statuses)).toEqual(new Set([200]));
		expect(started).toHaveLength(1);
	});

	test('different ones at the same instant each start one, and none is started again', async () => {
		const bodies = Array.from({ length: 20 }, (_, n) => text(`at-once-${n}`));
		const all = async () => await Promise.all(bodies.map((body) => post(body)));
		expect(await startedBy(all)).toHaveLength(20);
		expect(await startedBy(all)).toEqual([]);
	});

	test('start nothing after n8n was killed and started again', async () => {
		expect(await startedBy(async () => await post(text('before')))).toHaveLength(1);
		await n8n.kill();
		n8n = await startN8n({ userFolder, port: n8n.port });
		const started = await startedBy(async () => {
			expect((await post(text('before'))).status).toBe(200);
			expect((await post(text('after'))).status).toBe(200);
		});
		expect(started.flatMap((one) => jsonOf(one, NODE)).map(({ id }) => id)).toEqual(['after']);
	});
});

test('the test URL takes the same sample again and again, and waits for an event', async () => {
	const testUrl = everything.url.replace('/webhook/', '/webhook-test/');
	const sample = text('sample');
	expect(await startedBy(async () => await post(sample))).toHaveLength(1);
	for (const _ of [1, 2]) {
		const started = await startedBy(async () => {
			await n8n.client.start(everything.id, NODE);
			await axios.post(testUrl, {}, { auth });
			await axios.post(testUrl, sample, { auth });
		});
		expect(started.map(({ mode }) => mode)).toEqual(['manual']);
		expect(jsonOf(started[0], NODE)).toMatchObject([{ id: 'sample' }]);
	}
});

describe('files', () => {
	test('come with the message, or the message says why not', async () => {
		const other = await publish('files', { downloadMedia: true });
		enterAtIvosights(other);
		const customer = simulator.ivosights.customer('628111111112');
		const started = await startedBy(async () => {
			await customer.sendsImage(Buffer.from('an image'), { caption: 'Look', mediaId: 'image-1' });
			simulator.ivosights.faults.next({ kind: 'status', status: 404, match: { path: '/media/' } });
			await customer.sendsDocument(Buffer.from('lost'), { filename: 'lost.pdf' });
		}, other);
		const [image, document] = started.flatMap((one) => itemsOf(one, NODE));
		expect(image).toMatchObject({
			json: { message: { type: 'image', media: { id: 'image-1', caption: 'Look' } } },
			binary: { data: { mimeType: 'image/jpeg', fileName: 'image-1.jpg' } },
		});
		expect(image.json.mediaError).toBeUndefined();
		expect(document.binary).toBeUndefined();
		expect(document.json.mediaError).toContain('Ivosights does not have this file');
	});
});

describe('publishing', () => {
	test('is not held up, and the log says what is missing at Ivosights', async () => {
		const { id } = await publish('unknown');
		expect(await n8n.logs()).toContain('Ivosights does not have its URL yet');
		await n8n.client.unpublish(id);
	});

	test('goes on when Ivosights cannot be reached', async () => {
		const down = await n8n.client.createCredential('ivosightsApi', 'Down', {
			apiKey: 'key',
			baseUrl: 'http://127.0.0.1:1',
		});
		await publish('down', {}, down);
		expect(await n8n.logs()).toContain('could not be checked whether Ivosights has its URL');
	});
});

test('5 MB that are an event start one execution', async () => {
	const words = 'x'.repeat(5 * MEGABYTE);
	const started = await startedBy(async () => {
		expect((await post(text('large', words))).status).toBe(200);
	});
	expect(started).toHaveLength(1);
	expect(jsonOf(started[0], NODE)[0]).toMatchObject({ message: { text: words } });
});

test('no secret is stored or logged', async () => {
	const stored = JSON.stringify(await n8n.client.executions(everything.id));
	const logs = await n8n.logs();
	for (const secret of [PASSWORD, simulator.ivosights.apiKey]) {
		expect(stored.includes(secret) || logs.includes(secret)).toBe(false);
	}
});
