import fc from 'fast-check';
import { DAYS, readQuietHours, wakesAt } from '../../../../nodes/shared/campaign/quietHours';
import { timeZonesOf } from '../../../../nodes/shared/whatsapp/phone/timeZones';

const at = (iso: string) => Date.parse(iso);
const isoOf = (moment: number | undefined) =>
	moment === undefined ? undefined : new Date(moment).toISOString();
const night = readQuietHours({ from: '21:00', to: '08:00' });

test.each([
	['an evening', '2026-11-20T14:00:00Z', '2026-11-21T01:00:00.000Z'],
	['after midnight', '2026-11-20T18:30:00Z', '2026-11-21T01:00:00.000Z'],
	['the last minute', '2026-11-21T00:59:59Z', '2026-11-21T01:00:00.000Z'],
	['the first moment of the day', '2026-11-21T01:00:00Z', '2026-11-21T01:00:00.000Z'],
	['noon', '2026-11-21T05:00:00Z', '2026-11-21T05:00:00.000Z'],
])('%s in Jakarta', (_kind, now, wakes) => {
	expect(isoOf(wakesAt(night, at(now), ['Asia/Jakarta']))).toBe(wakes);
});

test('a whole day, named by the day on which it begins', () => {
	const sundays = readQuietHours({ from: '00:00', to: '24:00', days: ['sunday'] });
	const sunday = at('2026-11-22T03:00:00Z');
	expect(isoOf(wakesAt(sundays, sunday, ['Asia/Jakarta']))).toBe('2026-11-22T17:00:00.000Z');
	const monday = at('2026-11-23T03:00:00Z');
	expect(wakesAt(sundays, monday, ['Asia/Jakarta'])).toBe(monday);
});

test('nights follow on quiet days without a gap', () => {
	const weekend = readQuietHours({
		from: '18:00',
		to: '18:00'.replace('18', '17'),
		days: ['friday', 'saturday'],
	});
	const friday = at('2026-11-20T19:00:00Z');
	expect(isoOf(wakesAt(weekend, friday, ['UTC']))).toBe('2026-11-21T17:00:00.000Z');
});

test('clocks that are set forward or back', () => {
	const berlin = ['Europe/Berlin'];
	expect(isoOf(wakesAt(night, at('2026-03-28T22:00:00Z'), berlin))).toBe(
		'2026-03-29T06:00:00.000Z',
	);
	expect(isoOf(wakesAt(night, at('2026-10-24T22:00:00Z'), berlin))).toBe(
		'2026-10-25T07:00:00.000Z',
	);
});

test("the recipient's country: late enough in all of its time zones", () => {
	const indonesia = timeZonesOf('6281234567890');
	expect(indonesia).toEqual(expect.arrayContaining(['Asia/Jakarta', 'Asia/Jayapura']));
	// 21:00 in Jayapura is 19:00 in Jakarta; 08:00 in Jakarta is 10:00 in Jayapura.
	const evening = at('2026-11-20T12:00:00Z');
	expect(isoOf(wakesAt(night, evening, indonesia))).toBe('2026-11-21T01:00:00.000Z');
	expect(timeZonesOf('380671234567')).toContain('Europe/Kiev');
	expect(timeZonesOf('12025550123')).toContain('America/New_York');
	expect(timeZonesOf('999')).toEqual([]);
});

test.each(['21:00:00', '21.00', '21', ' 21:00\u200e', '２１：００'])(
	'%j is nine in the evening, as sheets, databases and people write it',
	(from) => expect(readQuietHours({ from, to: '08:00:00' })).toEqual(night),
);

test.each([
	[{ from: '9 pm', to: '08:00' }, "'Begin' of 'Quiet Hours' is no time of day: 9 pm"],
	[{ from: '21:00', to: '' }, "'End' of 'Quiet Hours' is no time of day: it is empty"],
	[{ from: '21:75', to: '08:00' }, "'Begin' of 'Quiet Hours' is no time of day: 21:75"],
	[
		{ from: '2026-11-20T21:00:00', to: '08:00' },
		"'Begin' of 'Quiet Hours' is no time of day: 2026-11-20T21:00:00",
	],
	[{ from: '21:00:30', to: '08:00' }, "'Begin' of 'Quiet Hours' is no time of day: 21:00:30"],
	[{ from: '25:00', to: '08:00' }, "'Begin' of 'Quiet Hours' is no time of day: 25:00"],
	[{ from: '08:00', to: '08:00' }, "'Quiet Hours' leave no time to send"],
	[{ from: '00:00', to: '24:00' }, "'Quiet Hours' leave no time to send"],
])('%j is refused', (form, message) => {
	expect(() => readQuietHours(form)).toThrow(
		expect.objectContaining({ reason: 'invalidRequest', message }),
	);
});

test.each([
	// Its clocks go from 02:00 to 03:00 on 9 March, so that day has no minute that is not quiet.
	['skip', '02:01', '02:00', '2025-03-08T06:00:00Z', '2025-03-10T04:30:00Z'],
	// Its clocks go from 02:00 back to 01:00 on 2 November.
	['repeat', '02:01', '01:30', '2025-11-02T03:40:00Z', '2025-11-02T04:00:00Z'],
])('an end that clocks %s still comes', (_, from, to, now, wakes) => {
	const hours = readQuietHours({ from, to });
	const found = wakesAt(hours, at(now), ['America/St_Johns']);
	expect(new Date(found ?? 0).toISOString()).toBe(new Date(wakes).toISOString());
});

test('at any time, in any zone: it ends later than now, and nothing is quiet then', () => {
	const zone = fc.constantFrom(
		'UTC',
		'Asia/Jakarta',
		'Asia/Kolkata',
		'America/St_Johns',
		'Australia/Lord_Howe',
		'Europe/Kyiv',
		'Pacific/Apia',
	);
	const time = fc.integer({ min: 0, max: 24 * 60 }).map((all) => {
		const [hours, minutes] = [Math.floor(all / 60), all % 60];
		return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
	});
	const moment = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2032-01-01T00:00:00Z') });
	fc.assert(
		fc.property(time, time, fc.subarray([...DAYS]), zone, moment, (from, to, days, one, now) => {
			fc.pre(from.replace('24', '00') !== to.replace('24', '00'));
			const hours = readQuietHours({ from, to, days });
			const wakes = wakesAt(hours, now, [one]);
			if (wakes === undefined) throw new Error('never');
			expect(wakes).toBeGreaterThanOrEqual(now);
			expect(wakesAt(hours, wakes, [one])).toBe(wakes);
		}),
	);
});
