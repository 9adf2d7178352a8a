import fc from 'fast-check';
import { inParallel, roomFor } from '../../../../nodes/shared/transport/inParallel';

describe('work side by side', () => {
	test('each once, started in order, never more at once than there is room for', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat({ max: 30 }),
				fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
				fc.scheduler(),
				async (...given) => {
					const [count, rooms, scheduler] = given;
					const entries = Array.from({ length: count }, (_, n) => n);
					const started: number[] = [];
					let open = 0;
					const room = {
						most: () => rooms[started.length % rooms.length],
						clear: async () => await scheduler.schedule(Promise.resolve()),
					};
					const work = async (entry: number) => {
						expect(open).toBeLessThan(room.most());
						started.push(entry);
						open += 1;
						await scheduler.schedule(Promise.resolve());
						open -= 1;
					};
					await scheduler.waitFor(inParallel(entries, room, work, () => false));
					expect(started).toEqual(entries);
					expect(open).toBe(0);
				},
			),
		);
	});

	test('as many at once as there is room for', async () => {
		let most = 0;
		let open = 0;
		const work = async () => {
			most = Math.max(most, ++open);
			await new Promise(setImmediate);
			open -= 1;
		};
		await inParallel(Array(20).fill(0), roomFor(7), work, () => false);
		expect(most).toBe(7);
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
		await inParallel([0, 1, 2, 3, 4, 5], roomFor(3), work, () => stopped);
		expect(ended.sort()).toEqual([0, 1, 2]);
	});

	test('the next one begins only when the one before waits no longer to be let go', async () => {
		let letGo = () => {};
		const waiting = new Promise<void>((resolve) => (letGo = resolve));
		const started: number[] = [];
		let asked = 0;
		const room = {
			most: () => 9,
			clear: async () => {
				asked += 1;
				if (asked > 1) await waiting;
			},
		};
		const done = inParallel(
			[0, 1],
			room,
			async (entry) => void started.push(entry),
			() => false,
		);
		await new Promise(setImmediate);
		expect(started).toEqual([0]);
		letGo();
		await done;
		expect(started).toEqual([0, 1]);
	});

	test('nothing to do is done at once', async () => {
		const done = inParallel(
			[],
			roomFor(5),
			async () => {},
			() => false,
		);
		await expect(done).resolves.toBeUndefined();
	});
});
