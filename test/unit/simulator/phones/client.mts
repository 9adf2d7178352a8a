import axios, { type AxiosInstance } from 'axios';
import type { Bubble } from '../../../../simulator/core/phones.mts';

/** A message as the page gets it. */
export type Shown = Bubble & { key: string; name: string; order: number; file?: string };

export interface Changes {
	bubbles: Shown[];
	webhooks: { delivered: number; failed: number };
	more: boolean;
}

/** Asks as the page's own script does; every status is an answer. */
export function pageClient(url: string): AxiosInstance {
	const { origin } = new URL(url);
	return axios.create({
		baseURL: origin,
		headers: { Origin: origin, 'X-Phones-Page': '1' },
		validateStatus: () => true,
		maxRedirects: 0,
		proxy: false,
	});
}

export interface Listening {
	hello: { resumed: boolean; gateways: Record<string, { label: string; can: string[] }> };
	/** All that was told so far. */
	bubbles: Shown[];
	changes: Changes[];
	/** The id of the last event. */
	lastId: string;
	/** Reads on until this holds. */
	until(holds: (now: Listening) => boolean): Promise<Listening>;
	close(): Promise<void>;
}

/** Listens to the page's events as a browser does; with `lastId` as one that was here before. */
export async function listen(url: string, lastId?: string): Promise<Listening> {
	const leaving = new AbortController();
	const response = await fetch(`${url}/events`, {
		headers: lastId === undefined ? {} : { 'Last-Event-ID': lastId },
		signal: leaving.signal,
	});
	const events = eventsOf(response);
	const first = (await events.next()).value as Event;
	const listening: Listening = {
		hello: JSON.parse(first.data) as Listening['hello'],
		bubbles: [],
		changes: [],
		lastId: '',
		until: async (holds) => {
			while (!holds(listening)) {
				const { value, done } = await events.next();
				if (done) throw new Error('The events ended');
				const changes = JSON.parse(value.data) as Changes;
				listening.lastId = value.id;
				listening.changes.push(changes);
				listening.bubbles.push(...changes.bubbles);
			}
			return listening;
		},
		close: async () => {
			leaving.abort();
			await events.next().catch(() => undefined);
		},
	};
	return listening;
}

interface Event {
	id: string;
	data: string;
}

async function* eventsOf(response: Response): AsyncGenerator<Event, void> {
	const decoder = new TextDecoder();
	let text = '';
	for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
		text += decoder.decode(chunk, { stream: true });
		for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
			const lines = text.slice(0, end).split('\n');
			text = text.slice(end + 2);
			const field = (name: string) =>
				lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
			if (field('data')) yield { id: field('id'), data: field('data') };
		}
	}
}
