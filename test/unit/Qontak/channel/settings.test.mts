import fc from 'fast-check';
import { nameOf, numberOf, withoutSecrets } from '../../../../nodes/Qontak/channel/settings';
import { operations } from '../../../../nodes/Qontak/operations';
import { operationIn, stepThrough } from '../../support/step.mts';

/** The names that the OpenAPI's channels have secrets under. */
const SECRETS = [
	...['authorization', 'pin', 'bot_token', 'refresh_token', 'access_token', 'page_access_token'],
	...['secret_key', 'client_secret', 'fcm_server_key', 'password', 'partner_key', 'credentials'],
];

const channelWith = (settings: object) => ({
	id: 'c1',
	target_channel: 'wa_cloud',
	webhook: 'S3CRET-webhook',
	settings: { account_name: 'Toko', phone_number: '6281', ...settings },
	organization_id: 'o1',
	created_at: '2026-01-01',
	is_active: true,
});

test.each(SECRETS)('%s is not shown, as a text, a number, a list or inside something', (name) => {
	const secret = 'S3CRET';
	const wrapped = [secret, 53_3237, [secret], { name: secret }, { [name]: secret }];
	for (const value of wrapped) {
		for (const settings of [{ [name]: value }, { feature: { [name]: value } }]) {
			const json = JSON.stringify(withoutSecrets(channelWith(settings)));
			expect(json).not.toMatch(/S3CRET|533237/);
			expect(json).toContain('"account_name":"Toko"');
		}
	}
});

test('what no one has named yet is not shown either', () => {
	const name = fc.string({ minLength: 1, maxLength: 12 }).map((start) => `${start}_key`);
	fc.assert(
		fc.property(name, fc.jsonValue({ maxDepth: 2 }), (unknown, value) => {
			const secret = { 'S3CRET ': value };
			const settings = { [unknown]: ['S3CRET', secret], feature: { [unknown]: 'S3CRET' } };
			expect(JSON.stringify(withoutSecrets(channelWith(settings)))).not.toContain('S3CRET');
		}),
	);
});

test('what is shown: who the channel is, and what is on', () => {
	const channel = channelWith({
		phone_number_id: '1000',
		domain_server: 'https://api-whatsapp.qontak.net',
		feature: { review: true, question: false },
	});
	expect(withoutSecrets(channel)).toEqual({ ...channel, webhook: '***' });
});

test.each(['https://me:pw@api.qontak.net', 'https://api.qontak.net/?key=1'])(
	'an address with a key in it is not: %s',
	(domain_server) => {
		expect(withoutSecrets(channelWith({ domain_server }))).toMatchObject({
			settings: { domain_server: '***' },
		});
	},
);

test.each([
	[{ phone_number: '+62 811-0000', server_wa_id: '' }, '628110000'],
	[{ phone_number: '', server_wa_id: '6288' }, '6288'],
	[{ phone_number: null, server_wa_id: null }, undefined],
])('the number of %j', (settings, number) => expect(numberOf({ settings })).toBe(number));

test('the name, of a bot too', () => {
	expect(nameOf({ settings: { bot_name: 'toko_bot', bot_token: 'x' } })).toBe('toko_bot');
	expect(nameOf({ settings: null })).toBeUndefined();
});

test.each(['channel.get', 'channel.getMany'])('%s without Simplify', (name) => {
	const found = channelWith({ bot_token: 'S3CRET', credentials: { key: 'S3CRET' } });
	const body = { data: name === 'channel.get' ? found : [found] };
	const form = { channel: { __rl: true, mode: 'id', value: 'c1' }, simplify: false };
	const { outputs } = stepThrough(operationIn(operations)(name), form, [{ body }]);
	expect(outputs).toHaveLength(1);
	expect(JSON.stringify(outputs)).not.toContain('S3CRET');
});
