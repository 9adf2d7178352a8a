import { inWords, progressOf, summaryOf } from '../../../../nodes/shared/campaign/summary';
import type { Reason } from '../../../../nodes/shared/failure';

const tally = {
	accepted: 1_240,
	skipped: 3,
	unconfirmed: 1,
	refused: new Map<Reason, number>([
		['notOnWhatsApp', 4],
		['invalidNumber', 8],
	]),
	left: 0,
};

test('how a run went', () => {
	expect(summaryOf(tally, 61_692)).toBe(
		'1,240 accepted, 12 refused (8 invalid number, 4 not on WhatsApp), 3 skipped, 1 unconfirmed, 20.1 a second',
	);
	const limits = { waitedMs: 180_000, gateway: 'Acme' };
	expect(summaryOf(tally, 61_692, limits)).toMatch(
		/, 20\.1 a second, waited 3 min for Acme's limit$/,
	);
	expect(summaryOf(tally, 61_692, { ...limits, waitedMs: 999 })).not.toContain('waited');
	const stopped = { ...tally, accepted: 0, skipped: 0, unconfirmed: 0, left: 7 };
	expect(summaryOf({ ...stopped, refused: new Map() }, 10)).toBe('0 accepted, 7 not tried');
});

test('how far it has come', () => {
	const half = {
		...tally,
		accepted: 120,
		skipped: 0,
		refused: new Map<Reason, number>(),
		left: 121,
	};
	expect(progressOf(half, 60_000)).toBe('120 of 242 sent, 1 failed, about 60 s left');
	const begun = { ...half, accepted: 0, unconfirmed: 0, left: 242 };
	expect(progressOf(begun, 10_000)).toBe('0 of 242 sent');
});

test.each([
	[1_400, '1 s'],
	[119_000, '119 s'],
	[180_000, '3 min'],
	[7_500_000, '2 h 5 min'],
	[7_200_000, '2 h'],
])('%d ms are %s', (ms, words) => {
	expect(inWords(ms)).toBe(words);
});
