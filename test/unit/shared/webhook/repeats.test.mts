import { EventEmitter } from 'node:events';
import { RepeatMemory, type Answering } from '../../../../nodes/shared/webhook/repeats';

/** The response to one post, as far as the memory looks at it. */
class Answer extends EventEmitter implements Answering {
	statusCode = 200;
	writableFinished = false;
	destroyed = false;

	/** n8n answers. */
	finish(status = 200): void {
		this.statusCode = status;
		this.writableFinished = true;
		this.emit('finish');
		this.hangUp();
	}

	/** The gateway hangs up. */
	hangUp(): void {
		this.destroyed = true;
		this.emit('close');
	}
}

const TRIGGER = 'workflow node';
let memory: RepeatMemory;
let stored: string[] | undefined;

beforeEach(() => {
	memory = new RepeatMemory();
	stored = undefined;
});

/** One post that n8n answers at once. */
async function post(keys: string[], status = 200, trigger = TRIGGER): Promise<boolean[]> {
	const answer = new Answer();
	const isNew = await memory.claim(keys, trigger, stored, answer);
	const arrived = keys.filter((_, index) => isNew[index]);
	const list = memory.toStore(arrived, trigger, stored);
	if (status < 400 && arrived.length > 0) stored = list;
	answer.finish(status);
	return isNew;
}

test('the first is new, every other is a repeat', async () => {
	expect(await post(['a'])).toEqual([true]);
	expect(await post(['a'])).toEqual([false]);
	expect(await post(['a', 'b', 'b'])).toEqual([false, true, false]);
});

test('each trigger has its own memory', async () => {
	await post(['a']);
	stored = undefined;
	expect(await post(['a'], 200, 'other')).toEqual([true]);
});

test('of many at the same instant one is new', async () => {
	const answers = Array.from({ length: 20 }, () => new Answer());
	const claims = answers.map(async (answer) => {
		const [isNew] = await memory.claim(['a'], TRIGGER, undefined, answer);
		answer.finish();
		return isNew;
	});
	expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
});

describe('what n8n could not store', () => {
	test('is new again', async () => {
		expect(await post(['a'], 500)).toEqual([true]);
		expect(await post(['a'])).toEqual([true]);
		expect(await post(['a'])).toEqual([false]);
	});

	test('goes on with one of the posts that waited for it', async () => {
		const first = new Answer();
		expect(await memory.claim(['a'], TRIGGER, stored, first)).toEqual([true]);
		const answers = [new Answer(), new Answer(), new Answer()];
		const waiting = answers.map(async (answer) => {
			const [isNew] = await memory.claim(['a'], TRIGGER, stored, answer);
			answer.finish();
			return isNew;
		});
		first.finish(500);
		expect(await Promise.all(waiting)).toEqual([true, false, false]);
	});

	test('is new again even if the gateway had hung up before n8n gave up', async () => {
		const first = new Answer();
		await memory.claim(['a'], TRIGGER, stored, first);
		first.hangUp();
		first.statusCode = 500;
		expect(await post(['a'])).toEqual([true]);
	});
});

test('what n8n stored after the gateway had hung up is a repeat', async () => {
	const first = new Answer();
	await memory.claim(['a'], TRIGGER, stored, first);
	first.hangUp();
	expect(await post(['a'])).toEqual([false]);
});

test('a post whose caller is gone already holds nobody up', async () => {
	const gone = new Answer();
	gone.hangUp();
	expect(await memory.claim(['a'], TRIGGER, stored, gone)).toEqual([true]);
	expect(await post(['a', 'b'])).toEqual([false, true]);
});

test('posts that share events do not wait for each other for ever', async () => {
	const [first, second, third] = [new Answer(), new Answer(), new Answer()];
	await memory.claim(['a'], TRIGGER, stored, first);
	const both = [
		memory.claim(['a', 'b'], TRIGGER, stored, second).then((claim) => {
			second.finish(500);
			return claim;
		}),
		memory.claim(['b', 'a'], TRIGGER, stored, third).then((claim) => {
			third.finish();
			return claim;
		}),
	];
	first.finish(500);
	expect(await Promise.all(both)).toEqual([
		[true, true],
		[true, true],
	]);
});

