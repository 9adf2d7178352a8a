import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import {
	choiceId,
	looksLikeChoice,
	readChoice,
	type Choice,
} from '../../../../nodes/shared/wait/choiceId';
import { waitKey } from '../../../../nodes/shared/wait/key';
import { LIMITS } from '../../../../nodes/shared/whatsapp/limits';
import { failureOf } from '../../support/failureOf.mts';

/** The ids of buttons and rows: they lead back to the question, and nobody can make one. */

const KEY = waitKey('the key of the credential');
const ANI = '628123456789';
const BUDI = '6281987654321';

const place = {
	execution: '4711',
	node: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
	run: 0,
	item: 3,
	signature: 'ab'.repeat(32),
};
const choice: Choice = { place, choice: 1 };
const id = choiceId(choice, ANI, KEY);

/** Places as n8n makes them: numbers or UUIDs of executions, any id of a node. */
const places = fc.record({
	execution: fc.oneof(
		fc.nat().map(String),
		fc.uuid(),
		fc.constantFrom('0', '007', 'a/b', '9'.repeat(15)),
	),
	node: fc.oneof(fc.uuid(), fc.string({ maxLength: 24 })),
	run: fc.nat(1_000),
	item: fc.nat(100_000),
	signature: fc.oneof(
		fc
			.uint8Array({ minLength: 32, maxLength: 32 })
			.map((bytes) => Buffer.from(bytes).toString('hex')),
		fc.string({ maxLength: 20 }),
	),
});
const numbers = fc.integer({ min: 10 ** 9, max: 10 ** 14 }).map(String);

test('what was written is read again, by the person who was asked', () => {
	fc.assert(
		fc.property(places, fc.nat(9), numbers, (at, position, number) => {
			const made = choiceId({ place: at, choice: position }, number, KEY);
			expect(looksLikeChoice(made)).toBe(true);
			expect(readChoice(made, number, KEY)).toEqual({ place: at, choice: position });
		}),
		{ numRuns: 500 },
	);
});

test('it has room in a button and in a row, in the largest n8n as well', () => {
	const large = { ...place, execution: '9'.repeat(15), run: 100_000, item: 1_000_000 };
	const longest = choiceId({ place: large, choice: 9 }, ANI, KEY);
	expect(longest.length).toBeLessThanOrEqual(130);
	expect(LIMITS.rowId.max).toBeGreaterThan(130);
	expect(longest).toMatch(/^[\w:-]+$/);
});

test('a node whose id leaves no room for it says what to do', () => {
	const failure = failureOf(() =>
		choiceId({ place: { ...place, node: 'n'.repeat(200) }, choice: 0 }, ANI, KEY),
	);
	expect(failure.reason).toBe('invalidRequest');
	expect(failure.details.description).toContain('add it again');
});

test('every question, person and choice has an id of its own', () => {
	const others = [
		choiceId({ ...choice, choice: 0 }, ANI, KEY),
		choiceId(choice, BUDI, KEY),
		choiceId(choice, ANI, waitKey('another')),
		...[{ execution: '4712' }, { node: randomUUID() }, { run: 1 }, { item: 4 }].map((other) =>
			choiceId({ ...choice, place: { ...place, ...other } }, ANI, KEY),
		),
	];
	expect(new Set([id, ...others]).size).toBe(others.length + 1);
});

test.each([
	['Brazil', '5511987654321', '551187654321'],
	['Mexico', '5215512345678', '525512345678'],
])('%s: a person is the same in both of WhatsApp’s spellings', (_country, one, other) => {
	for (const [asked, answers] of [
		[one, other],
		[other, one],
	]) {
		expect(readChoice(choiceId(choice, asked, KEY), answers, KEY)).toEqual(choice);
	}
});

describe('nobody gets in with', () => {
	const nothing = (forged: string, sender = ANI, key = KEY) =>
		expect(readChoice(forged, sender, key)).toBeUndefined();

	test('another number, or none', () => {
		fc.assert(
			fc.property(
				numbers.filter((n) => n !== ANI),
				(number) => nothing(id, number),
			),
			{
				numRuns: 2_000,
			},
		);
		nothing(id, '');
	});

	test('another key', () => nothing(id, ANI, waitKey('another')));

	test('an id with one character changed, added or left out', () => {
		const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ ';
		for (let at = 0; at < id.length; at++) {
			for (const sign of signs) {
				if (id[at] !== sign) nothing(id.slice(0, at) + sign + id.slice(at + 1));
			}
			nothing(id.slice(0, at) + id.slice(at + 1));
			nothing(`${id.slice(0, at)}A${id.slice(at)}`);
		}
		for (const more of signs) nothing(id + more);
	});

	test('bytes of a good id in another order, or of two good ones', () => {
		const [head] = id.split(':');
		const one = Buffer.from(id.slice(head.length + 1), 'base64url');
		const other = Buffer.from(
			choiceId({ ...choice, choice: 0 }, ANI, KEY).slice(head.length + 1),
			'base64url',
		);
		for (let cut = 1; cut < one.length - 16; cut++) {
			const mixed = Buffer.concat([other.subarray(0, cut), one.subarray(cut)]);
			if (!mixed.equals(one) && !mixed.equals(other)) {
				nothing(`${head}:${mixed.toString('base64url')}`);
			}
		}
	});

	test('anything made up', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 300 }), (text) => nothing(`n8n-ask:${text}`)),
			{
				numRuns: 4_000,
			},
		);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 150 }), (bytes) =>
				nothing(`n8n-ask:${Buffer.from(bytes).toString('base64url')}`),
			),
			{ numRuns: 4_000 },
		);
		fc.assert(fc.property(fc.string(), (text) => nothing(text)));
	});
});

test('without a secret nothing is signed at all', () => {
	for (const secret of ['', '  ']) {
		expect(failureOf(() => waitKey(secret)).reason).toBe('unauthorized');
	}
});
