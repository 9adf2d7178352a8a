import type { IExecuteFunctions } from 'n8n-workflow';
import { readSpeed, type Speed, type SpeedForm } from '../campaign/speed';
import type { AnyOperation } from '../operation/operation';
import type { Gateway } from '../transport/gateway';
import { DEFAULT_BOUNDS, type RequestBounds } from '../transport/exchange';
import { DEFAULT_RETRY, type RetryPolicy } from '../transport/retry';
import type { CountryCode } from '../whatsapp/phone/recipient';

/** How the engine works in one run of a node: from the node's options, or the defaults. */
export interface RunSettings {
	speed: Speed;
	retry: RetryPolicy;
	bounds: RequestBounds;
	/** Whether a failed item goes to the error branch instead of stopping the workflow. */
	continueOnFail: boolean;
	/** Country of phone numbers without a country code, unless an item says otherwise. */
	home: CountryCode;
}

interface Options {
	retry?: { policy?: { attempts?: number; longestWait?: number; repeatUnconfirmed?: boolean } };
	speed?: { limit?: SpeedForm };
	timeout?: number;
}

const atLeast = (least: number, value: unknown, otherwise: number) => {
	const number = Number(value ?? otherwise);
	return Number.isFinite(number) ? Math.max(least, number) : otherwise;
};

/** Whether an operation sends messages: only those can be told to send once. */
export const sendsMessages = ({ fields }: AnyOperation) =>
	fields.some(({ options }) => options?.some((option) => option.name === 'sendOnce'));

/** Reads the settings that hold for all items of a run; expressions in them see the first item. */
export function readSettings(
	context: IExecuteFunctions,
	gateway: Gateway,
	operation: AnyOperation,
	continueOnFail: boolean,
): RunSettings {
	const options = context.getNodeParameter('options', 0, {}) as Options;
	const policy = options.retry?.policy ?? {};
	return {
		speed: readSpeed(options.speed?.limit, sendsMessages(operation)),
		retry: {
			attempts: atLeast(1, policy.attempts, DEFAULT_RETRY.attempts),
			longestWaitMs: atLeast(0, policy.longestWait, DEFAULT_RETRY.longestWaitMs / 1_000) * 1_000,
			repeatUnconfirmed: policy.repeatUnconfirmed === true,
		},
		bounds: {
			...DEFAULT_BOUNDS,
			timeoutMs: atLeast(1, options.timeout, DEFAULT_BOUNDS.timeoutMs / 1_000) * 1_000,
		},
		continueOnFail,
		home: gateway.home,
	};
}
