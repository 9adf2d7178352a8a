import { RefusalLog } from '../../../../nodes/shared/webhook/refusalLog';

const AT = 1_800_000_000_000;

test('the same words about a trigger come once a minute, with how often they were kept back', () => {
	const log = new RefusalLog();
	expect(log.line('a', 'refused.', AT)).toBe('refused.');
	for (let time = 1; time <= 40; time++) {
		expect(log.line('a', 'refused.', AT + time * 1_000)).toBeUndefined();
	}
	expect(log.line('a', 'refused.', AT + 60_000)).toBe(
		'refused. So were 40 more since that was logged last.',
	);
	expect(log.line('a', 'refused.', AT + 120_000)).toBe('refused.');
});

test('other words and other triggers are heard at once, also when the clock was set back', () => {
	const log = new RefusalLog();
	log.line('a', 'refused.', AT);
	expect(log.line('a', 'another matter.', AT)).toBe('another matter.');
	expect(log.line('b', 'refused.', AT)).toBe('refused.');
	expect(log.line('a', 'refused.', AT - 1)).toBe('refused.');
});
