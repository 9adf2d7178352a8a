import { type Answer, type Json, jsonAnswer } from '../core/answer.mts';
import { Deliveries, type Delivery, type Target } from '../core/deliveries.mts';
import { hexId } from '../core/ids.mts';
import type { Route } from '../core/listener.mts';
import type { PhoneBook } from '../core/phones.mts';
import { GATEWAY } from './account.mts';
import type { IvosightsSettings } from './options.mts';
import { notFound } from './refusals.mts';

/**
 * What the dashboard asks for when a webhook is created; no API does
 * (source: "Ivosights webhooks").
 */
export interface NewWebhook {
	id?: string;
	name?: string;
	url: string;
	status?: 'on' | 'off';
	http_auth?: { status: 'on' | 'off'; username?: string | null; password?: string | null };
	/** Sent along with every post. */
	headers?: Record<string, string>;
}

export interface Webhook extends Required<Omit<NewWebhook, 'http_auth'>> {
	http_auth: { status: 'on' | 'off'; username: string | null; password: string | null };
	/** Bodies that failed three times and wait to be pulled. */
	pending: Json[];
}

/** How the dashboard calls a webhook that was given no name. */
export const UNNAMED = 'App Webhook';

/** One post to one webhook, with its tries. */
export interface Posted extends Delivery {
	webhook: Webhook;
}

/** The webhooks of the account, and the posting to them. */
export class Webhooks {
	readonly list: Webhook[] = [];
	private readonly deliveries: Deliveries;

	constructor(
		settings: IvosightsSettings,
		private readonly phones: PhoneBook,
	) {
		this.deliveries = new Deliveries({
			tries: 3,
			waitMs: settings.webhookWaitMs,
			timeoutMs: settings.webhookTimeoutMs,
			atOnce: 10,
			counts: (status) => status === 200 || status === 201,
		});
	}

	/** Aborts when the simulator closes. */
	get signal(): AbortSignal {
		return this.deliveries.signal;
	}

	/** Creates a webhook, as the dashboard does. */
	add(given: NewWebhook): Webhook {
		const webhook: Webhook = {
			id: given.id ?? hexId(),
			name: given.name ?? UNNAMED,
			url: given.url,
			status: given.status ?? 'on',
			headers: given.headers ?? {},
			http_auth: {
				status: given.http_auth?.status ?? 'off',
				username: given.http_auth?.username ?? null,
				password: given.http_auth?.password ?? null,
			},
			pending: [],
		};
		this.list.push(webhook);
		return webhook;
	}

	remove(id: string): void {
		const index = this.list.findIndex((webhook) => webhook.id === id);
		if (index >= 0) this.list.splice(index, 1);
	}

	clear(): void {
		this.list.splice(0);
	}

	/**
	 * Posts a notification to every webhook that is on; resolves when all tries have ended. A string or
	 * bytes go out as they are, so that a test can post what is not JSON.
	 */
	async publish(payload: Json | Buffer): Promise<Posted[]> {
		const body =
			typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload);
		const targets = this.list.filter((webhook) => webhook.status === 'on');
		return await Promise.all(
			targets.map(async (webhook) => {
				const delivery = await this.deliveries.post(targetOf(webhook), body);
				if (!delivery.delivered && !Buffer.isBuffer(payload)) webhook.pending.push(payload);
				this.phones.events.emit('webhook', {
					gateway: GATEWAY,
					webhookId: webhook.id,
					url: webhook.url,
					body: body.toString(),
					...delivery,
				});
				return { webhook, ...delivery };
			}),
		);
	}

	close(): void {
		this.deliveries.close();
	}
}

function targetOf({ url, headers, http_auth: auth }: Webhook): Target {
	if (auth.status === 'off') return { url, headers };
	return {
		url,
		headers,
		auth: { username: auth.username ?? '', password: auth.password ?? '' },
	};
}

/** GET /webhooks and pull-pending-notifications. */
export function webhookRoutes(webhooks: Webhooks, settings: IvosightsSettings): Route[] {
	return [
		{
			method: 'GET',
			path: '/api/v1/webhooks',
			handle: () => jsonAnswer(200, { data: webhooks.list.map(printed) }),
		},
		{
			method: 'GET',
			path: '/api/v1/webhooks/:id/pull-pending-notifications',
			handle: ({ params }) => {
				const webhook = webhooks.list.find(({ id }) => id === params.id);
				if (!webhook) throw notFound('Webhook not found');
				return pulled(webhook.pending.splice(0), settings.pullShape);
			},
		},
	];
}

/** As the document prints it; PHP prints an empty map as an empty array. */
function printed({ id, name, url, status, headers, http_auth }: Webhook): Json {
	return {
		id,
		name,
		url,
		events: [],
		headers: Object.keys(headers).length > 0 ? headers : [],
		status,
		http_auth,
	};
}

/** No document shows this answer; the three likely ones can be chosen. */
function pulled(pending: Json[], shape: IvosightsSettings['pullShape']): Answer {
	if (shape === 'array') return jsonAnswer(200, pending);
	if (shape === 'data') return jsonAnswer(200, { data: pending });
	const data = pending.map((payload) => ({ id: hexId(), status: 'failed', payload }));
	return jsonAnswer(200, { data });
}
