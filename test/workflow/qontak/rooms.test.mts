import type { INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../../simulator/server.mts';
import { byId, fileItem, WA_CLOUD } from './cases.mts';
import { startFileServer, type FileServer } from './files.mts';
import { credentialsFor, runQontak, templateNamed } from './support/node.mts';

const CUSTOMER = '628117661000';
const OLD_CHANNEL = 'c3370195-3451-4645-99a1-578c47b24d41';
const HOUR = 3_600_000;

let simulator: Simulator;
let files: FileServer;
let now = () => new Date();
const gateway = () => simulator.qontak;
const lines = () =>
	gateway().requests.map(({ method, path }) => `${method} ${path.replace(/^.*\/v1/, '')}`);

beforeAll(async () => {
	files = await startFileServer(() => gateway().url);
});
afterAll(async () => await files.close());
beforeEach(async () => {
	now = () => new Date();
	simulator = await startSimulator({ qontak: { receipts: 'manual', now: () => now() } });
});
afterEach(async () => await simulator.close());

const message = (operation: string, more: object = {}) =>
	({
		authentication: 'token',
		resource: 'message',
		operation,
		sendTo: 'recipient',
		recipient: '0811-7661-000',
		...more,
	}) as unknown as INodeParameters;
const text = message('sendText', { text: 'Halo' });

/** The customer writes, then nothing else is in the journal. */
async function open(channel = WA_CLOUD) {
	const { room } = await gateway().customer(CUSTOMER).says('helo', { channel });
	gateway().requests.clear();
	return room;
}

describe('to a person', () => {
	test('the open room is looked up, then written into', async () => {
		const room = await open();
		const { json, error } = await runQontak(gateway(), text);
		expect(error).toBeUndefined();
		expect(lines()).toEqual(['GET /rooms', 'POST /messages/whatsapp']);
		expect(json('Qontak')[0]).toMatchObject({ roomId: room.id, recipient: CUSTOMER });
		expect(gateway().messages.at(-1)).toMatchObject({ to: CUSTOMER, kind: 'text' });
	});

	test('the latest room, or the one of the chosen channel', async () => {
		const older = await open(OLD_CHANNEL);
		now = () => new Date(Date.now() + 1_000);
		const newer = await open(WA_CLOUD);
		expect((await runQontak(gateway(), text)).json('Qontak')[0].roomId).toBe(newer.id);
		const chosen = message('sendText', { text: 'Halo', channel: byId(OLD_CHANNEL) });
		expect((await runQontak(gateway(), chosen)).json('Qontak')[0].roomId).toBe(older.id);
	});

	test.each([
		['who never wrote', async () => undefined, 'There is no open conversation with 628117661000'],
		[
			'whose room was resolved',
			async () => {
				(await open()).status = 'resolved';
			},
			'There is no open conversation with 628117661000',
		],
		[
			'who wrote yesterday',
			async () => {
				now = () => new Date(Date.now() - 25 * HOUR);
				await open();
				now = () => new Date();
			},
			'More than 24 hours have passed since 628117661000 last wrote',
		],
	])('%s: nothing is sent, and what to do instead', async (_, prepare, words) => {
		await prepare();
		const { json } = await runQontak(gateway(), text, [{}], { onError: 'continueErrorOutput' });
		expect(json('Qontak', 1)[0]).toMatchObject({
			error: {
				message: words,
				reason: 'outsideWindow',
				description: expect.stringContaining('Send Template'),
			},
		});
		expect(gateway().messages.filter(({ kind }) => kind === 'text')).toEqual([]);
	});

	test('a template may go into a room whose 24 hours are over', async () => {
		await open();
		now = () => new Date(Date.now() + 25 * HOUR);
		const template = byId(templateNamed(gateway(), 'hubungi_kami').id);
		const { error } = await runQontak(gateway(), message('sendRoomTemplate', { template }));
		expect(error).toBeUndefined();
	});

	test('a template with variables is refused before anything is asked of the room', async () => {
		const template = byId(templateNamed(gateway(), 'message').id);
		const { error } = await runQontak(gateway(), message('sendRoomTemplate', { template }));
		expect(error?.message).toContain("The template 'message' has variables");
		expect(lines()).toEqual([expect.stringContaining('GET /templates')]);
	});
});

test('to a room by its ID: one request; the gateway says when the 24 hours are over', async () => {
	const { id: roomId } = await open();
	const parameters = message('sendText', { text: 'Halo', sendTo: 'room', roomId });
	expect((await runQontak(gateway(), parameters)).json('Qontak')[0]).toMatchObject({
		recipient: CUSTOMER,
	});
	expect(lines()).toEqual(['POST /messages/whatsapp']);
	now = () => new Date(Date.now() + 25 * HOUR);
	const onError = 'continueErrorOutput';
	const { json } = await runQontak(gateway(), parameters, [{}], { onError });
	expect(json('Qontak', 1)[0]).toMatchObject({
		error: {
			message: expect.stringContaining('more than 24 hours have passed'),
			reason: 'outsideWindow',
			description: expect.stringContaining('Send Template'),
		},
	});
});

describe('who answers', () => {
	test.each([
		['token', { kind: 'user' }, 'agent', '/messages/whatsapp'],
		['token', { kind: 'bot' }, 'bot', '/messages/whatsapp/bot'],
		['hmac', {}, 'bot', '/messages/whatsapp/bot'],
		['login', {}, 'agent', '/messages/whatsapp'],
	])('%s %j: as %s', async (authentication, more, participant, path) => {
		const { id: roomId } = await open();
		const token =
			'kind' in more && more.kind === 'bot'
				? gateway().settings.botToken
				: gateway().settings.userToken;
		const credentials = credentialsFor(gateway());
		Object.assign(credentials.qontakTokenApi as object, more, { token });
		const parameters = message('sendText', { authentication, sendTo: 'room', roomId, text: 'Hi' });
		const { error } = await runQontak(gateway(), parameters, [{}], { credentials });
		expect(error).toBeUndefined();
		expect(lines().at(-1)).toBe(`POST ${path}`);
		expect(gateway().rooms.find(roomId).messages.at(-1)?.participant).toBe(participant);
	});

	test("the option 'Send As' decides", async () => {
		const { id: roomId } = await open();
		const parameters = message('sendText', {
			...{ authentication: 'hmac', sendTo: 'room', roomId, text: 'Hi' },
			options: { sendAs: 'agent' },
		});
		await runQontak(gateway(), parameters);
		expect(lines()).toEqual(['POST /messages/whatsapp']);
	});

	test('the wrong kind of token: which one it wants', async () => {
		const { id: roomId } = await open();
		const buttons = { button: [{ title: 'Good', id: '' }] };
		const parameters = message('sendReplyButtons', {
			sendTo: 'room',
			roomId,
			body: 'How?',
			buttons,
		});
		const { error } = await runQontak(gateway(), parameters);
		expect(error?.message).toContain('You do not have permission');
		expect(error?.description).toContain('answers of a bot a bot token');
		expect(error?.failure).toEqual({ cause: 'configuration-invalid' });
	});
});

describe('files', () => {
	const media = (more: object) => message('sendMedia', { mediaType: 'image', ...more });
	const beside = () => ({
		credentials: credentialsFor(gateway(), { baseUrl: `${files.url}/api/open/v1` }),
	});

	test('from the item', async () => {
		await open();
		const item = fileItem('image/png', 'picture.png', files.png);
		const parameters = media({ mediaSource: 'binary', caption: 'Look' });
		const { error } = await runQontak(gateway(), parameters, [item]);
		expect(error).toBeUndefined();
		const sent = gateway().media.all().at(-1);
		expect(sent).toMatchObject({ filename: 'picture.png', mimeType: 'image/png' });
		expect(Buffer.from(sent?.bytes ?? [])).toEqual(files.png);
	});

	test('from a link: fetched without the credential, then uploaded', async () => {
		await open();
		const mediaUrl = `${files.url}/kucing.png`;
		const { error } = await runQontak(
			gateway(),
			media({ mediaSource: 'url', mediaUrl }),
			[{}],
			beside(),
		);
		expect(error).toBeUndefined();
		expect(files.asked.at(-1)?.headers).not.toHaveProperty('authorization');
		expect(gateway().media.all().at(-1)).toMatchObject({ filename: 'kucing.png' });
	});

	test.each([
		['/Faktur%20Oktober.pdf', {}, 'Faktur Oktober.pdf'],
		['/unduh?id=7', {}, 'Faktur November.pdf'],
		['/Faktur%20Oktober.pdf', { fileName: 'Tagihan Budi' }, 'Tagihan Budi.pdf'],
	])('a document at %s keeps its name or gets the wanted one %o', async (path, more, filename) => {
		await open();
		const from = { mediaType: 'document', mediaSource: 'url', mediaUrl: files.url + path };
		const { error } = await runQontak(gateway(), media({ ...from, ...more }), [{}], beside());
		expect(error).toBeUndefined();
		expect(gateway().media.all().at(-1)).toMatchObject({ filename, mimeType: 'application/pdf' });
	});

	test('a link whose server tells no type goes by its name', async () => {
		await open();
		const mediaUrl = `${files.url}/bucket/foto.jpg`;
		const { error } = await runQontak(
			gateway(),
			media({ mediaSource: 'url', mediaUrl }),
			[{}],
			beside(),
		);
		expect(error).toBeUndefined();
		expect(gateway().media.all().at(-1)).toMatchObject({ mimeType: 'image/jpeg' });
	});

	test.each([
		['document', 'application/pdf', undefined, 'file.pdf', 'application/pdf'],
		['document', 'application/pdf', 'Faktur No.12', 'Faktur No.12.pdf', 'application/pdf'],
		['audio', 'audio/mp3', 'suara.mp3', 'suara.mp3', 'audio/mpeg'],
		['image', 'image/jpg; charset=binary', 'foto', 'foto.jpg', 'image/jpeg'],
	])('a %s of type %s and name %s is uploaded as %s', async (type, mime, name, sent, as) => {
		await open();
		const item = fileItem(mime, name as string, files.png);
		const parameters = media({ mediaType: type, mediaSource: 'binary' });
		const { error } = await runQontak(gateway(), parameters, [item]);
		expect(error).toBeUndefined();
		expect(gateway().media.all().at(-1)).toMatchObject({ filename: sent, mimeType: as });
	});

	test.each([
		['/missing.png', /^The file could not be fetched: 127.* answered with HTTP 404/],
		['/moved.png', /answered with HTTP 302/],
		['/page', /of type text\/html, which WhatsApp does not accept as an image/],
	])('a link to %s: nothing is sent', async (path, words) => {
		await open();
		const parameters = media({ mediaSource: 'url', mediaUrl: files.url + path });
		const onError = 'continueErrorOutput';
		const { json } = await runQontak(gateway(), parameters, [{}], { ...beside(), onError });
		expect(json('Qontak', 1)[0]).toMatchObject({
			error: { message: expect.stringMatching(words), reason: 'mediaRejected' },
		});
		expect(lines()).toEqual(['GET /rooms']);
	});

	test.each([
		['no file', { json: {} }, "The item has no file in 'data'"],
		['a file of another type', fileItem('image/gif', 'a.gif'), 'of type image/gif'],
	])('%s in one of three items: told before anything is sent', async (_, bad, words) => {
		await open();
		const good = fileItem('image/png', 'a.png', files.png);
		const { error } = await runQontak(gateway(), media({ mediaSource: 'binary' }), [
			good,
			bad,
			good,
		]);
		expect(error?.message).toContain(words);
		expect(error?.message).toContain('[Item 2]');
		expect(gateway().messages.filter(({ kind }) => kind === 'image')).toEqual([]);
	});
});
