import fc from 'fast-check';
import { Lately } from '../../../../nodes/shared/campaign/lately';

test('counts as a list of all moments would, however many there are', () => {
	const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 });
	fc.assert(
		fc.property(gaps, (steps) => {
			const lately = new Lately(1_000);
			const all: number[] = [];
			let now = 0;
			for (const step of steps) {
				now += step;
				lately.note(now);
				all.push(now);
				expect(lately.count(now)).toBe(all.filter((at) => at > now - 1_000).length);
			}
		}),
	);
	const lately = new Lately(10);
	for (let now = 0; now < 5_000; now++) lately.note(now);
	expect(lately.count(4_999)).toBe(10);
	lately.clear();
	expect(lately.count(4_999)).toBe(0);
});
