import fc from 'fast-check';
import { toUtc } from '../../../../nodes/shared/operation/zonedTime';

test.each([
	['2026-11-20T10:00:00', 'Asia/Jakarta', '2026-11-20T03:00:00.000Z'],
	['2026-11-20 10:00', 'Asia/Jakarta', '2026-11-20T03:00:00.000Z'],
	['2026-11-20', 'Asia/Jakarta', '2026-11-19T17:00:00.000Z'],
	['2026-11-20T10:00:00Z', 'Asia/Jakarta', '2026-11-20T10:00:00.000Z'],
	['2026-11-20T10:00:00+09:00', 'Asia/Jakarta', '2026-11-20T01:00:00.000Z'],
	['2026-07-01T12:00:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
	['2026-03-29T03:30:00', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
	['2026-10-25T12:00:00', 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
	['Fri, 20 Nov 2026 10:00:00 GMT', 'Asia/Jakarta', '2026-11-20T10:00:00.000Z'],
	['2026-11-20T10:00:00.000+0700', 'UTC', '2026-11-20T03:00:00.000Z'],
	['Fri Nov 20 2026 10:00:00 GMT+0700 (WIB)', 'UTC', '2026-11-20T03:00:00.000Z'],
	['2026-11-20T10:00:00', 'UTC', '2026-11-20T10:00:00.000Z'],
])('%s in %s is %s', (text, zone, utc) => {
	expect(toUtc(text, zone)).toBe(utc);
});

test.each(['soon', '2026-13-40', '10 o’clock', '2026-11-20T25:00:00'])('%s is no time', (text) => {
	expect(toUtc(text, 'Asia/Jakarta')).toBeUndefined();
});

test.each(['11/12/2026', '11/12/2026 09:00', '12 Nov 2026 09:00', '12-11-2026', '1', '2026'])(
	'%s is not guessed: its zone or the order of day and month is not told',
	(text) => expect(toUtc(text, 'Asia/Jakarta')).toBeUndefined(),
);

test('a clock that a zone shows is read back as the moment it showed it', () => {
	const zones = fc.constantFrom('Asia/Jakarta', 'Asia/Kathmandu', 'America/Sao_Paulo', 'UTC');
	const moments = fc.date({
		min: new Date('2024-01-01'),
		max: new Date('2030-01-01'),
		noInvalidDate: true,
	});
	fc.assert(
		fc.property(moments, zones, (date, timeZone) => {
			const seconds = new Date(Math.floor(date.getTime() / 1000) * 1000);
			const local = seconds.toLocaleString('sv-SE', { timeZone });
			expect(toUtc(local, timeZone)).toBe(seconds.toISOString());
		}),
	);
});
