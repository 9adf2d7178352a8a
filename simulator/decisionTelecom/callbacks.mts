import { Deliveries, type Delivery, type Target } from '../core/deliveries.mts';
import type { PhoneBook } from '../core/phones.mts';
import type { DecisionTelecomSettings } from './options.mts';

/** The name under which this gateway's messages stand on the phones. */
export const GATEWAY = 'decisionTelecom';

/**
 * Reports statuses to callback URLs. No document tells how (source: "DecisionTelecom callbacks"): a
 * JSON post, a form and a GET are the likely ways, and the account chooses.
 */
export class Callbacks {
	private readonly deliveries: Deliveries;

	constructor(
		private readonly settings: DecisionTelecomSettings,
		private readonly phones: PhoneBook,
	) {
		this.deliveries = new Deliveries({
			tries: 3,
			waitMs: settings.callbackWaitMs,
			timeoutMs: 10_000,
			atOnce: 10,
			counts: (status) => status >= 200 && status < 300,
		});
	}

	/** Aborts when the simulator closes. */
	get signal(): AbortSignal {
		return this.deliveries.signal;
	}

	/** Reports one status; resolves when it was taken or all tries failed. */
	async report(url: string, id: number | string, status: number): Promise<Delivery> {
		const { callbackEncoding, callbackNames } = this.settings;
		const fields = { [callbackNames.id]: id, [callbackNames.status]: status };
		const form = new URLSearchParams(
			Object.entries(fields).map(([name, value]) => [name, String(value)]),
		).toString();
		const { target, body } = this.encoded(url, callbackEncoding, form, JSON.stringify(fields));
		const delivery = await this.deliveries.post(target, body);
		this.phones.events.emit('webhook', {
			gateway: GATEWAY,
			webhookId: String(id),
			url: target.url,
			body,
			...delivery,
		});
		return delivery;
	}

	close(): void {
		this.deliveries.close();
	}

	private encoded(
		url: string,
		encoding: DecisionTelecomSettings['callbackEncoding'],
		form: string,
		json: string,
	): { target: Target; body: string } {
		switch (encoding) {
			case 'query': {
				const separator = url.includes('?') ? '&' : '?';
				return {
					target: { url: `${url}${separator}${form}`, method: 'GET', headers: {} },
					body: '',
				};
			}
			case 'form':
				return {
					target: { url, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
					body: form,
				};
			default:
				return { target: { url, headers: {} }, body: json };
		}
	}
}
