import type { JournalEntry } from '../../../simulator/core/journal.mts';
import { simulatorForEach } from '../../unit/support/simulator.mts';
import { type PrintedRequest, printedRequests } from '../../unit/simulator/ivosights/seed.mts';
import { PHOTO, accountCalls } from './seed/account.mts';
import type { Example } from './seed/example.mts';
import { messages } from './seed/messages.mts';
import { templateManagement, templateSends } from './seed/templates.mts';
import { credentialsFor, runIvosights } from './support/node.mts';

/** Every request that Ivosights' document prints, made by the node in n8n's own engine. */

const examples = [...accountCalls, ...messages, ...templateSends, ...templateManagement];
const printed = printedRequests();

const simulator = simulatorForEach({ ivosights: { receipts: 'manual' } });
const gateway = () => simulator.ivosights;

test('the document prints 42 requests, and there is an example for each', () => {
	expect(printed).toHaveLength(42);
	expect(examples.map(({ title }) => title).sort()).toEqual(
		printed.map(({ title }) => title).sort(),
	);
});

/** What every HTTP client adds by itself. */
const TRANSPORT = ['host', 'connection', 'user-agent', 'accept-encoding', 'content-length'];

function ownHeaders({ headers }: JournalEntry): Record<string, unknown> {
	const own = Object.entries(headers).filter(([name]) => !TRANSPORT.includes(name));
	return Object.fromEntries(own);
}

function expectedHeaders({ body, file }: PrintedRequest): Record<string, unknown> {
	const type = file
		? expect.stringMatching(/^multipart\/form-data; boundary=/)
		: 'application/json';
	return {
		'x-api-key': gateway().apiKey,
		accept: 'application/json',
		...(body || file ? { 'content-type': type } : {}),
	};
}

async function photoIn({ rawBody, headers }: JournalEntry): Promise<[string, Buffer][]> {
	const type = { 'content-type': headers['content-type'] ?? '' };
	const form = await new Response(new Uint8Array(rawBody), { headers: type }).formData();
	const parts: [string, File][] = [];
	form.forEach((value, name) => parts.push([name, value as File]));
	return await Promise.all(
		parts.map(
			async ([name, file]): Promise<[string, Buffer]> => [
				name,
				Buffer.from(await file.arrayBuffer()),
			],
		),
	);
}

const lineOf = ({ method, path: asked, query }: JournalEntry) =>
	`${method} ${asked}${query ? `?${query}` : ''}`;

async function run({ parameters, item, sandbox, prepare }: Example) {
	await prepare?.(gateway());
	gateway().requests.clear();
	const environment = sandbox ? 'sandbox' : 'production';
	return await runIvosights(gateway(), parameters, [item ?? {}], {
		credentials: credentialsFor(gateway(), { environment }),
	});
}

test.each(printed.map((request) => [request.title, request] as const))(
	'%s',
	async (title, request) => {
		const example = examples.find((one) => one.title === title) as Example;
		const { error } = await run(example);
		expect(error).toBeUndefined();
		expect(gateway().requests.map(lineOf)).toEqual([
			...(example.before ?? []),
			`${request.method} ${request.path}`,
		]);
		const made = gateway().requests.at(-1) as JournalEntry;
		expect(ownHeaders(made)).toEqual(expectedHeaders(request));
		expect(made.answeredStatus).toBe(200);
		if (request.file) expect(await photoIn(made)).toEqual([[request.file, PHOTO]]);
		else expect(made.body).toEqual(request.body);
	},
);
