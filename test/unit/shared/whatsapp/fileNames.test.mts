import fc from 'fast-check';
import {
	extensionOf,
	fileNameFor,
	nameInHeader,
	nameInLink,
	safeName,
	withExtension,
} from '../../../../nodes/shared/whatsapp/fileNames';

describe('names', () => {
	it.each([
		['https://example.com/a.b/c.PDF?x=y.png', 'pdf'],
		['https://example.com/a.pdf/', ''],
		['https://example.com', ''],
		['not a link.pdf', ''],
	])('finds the extension of %s', (url, extension) => {
		expect(extensionOf(url)).toBe(extension);
	});

	it.each([
		['image/jpeg', 'abc-1', 'abc-1.jpg'],
		['audio/ogg; codecs=opus', 'x', 'x.ogg'],
		['application/octet-stream', 'x', 'x'],
		['application/pdf', '../../etc/passwd', '_etc_passwd.pdf'],
		['constructor', '', 'file'],
	])('names a file of %s with id %s', (mimeType, id, name) => {
		expect(fileNameFor(mimeType, id)).toBe(name);
	});

	it.each([
		['https://example.com/Faktur%20Oktober.pdf', 'Faktur Oktober.pdf'],
		['https://example.com/a/Faktur%20Oktober.pdf?x=1#y', 'Faktur Oktober.pdf'],
		['https://example.com/faktur+mei.pdf', 'faktur+mei.pdf'],
		['https://example.com/%E5%8F%91%E7%A5%A8.pdf', '发票.pdf'],
		['https://example.com/100%.pdf', '100%.pdf'],
		['https://example.com/..%2F..%2Fetc%2Fpasswd', 'passwd'],
		['https://example.com/unduh.php?id=4', 'unduh'],
		['https://example.com/', undefined],
		['https://example.com', undefined],
	])('reads the name in %s', (link, name) => {
		expect(nameInLink(link)).toBe(name);
	});

	it.each([
		['attachment; filename="Faktur Oktober.pdf"', 'Faktur Oktober.pdf'],
		['attachment; filename=faktur.pdf', 'faktur.pdf'],
		['attachment; filename="a.pdf"; filename*=UTF-8\'\'Faktur%20%E2%82%AC.pdf', 'Faktur €.pdf'],
		['inline; FILENAME="C:\\\\tmp\\\\Faktur.pdf"', 'Faktur.pdf'],
		['attachment; filename="Faktur%20Oktober.pdf"', 'Faktur Oktober.pdf'],
		['attachment; filename="\u00e5\u008f\u0091.pdf"', '发.pdf'],
		['attachment; filename="Café.pdf"', 'Café.pdf'],
		['attachment; filename="kata \\"ini\\".pdf"', 'kata "ini".pdf'],
		['inline', undefined],
		['', undefined],
	])('reads the name in the header %s', (header, name) => {
		expect(nameInHeader(header)).toBe(name);
	});

	it.each([
		['Faktur Oktober', 'application/pdf', 'Faktur Oktober.pdf'],
		['Faktur No.12', 'application/pdf', 'Faktur No.12.pdf'],
		['Faktur.PDF', 'application/pdf', 'Faktur.PDF'],
		['foto', 'image/jpg', 'foto.jpg'],
		['catatan.md', 'text/plain', 'catatan.md'],
		['catatan', 'text/plain; charset=utf-8', 'catatan.txt'],
		['data.parquet', 'application/x-parquet', 'data.parquet'],
	])('ends %s of type %s as %s', (name, mimeType, ended) => {
		expect(withExtension(name, mimeType)).toBe(ended);
	});

	it('is short, in one line and without folders, whatever was given', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (given) => {
				const name = safeName(given);
				if (name === undefined) return;
				expect(name).not.toMatch(/[\\/\p{Cc}]|^\.|^$/u);
				expect(Array.from(name).length).toBeLessThanOrEqual(200);
			}),
		);
		expect(safeName(`${'a'.repeat(300)}.pdf`)).toMatch(/^a{196}\.pdf$/);
		expect(safeName('Faktur\r\nX: y.pdf')).toBe('Faktur X: y.pdf');
		expect(safeName('foto\u202egpj.exe')).toBe('foto gpj.exe');
		expect(nameInLink('https://a.io/%E2%80%AEgpj.exe')).toBe('gpj.exe');
		expect(nameInHeader("attachment; filename*=UTF-8''a%E2%81%A6b%0d%0aX: y.pdf")).toBe(
			'a b X: y.pdf',
		);
		expect([safeName('\ud800x.pdf'), safeName('\u200b'), safeName('. ..')]).toEqual([
			'x.pdf',
			undefined,
			undefined,
		]);
		expect(safeName('\ufeff\u200b.. /.\u2066..a.pdf')).toBe('a.pdf');
	});
});
