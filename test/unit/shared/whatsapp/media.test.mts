import fc from 'fast-check';

import { Failure } from '../../../../nodes/shared/failure';
import { LIMITS } from '../../../../nodes/shared/whatsapp/limits';
import { failureOf } from '../../support/failureOf.mts';
import {
	MEDIA,
	MEDIA_KINDS,
	checkMediaFile,
	checkMediaUrl,
} from '../../../../nodes/shared/whatsapp/media';

describe('checkMediaUrl', () => {
	const cdn = 'https://cdn.example.com';

	it.each(MEDIA_KINDS)(
		'accepts each extension of %s, in any case, and links without one',
		(kind) => {
			for (const extension of MEDIA[kind].extensions ?? ['pdf', 'docx', 'zip', 'jpg']) {
				for (const written of [extension, extension.toUpperCase()]) {
					const url = `${cdn}/a/file.${written}?token=x.exe#part`;
					expect(checkMediaUrl(url, kind, 'Media URL')).toBe(url);
				}
			}
			expect(checkMediaUrl(`${cdn}/media/42`, kind, 'Media URL')).toBe(`${cdn}/media/42`);
			expect(checkMediaUrl(`${cdn}/show.php?id=42`, kind, 'Media URL')).toContain('.php');
		},
	);

	it('gives the link back as it came, without spaces around it', () => {
		expect(checkMediaUrl(` ${cdn}/a%20b.jpg\n`, 'image', 'Media URL')).toBe(`${cdn}/a%20b.jpg`);
		expect(checkMediaUrl('https://example.com', 'document', 'Media URL')).toBe(
			'https://example.com',
		);
	});

	it('encodes spaces and foreign letters inside it', () => {
		expect(checkMediaUrl(`${cdn}/harga baru é.png`, 'image', 'Media URL')).toBe(
			`${cdn}/harga%20baru%20%C3%A9.png`,
		);
	});

	it.each(['http://127.0.0.1:8080/a.jpg', 'http://localhost/a.jpg', 'http://[::1]:3000/a.jpg'])(
		'allows http on this machine: %s',
		(url) => {
			expect(checkMediaUrl(url, 'image', 'Media URL')).toBe(url);
		},
	);

	it.each([
		['', 'empty'],
		['   ', 'empty'],
		[undefined, 'empty'],
		[42, 'empty'],
		['photo.jpg', 'not a link'],
		['data:image/png;base64,AAAA', 'not a link'],
		['ftp://example.com/a.jpg', 'not a link'],
		['file:///tmp/a.jpg', 'not a link'],
		['javascript:alert(1)', 'not a link'],
		['https://', 'not a link'],
		['https:example.com/a.jpg', 'not a link'],
		['http://example.com/a.jpg', 'starts with http://'],
		['http://127.0.0.1.example.com/a.jpg', 'starts with http://'],
		['https://me:secret@example.com/a.jpg', 'user name or password'],
		['https://example.com/a.gif', 'ends in .gif'],
		['https://example.com/a.pdf', 'ends in .pdf'],
		['https://example.com/a.webp?x=.jpg', 'ends in .webp'],
	])('refuses %p: %s', (url, words) => {
		const { reason, message, details } = failureOf(() => checkMediaUrl(url, 'image', 'Media URL'));
		expect(reason).toBe('mediaRejected');
		expect(message).toMatch(/^'Media URL' /);
		expect(message).toContain(words);
		expect(details.description).toBeTruthy();
		expect(message).not.toContain('secret');
	});

	it('tells which extensions the kind takes', () => {
		const { message, details } = failureOf(() =>
			checkMediaUrl(`${cdn}/a.mov`, 'audio', 'Header URL'),
		);
		expect(message).toBe("'Header URL' ends in .mov, which WhatsApp does not accept as audio");
		expect(details.description).toContain('mp3');
	});

	it('throws nothing but a Failure and gives nothing but links', () => {
		const urlLike = fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string(), fc.anything());
		fc.assert(
			fc.property(urlLike, fc.constantFrom(...MEDIA_KINDS), (url, kind) => {
				try {
					expect(checkMediaUrl(url, kind, 'Media URL')).toMatch(/^https?:\/\/[\x21-\x7e]+$/i);
				} catch (error) {
					if (!(error instanceof Failure)) throw error;
				}
			}),
		);
	});
});

describe('checkMediaFile', () => {
	it.each(MEDIA_KINDS)('holds a %s against its types and its size', (kind) => {
		const { mimeTypes, limit } = MEDIA[kind];
		const { max } = LIMITS[limit];
		for (const mimeType of mimeTypes ?? ['application/pdf', 'image/gif', '']) {
			expect(() => checkMediaFile({ mimeType, bytes: max }, kind, 'File')).not.toThrow();
			expect(() => checkMediaFile({ mimeType, bytes: max + 1 }, kind, 'File')).toThrow(Failure);
		}
		if (!mimeTypes) return;
		expect(
			failureOf(() => checkMediaFile({ mimeType: 'application/zip', bytes: 1 }, kind, 'File')),
		).toMatchObject({
			reason: 'mediaRejected',
			message: expect.stringContaining('application/zip'),
		});
	});

	it.each([
		['audio', 'audio/mp3', 'audio/mpeg'],
		['audio', 'audio/x-m4a', 'audio/mp4'],
		['audio', 'Audio/OPUS; codecs=opus', 'audio/ogg'],
		['audio', 'application/ogg', 'audio/ogg'],
		['audio', 'audio/x-hx-aac-adts', 'audio/aac'],
		['image', 'image/jpg', 'image/jpeg'],
		['image', 'image/pjpeg;charset=UTF-8', 'image/jpeg'],
		['image', 'image/x-png', 'image/png'],
		['image', 'IMAGE/JPEG, image/jpeg', 'image/jpeg'],
		['video', 'video/3gp', 'video/3gpp'],
		['video', 'video/x-m4v', 'video/mp4'],
		['sticker', 'image/x-webp', 'image/webp'],
		['document', 'application/x-pdf', 'application/pdf'],
	] as const)('takes a %s of type %s as %s', (kind, mimeType, canonical) => {
		expect(checkMediaFile({ mimeType, bytes: 1 }, kind, 'File')).toBe(canonical);
	});

	it.each([
		['image', 'application/octet-stream', 'Foto.JPG', 'image/jpeg'],
		['audio', '', 'suara.mp3', 'audio/mpeg'],
		['video', 'binary/octet-stream', 'klip.3gp', 'video/3gpp'],
	] as const)('believes the name of a %s of type "%s": %s', (kind, mimeType, name, canonical) => {
		expect(checkMediaFile({ mimeType, bytes: 1, name }, kind, 'File')).toBe(canonical);
	});

	it('does not believe a name against a type', () => {
		expect(() =>
			checkMediaFile({ mimeType: 'text/html', bytes: 1, name: 'a.jpg' }, 'image', 'File'),
		).toThrow('of type text/html');
	});
});
