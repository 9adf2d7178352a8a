import { isOnlyProcess, withThisProcess } from '../../../../nodes/shared/webhook/secondLook';

/** Which processes stored something of late. */
const NOW = 1_700_000_000_000;
const own = withThisProcess(undefined, NOW);

test('alone is who wrote, and nobody else did', () => {
	expect(isOnlyProcess(own, NOW)).toBe(true);
	expect(isOnlyProcess({ ...own, another: NOW }, NOW)).toBe(false);
	expect(isOnlyProcess({ another: NOW }, NOW)).toBe(false);
});

test('who wrote nothing for ten minutes counts no longer, this process neither', () => {
	expect(isOnlyProcess({ ...own, another: NOW - 600_000 }, NOW)).toBe(true);
	expect(isOnlyProcess(own, NOW + 600_000)).toBe(false);
	expect(withThisProcess({ another: NOW - 600_000 }, NOW)).toEqual(own);
	expect(withThisProcess({ another: NOW - 599_999 }, NOW)).toEqual({
		...own,
		another: NOW - 599_999,
	});
});

test.each([[null], ['a'], [[]], [7], [{ another: 'long ago' }]])(
	'nothing is known of what is stored as %j',
	(stored) => {
		expect(isOnlyProcess(stored, NOW)).toBe(false);
		expect(withThisProcess(stored, NOW)).toEqual(own);
	},
);
