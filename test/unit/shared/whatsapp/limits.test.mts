import fc from 'fast-check';

import { Failure } from '../../../../nodes/shared/failure';
import { failureOf } from '../../support/failureOf.mts';
import {
	LIMITS,
	checkCount,
	checkRange,
	checkSize,
	checkText,
	checkUnique,
	lengthOf,
	type CountLimitName,
	type LimitName,
	type RangeLimitName,
	type SizeLimitName,
	type TextLimitName,
} from '../../../../nodes/shared/whatsapp/limits';

const names = Object.keys(LIMITS) as LimitName[];
const ofKind = <Name extends LimitName>(kind: string) =>
	names.filter((name) => LIMITS[name].kind === kind) as Name[];

const texts = ofKind<TextLimitName>('text');
const counts = ofKind<CountLimitName>('count');
const ranges = ofKind<RangeLimitName>('range');
const sizes = ofKind<SizeLimitName>('size');

const inEnglish = (value: number) => value.toLocaleString('en-US');

it('has a checker for every limit', () => {
	expect([...texts, ...counts, ...ranges, ...sizes].sort()).toEqual([...names].sort());
});

describe.each(texts)('text %s', (name) => {
	const { max } = LIMITS[name];

	it('passes at the limit and is refused one beyond, naming the field and both numbers', () => {
		expect(() => checkText('a'.repeat(max), name, 'My Field')).not.toThrow();

		const { reason, message, details } = failureOf(() =>
			checkText('a'.repeat(max + 1), name, 'My Field'),
		);
		expect(reason).toBe('limitExceeded');
		expect(message).toBe(
			`'My Field' has ${inEnglish(max + 1)} characters; WhatsApp allows ${inEnglish(max)}`,
		);
		expect(details).toMatchObject({
			field: 'My Field',
			description: expect.stringContaining('horten'),
		});
	});

	it('is refused when empty only where it is required', () => {
		for (const empty of [undefined, '', '  \n']) {
			const check = () => checkText(empty, name, 'My Field');
			if ('required' in LIMITS[name]) {
				expect(failureOf(check)).toMatchObject({
					reason: 'invalidRequest',
					message: "'My Field' is empty",
				});
			} else {
				expect(check()).toEqual([]);
			}
		}
	});
});

describe('characters', () => {
	it('are counted as people count them, so an emoji is not two', () => {
		expect(lengthOf('👍👍')).toBe(2);
		expect(() => checkText('👍'.repeat(60), 'footer', 'Footer')).not.toThrow();
		expect(() => checkText('👍'.repeat(61), 'footer', 'Footer')).toThrow(Failure);
	});

	it('never pass beyond the limit, whatever they are', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (text) => {
				const tooLong = Array.from(text).length > 60;
				const check = () => checkText(text, 'headerText', 'Header');
				if (tooLong) expect(check).toThrow(Failure);
				else expect(check()).toEqual([]);
			}),
		);
	});

	it('warn where gateways disagree about the limit', () => {
		expect(checkText('a'.repeat(1024), 'listBody', 'Body')).toEqual([]);
		expect(checkText('a'.repeat(1025), 'listBody', 'Body')).toEqual([
			expect.stringMatching(/^'Body' has 1,025 characters.*4,096.*1,024/),
		]);
		expect(checkText('a'.repeat(21), 'flowCta', 'Button')).toHaveLength(1);
	});

	it('may not be an emoji on a flow button', () => {
		expect(failureOf(() => checkText('Daftar 🎉', 'flowCta', 'Button'))).toMatchObject({
			reason: 'invalidRequest',
			message: expect.stringContaining("'Button' has an emoji"),
		});
		expect(checkText('Daftar 123 #1', 'flowCta', 'Button')).toEqual([]);
	});
});

describe.each(counts)('count %s', (name) => {
	const limit = LIMITS[name];

	it('passes at the limits and is refused beyond, naming the field', () => {
		expect(() => checkCount(limit.max, name, 'Things')).not.toThrow();
		expect(() => checkCount(limit.min, name, 'Things')).not.toThrow();

		const many = failureOf(() => checkCount(limit.max + 1, name, 'Things'));
		expect(many.reason).toBe('limitExceeded');
		expect(many.message).toBe(
			`'Things' has ${limit.max + 1} ${limit.many}; WhatsApp allows ${limit.max}`,
		);
		expect(many.details).toMatchObject({ field: 'Things', description: "Remove 1 from 'Things'." });
		if (limit.min === 0) return;
		const few = failureOf(() => checkCount(limit.min - 1, name, 'Things'));
		expect(few.reason).toBe('invalidRequest');
		expect(few.message).toContain(`'Things' has 0 ${limit.many}; WhatsApp needs at least 1`);
		expect(few.details.description).toBe(`Add at least 1 ${limit.one} to 'Things'.`);
	});
});

describe.each(ranges)('range %s', (name) => {
	const limit = LIMITS[name];

	it('passes at both ends and is refused beyond them', () => {
		for (const value of [limit.min, limit.max]) {
			expect(() => checkRange(value, name, 'Place')).not.toThrow();
		}
		for (const value of [limit.min - 1, limit.max + 1, NaN, Infinity]) {
			expect(failureOf(() => checkRange(value, name, 'Place'))).toMatchObject({
				reason: 'invalidRequest',
				message: `'Place' is ${value}`,
				details: { description: expect.stringContaining(`from ${limit.min} to ${limit.max}`) },
			});
		}
	});

	it('takes fractions unless whole numbers are asked for', () => {
		const check = () => checkRange(1.5, name, 'Place');
		if ('whole' in limit) expect(check).toThrow(Failure);
		else expect(check).not.toThrow();
	});
});

describe.each(sizes)('size %s', (name) => {
	const { max } = LIMITS[name];

	it('passes at the limit and is refused one byte beyond, and when empty', () => {
		expect(() => checkSize(max, name, 'File')).not.toThrow();
		expect(failureOf(() => checkSize(max + 1, name, 'File'))).toMatchObject({
			reason: 'mediaRejected',
			message: expect.stringMatching(
				/^The file in 'File' has .* [KM]B; WhatsApp allows \d+ [KM]B$/,
			),
		});
		expect(failureOf(() => checkSize(0, name, 'File')).message).toBe("The file in 'File' is empty");
	});
});

describe('checkUnique', () => {
	it('names what comes twice', () => {
		expect(() => checkUnique(['Ya', 'Tidak'], 'button title', 'Buttons')).not.toThrow();
		expect(
			failureOf(() => checkUnique(['Ya', 'Tidak', 'Ya'], 'button title', 'Buttons')),
		).toMatchObject({
			reason: 'invalidRequest',
			message: `'Buttons' has the button title "Ya" more than once`,
		});
	});
});
