import { deadline } from '../../../../nodes/shared/transport/deadline';

const told = async (ms: number) => await new Promise<void>((resolve) => deadline(ms, resolve));

test('each is told when its own time is up, in their order, and no sooner', async () => {
	const order: string[] = [];
	const first = told(200).then(() => order.push('first'));
	await told(20);
	order.push('short');
	const began = performance.now();
	const second = told(200).then(() => order.push('second'));
	await Promise.all([first, second]);
	expect(order).toEqual(['short', 'first', 'second']);
	expect(performance.now() - began).toBeGreaterThanOrEqual(199);
});

test('who does not wait any more is not told; the others are', async () => {
	const early = jest.fn();
	const endEarly = deadline(30, early);
	const later = told(30);
	endEarly();
	await later;
	expect(early).not.toHaveBeenCalled();
	// After nobody waited for a while, too.
	await told(30);
});
