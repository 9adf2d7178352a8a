import { type Body, testLimits, x } from './limits.mts';

const to = (wa_id: string) => ({ text: 'a', wa_id });

testLimits('text', [
	['length', { text: x(4096) }, { text: x(4097) }, 'text'],
	['characters, not units', { text: '😀'.repeat(4096) }, { text: '😀'.repeat(4097) }, 'text'],
	['something to say', { text: '.' }, { text: ' \n ' }, 'text'],
	['a string', { text: '1' }, { text: 1 }, 'text'],
	['no unknown field', { text: 'a' }, { text: 'a', preview_url: true }, 'preview_url'],
	['digits', to('628123456789'), to('+628123456789'), 'wa_id'],
	['a country code', to('628123456789'), to('08123456789'), 'wa_id'],
	['the longest number', to('1'.repeat(15)), to('1'.repeat(16)), 'wa_id'],
	['the shortest number', to('12345678'), to('1234567'), 'wa_id'],
]);

const file = (type: string, path: string, rest: Body = {}) => ({
	type,
	link: `https://a.example/${path}`,
	...rest,
});
const at = (link: string) => ({ type: 'image', link });

testLimits('media', [
	['https', at('https://a.example/a.png'), at('http://a.example/a.png'), 'link'],
	['loopback', at('http://127.0.0.1:1/a.png'), at('ftp://127.0.0.1/a.png'), 'link'],
	['a URL', at('https://a.example/a%20b.png'), at('/a.png'), 'link'],
	['extension of a video', file('video', 'a.mp4?x=1'), file('video', 'a.mov'), 'link'],
	['extension of an image', file('image', 'a.JPG'), file('image', 'a.gif'), 'link'],
	['extension of a sticker', file('sticker', 'a.webp'), file('sticker', 'a.png'), 'link'],
	['extension of audio', file('audio', 'a.ogg'), file('audio', 'a.wav'), 'link'],
	['an extension that tells nothing', file('image', 'a.php'), file('image', 'a.pdf'), 'link'],
	['type', file('document', 'a.png'), file('voice', 'a.ogg'), 'type'],
	[
		'caption',
		file('image', 'a', { caption: x(1024) }),
		file('image', 'a', { caption: x(1025) }),
		'caption',
	],
	[
		'what has captions',
		file('video', 'a', { caption: 'a' }),
		file('audio', 'a', { caption: 'a' }),
		'caption',
	],
	[
		'what has file names',
		file('document', 'a', { filename: 'a' }),
		file('image', 'a', { filename: 'a' }),
		'filename',
	],
]);

const place = (latitude: unknown, longitude: unknown) => ({ latitude, longitude });

testLimits('location', [
	['latitude', place(-90, 0), place(90.1, 0), 'latitude'],
	['longitude', place(0, 180), place(0, -180.1), 'longitude'],
	['numbers', place(0, 0), place('0', 0), 'latitude'],
]);

const contact = (rest: Body = {}) => ({ contacts: [{ name: { formatted_name: 'A' }, ...rest }] });
const phone = (type: string) => contact({ phones: [{ phone: '1', type }] });
const mail = (email: string) => contact({ emails: [{ email, type: 'WORK' }] });

testLimits('contact', [
	['a name', contact(), { contacts: [{ name: {} }] }, 'contacts.0.name.formatted_name'],
	[
		'a birthday',
		contact({ birthday: '1990-08-18' }),
		contact({ birthday: '18.8.1990' }),
		'contacts.0.birthday',
	],
	['kind of phone', phone('CELL'), phone('cell'), 'contacts.0.phones.0.type'],
	['e-mail', mail('a@b.example'), mail('a'), 'contacts.0.emails.0.email'],
	['at least one', contact(), { contacts: [] }, 'contacts'],
	['no unknown part', contact(), contact({ nickname: 'a' }), 'contacts.0.nickname'],
]);
