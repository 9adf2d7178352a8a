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
	const limits = { waitedMs: 180_000, quietMs: 0, gateway: 'Acme', before: 0 };
	expect(summaryOf(tally, 61_692, limits)).toMatch(
		/, 20\.1 a second, waited 3 min for Acme's limit$/,
	);
	expect(summaryOf(tally, 61_692, { ...limits, waitedMs: 999 })).not.toContain('waited');
	expect(summaryOf(tally, 61_692, { ...limits, quietMs: 32_400_000 })).toMatch(
		/, 20\.1 a second, waited 3 min for Acme's limit, waited 9 h for the quiet hours$/,
	);
	// What an earlier try sent says nothing of how fast this one was.
	expect(summaryOf(tally, 10_000, { ...limits, before: 1_230 })).toContain(', 1.0 a second');
	const stopped = { ...tally, accepted: 0, skipped: 0, unconfirmed: 0, left: 7 };
	expect(summaryOf({ ...stopped, refused: new Map() }, 10)).toBe('0 accepted, 7 not tried');
});

test.each([
	[10_000, '0.2 a second'],
	[60_000, '2.0 a minute'],
	[3_600_000, '2.0 an hour'],
])('two messages in %d ms are %s', (tookMs, words) => {
	expect(summaryOf({ ...tally, accepted: 2 }, tookMs)).toMatch(new RegExp(`, ${words}$`));
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
	[259_200_000, '3 d'],
])('%d ms are %s', (ms, words) => {
	expect(inWords(ms)).toBe(words);
});
