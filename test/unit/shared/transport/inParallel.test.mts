import fc from 'fast-check';
import { inParallel } from '../../../../nodes/shared/transport/inParallel';

describe('work side by side', () => {
	test('each once, started in order, never more at once than allowed', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat({ max: 30 }),
				fc.integer({ min: 1, max: 9 }),
				fc.scheduler(),
				async (...given) => {
					const [count, inFlight, scheduler] = given;
					const entries = Array.from({ length: count }, (_, n) => n);
					const started: number[] = [];
					let open = 0;
					let most = 0;
					const work = async (entry: number) => {
						started.push(entry);
						open += 1;
						most = Math.max(most, open);
						await scheduler.schedule(Promise.resolve());
						open -= 1;
					};
					const done = inParallel(entries, inFlight, work, () => false);
					await scheduler.waitFor(done);
					expect(started).toEqual(entries);
					expect(most).toBe(Math.min(count, inFlight));
				},
			),
		);
	});

	test('once stopped nothing new begins, and what is under way is waited for', async () => {
		let stopped = false;
		const ended: number[] = [];
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		const work = async (entry: number) => {
			if (entry === 2) {
				stopped = true;
				release();
			} else await held;
			ended.push(entry);
		};
		await inParallel([0, 1, 2, 3, 4, 5], 3, work, () => stopped);
		expect(ended.sort()).toEqual([0, 1, 2]);
	});

	test('nothing to do is done at once', async () => {
		await expect(
			inParallel(
				[],
				5,
				async () => {},
				() => false,
			),
		).resolves.toBeUndefined();
	});
});