describe('after a restart', () => {
	test('the stored list knows', async () => {
		await post(['a', 'b']);
		memory = new RepeatMemory();
		expect(await post(['a', 'c'])).toEqual([false, true]);
	});

	test('nothing is lost with whatever is stored there', async () => {
		for (const damaged of [null, 'a', {}, [1, null, {}], 7]) {
			const answer = new Answer();
			expect(await memory.claim(['a'], `${TRIGGER}${String(damaged)}`, damaged, answer)).toEqual([
				true,
			]);
			expect(memory.toStore(['a'], `${TRIGGER}${String(damaged)}`, damaged)).toHaveLength(1);
		}
	});
});

describe('beside other processes', () => {
	let now = 0;
	const watch = () => memory.watch(TRIGGER);

	beforeEach(() => {
		now = 1_000_000;
		memory = new RepeatMemory(() => now);
	});

	test('what they stored is known also after one of them overwrote it', async () => {
		const other = new RepeatMemory();
		const answer = new Answer();
		await other.claim(['theirs'], TRIGGER, undefined, answer);
		stored = other.toStore(['theirs'], TRIGGER, undefined);
		answer.finish();
		await post(['ours']);
		stored = undefined;
		expect(await post(['theirs'])).toEqual([false]);
		expect(memory.knowsMoreThan(stored, TRIGGER)).toBe(true);
		expect(memory.toStore([], TRIGGER, stored)).toHaveLength(2);
	});

	test('what was stored is watched until a list that was read later shows it', async () => {
		await post(['a']);
		expect([watch().isOpen(), watch().isDue()]).toEqual([true, false]);
		now += 999;
		memory.adopt(TRIGGER, stored);
		expect([watch().isOpen(), watch().isDue()]).toEqual([true, false]);
		now += 1;
		expect(watch().isDue()).toBe(true);
		memory.adopt(TRIGGER, []);
		expect(watch().isOpen()).toBe(true);
		memory.adopt(TRIGGER, stored);
		expect(watch().isOpen()).toBe(false);
	});

	test('what is too old for the stored list is not waited for', async () => {
		await post(['a']);
		stored = undefined;
		const others = Array.from({ length: 1_000 }, (_, n) => `other-${n}`);
		memory.adopt(TRIGGER, others);
		expect(watch().isOpen()).toBe(false);
		expect(memory.knowsMoreThan(others, TRIGGER)).toBe(false);
	});
});

describe('the stored list', () => {
	test('has what another post overwrote', async () => {
		await post(['a']);
		stored = undefined;
		await post(['b']);
		memory = new RepeatMemory();
		expect(await post(['a', 'b'])).toEqual([false, false]);
	});

	test('leaves out what is not certain yet', async () => {
		await memory.claim(['a'], TRIGGER, undefined, new Answer());
		expect(memory.toStore(['b'], TRIGGER, undefined)).toHaveLength(1);
	});

	test('keeps the newest 1,000 in 16 letters each, without the ids themselves', async () => {
		for (let n = 0; n < 1_500; n++) await post([`wamid.628123456789.${n}`]);
		expect(stored).toHaveLength(1_000);
		expect(stored?.every((entry) => entry.length === 16)).toBe(true);
		memory = new RepeatMemory();
		expect(await post([499, 500, 1_499].map((n) => `wamid.628123456789.${n}`))).toEqual([
			true,
			false,
			false,
		]);
	});

	test('keeps the newest also when older ones are still remembered', async () => {
		stored = undefined;
		for (let n = 0; n < 1_200; n++) await post([`${n}`]);
		await post(['newest']);
		memory = new RepeatMemory();
		expect(await post(['1199', 'newest'])).toEqual([false, false]);
	});
});

test('memory is bounded: after 5,000 others an id is only known to the stored list', async () => {
	await post(['a']);
	stored = undefined;
	await post(Array.from({ length: 5_000 }, (_, n) => `${n}`));
	stored = undefined;
	expect(await post(['4999', 'a'])).toEqual([false, true]);
});
