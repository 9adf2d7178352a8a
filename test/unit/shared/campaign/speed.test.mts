import fc from 'fast-check';
import { AUTOMATIC, readSpeed } from '../../../../nodes/shared/campaign/speed';

const speed = (form: object) => readSpeed(form, true);

describe("the option 'Speed'", () => {
	test('left alone: as fast as permitted', () => {
		expect(readSpeed(undefined, false)).toEqual(AUTOMATIC);
		expect(readSpeed({}, false)).toEqual(AUTOMATIC);
		expect(speed({ mode: 'automatic', messages: 5, unit: 'day' }).perSecond).toBeUndefined();
	});

	test.each([
		['second', 10, 10],
		['minute', 90, 1.5],
		['hour', 3_600, 1],
		['day', 864, 0.01],
	])('%s', (unit, messages, perSecond) => {
		expect(speed({ mode: 'fixed', messages, unit }).perSecond).toBeCloseTo(perSecond);
		expect(speed({ mode: 'fixed', messages: `${messages}`, unit }).perSecond).toBeCloseTo(
			perSecond,
		);
	});

	test("'Share' takes its part of both", () => {
		expect(speed({ share: 25 }).share).toBe(0.25);
		expect(speed({ mode: 'fixed', messages: 60, unit: 'minute', share: 50 }).perSecond).toBe(0.5);
		expect(speed({ share: 400 }).share).toBe(1);
	});

	test("'Requests at Once' is a whole number; 0 follows the gateway", () => {
		expect(speed({ inFlight: 7.9 }).inFlight).toBe(7);
		expect(speed({ inFlight: 0.5 }).inFlight).toBe(1);
		expect(speed({ inFlight: 0 }).inFlight).toBeUndefined();
	});

	test('whatever an expression gives, the speed is one', () => {
		const value = fc.oneof(fc.anything(), fc.double(), fc.double().map(String));
		fc.assert(
			fc.property(value, value, value, value, (...given) => {
				const [messages, unit, inFlight, share] = given;
				const read = () => speed({ mode: 'fixed', messages, unit, inFlight, share });
				const { perSecond = 1, inFlight: atOnce = 1, share: part } = read();
				expect(perSecond).toBeGreaterThan(0);
				expect(Number.isFinite(perSecond)).toBe(true);
				expect(atOnce).toBeGreaterThanOrEqual(1);
				expect(part).toBeGreaterThan(0);
				expect(part).toBeLessThanOrEqual(1);
			}),
		);
	});
});
