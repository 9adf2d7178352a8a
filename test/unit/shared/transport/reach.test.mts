import type { RequestContext } from '../../../../nodes/shared/transport/exchange';
import { checkReach } from '../../../../nodes/shared/transport/reach';

const BASE = 'https://api.mekari.com/qontak';
const resolving = (verdict: object) =>
	({ helpers: { getSecureEgressFilter: () => ({ validateUrl: async () => verdict }) } }) as never;
const older = { helpers: {} } as unknown as RequestContext;

const reach = async (link: string, base = BASE, context = older) =>
	await checkReach(context, link, base, 'Media URL').then(
		() => 'fetched',
		(failure: Error) => failure.message,
	);

/** This machine and networks, in the spellings that people and attackers have for them. */
test.each([
	'https://localhost/a.png',
	'https://LOCALHOST/a.png',
	'https://localhost./a.png',
	'https://a.localhost/a.png',
	'  https://127.0.0.1/a.png',
	'https://127.1/a.png',
	'https://127.255.255.254/a.png',
	'https://2130706433/a.png',
	'https://0x7f000001/a.png',
	'https://0x7f.1/a.png',
	'https://0177.0.0.1/a.png',
	'https://0/a.png',
	'https://0.0.0.0/a.png',
	'https://１２７.0.0.1/a.png',
	'https://127。0。0。1/a.png',
	'https://%31%32%37.0.0.1/a.png',
	'https://[::1]/a.png',
	'https://[::]/a.png',
	'https://[0:0:0:0:0:0:0:1]/a.png',
	'https://[::ffff:127.0.0.1]/a.png',
	'https://[::ffff:7f00:1]/a.png',
	'https://[::ffff:0:127.0.0.1]/a.png',
	'https://[64:ff9b::127.0.0.1]/a.png',
	'https://[2002:7f00:1::]/a.png',
	'https://[fe80::1]/a.png',
	'https://[fc00::1]/a.png',
	'https://[fd12:3456::1]/a.png',
	'https://[ff02::1]/a.png',
	'https://10.0.0.1/a.png',
	'https://172.16.0.1/a.png',
	'https://192.168.1.1/a.png',
	'https://100.64.0.1/a.png',
	'https://169.254.169.254/latest/meta-data',
	'https://224.0.0.1/a.png',
	'https://255.255.255.255/a.png',
	'https://metadata.google.internal/a.png',
	'https://printer.local/a.png',
	'https://[::7f00:1]/a.png',
	'https://[::169.254.169.254]/a.png',
	'https://[4000::1]/a.png',
	'https://[2606:4700::5efe:7f00:1]/a.png',
	'https://[2606:4700::200:5efe:10.0.0.1]/a.png',
	'https://[64:ff9b:1::a00:1]/a.png',
	'https://[2001:0:7f00:1::]/a.png',
	'https://168.63.129.16/a.png',
	'https://①②⑦.⓪.⓪.①/a.png',
	'https://10.0.0.1./a.png',
	'https://example.com@10.0.0.1/a.png',
	'https:\\\\127.0.0.1\\a.png',
	'https:///127.0.0.1/a.png',
	'https://kubernetes.default.svc/a.png',
	'https://localhost6.localdomain6/a.png',
	'https://db.corp/a.png',
	'https://1.0.0.127.in-addr.arpa/a.png',
	'https://redis/a.png',
	'https://user@localhost/a.png',
	'http://127.0.0.1/a.png',
	'http://example.com/a.png',
	'file:///etc/passwd',
	'not a link',
	`https://example.com/${'a'.repeat(8_192)}`,
])('%s is not fetched', async (link) => {
	expect(await reach(link)).toContain("'Media URL' leads to the machine of your n8n");
});

test.each([
	'https://example.com/a.png',
	'https://8.8.8.8/a.png',
	'https://[2606:4700::1111]/a.png',
])('%s is fetched', async (link) => {
	expect(await reach(link)).toBe('fetched');
	expect(await reach(link, BASE, resolving({ ok: true }))).toBe('fetched');
});

test('a public name that resolves into a network is refused where n8n can tell', async () => {
	const error = Object.assign(new Error('IP is blocked'), { name: 'SsrfBlockedIpError' });
	const link = 'https://rebind.example.com/a.png';
	expect(await reach(link, BASE, resolving({ ok: false, error }))).toContain(
		'leads to the machine',
	);
	// What cannot be resolved here, a proxy may resolve.
	const unknown = { ok: false, error: new Error('getaddrinfo ENOTFOUND') };
	expect(await reach(link, BASE, resolving(unknown))).toBe('fetched');
});

test('a stand-in on this machine has its files there, and nobody else', async () => {
	const standIn = 'http://127.0.0.1:4000/api';
	expect(await reach('http://127.0.0.1:4000/a.png', standIn)).toBe('fetched');
	for (const link of [
		'http://localhost:4000/a.png',
		'https://127.0.0.1:4000/a.png',
		'http://[::1]/',
		'http://127.0.0.1:5678/rest/settings',
		'http://127.0.0.1/a.png',
	]) {
		expect(await reach(link, standIn)).toContain('leads to the machine');
	}
	expect(await reach('http://127.0.0.1:4000/a.png', 'https://127.0.0.1:4000')).toContain(
		'leads to',
	);
});
