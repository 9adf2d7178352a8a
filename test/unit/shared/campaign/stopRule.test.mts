import { readStopWhen, StopRule } from '../../../../nodes/shared/campaign/stopRule';

const told = (rule: StopRule, ...failed: boolean[]) => {
	for (const one of failed) rule.note(one);
	return rule.isBroken;
};

test('stops once more than that share of enough messages failed', () => {
	const rule = new StopRule(readStopWhen({ percent: 50, atLeast: 4 }));
	expect(told(rule, true, true, true)).toBe(false);
	expect(told(rule, false)).toBe(true);
	expect(rule.failure()).toMatchObject({
		reason: 'cancelled',
		message: "Not tried: 'Stop When' ended this run after 3 of 4 messages failed",
	});
});

test('exactly that share is borne', () => {
	const rule = new StopRule({ percent: 50, atLeast: 2 });
	expect(told(rule, true, false, true, false)).toBe(false);
	expect(told(rule, true)).toBe(true);
});

test('100% are reached when all failed', () => {
	const all = new StopRule(readStopWhen({ percent: 100, atLeast: 2 }));
	expect(told(all, true)).toBe(false);
	expect(told(all, true)).toBe(true);
	const most = new StopRule(readStopWhen({ percent: 100, atLeast: 2 }));
	expect(told(most, true, false, true, true)).toBe(false);
});

test('without a rule nothing stops', () => {
	expect(told(new StopRule(undefined), ...Array<boolean>(1_000).fill(true))).toBe(false);
});

test.each([{ percent: 0 }, { percent: 101 }, { atLeast: 0 }, { atLeast: NaN }])(
	'%j is refused',
	(form) => {
		expect(() => readStopWhen(form)).toThrow(/of 'Stop When' is/);
	},
);
