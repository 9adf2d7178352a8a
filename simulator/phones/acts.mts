import { z } from 'zod';
import type { Json } from '../core/answer.mts';
import { pause } from '../core/clock.mts';
import type { Hands, PhonesGateways } from './gateway.mts';

/** What the visitor does as the customer could not be done; the words are shown on the page. */
export class ActRefused extends Error {}

/** How the webhooks took an act. */
export interface Told {
	/**
	 * A webhook per entry: whether it took the post, the HTTP status or error of the last try, and
	 * whose it is, if that is known.
	 */
	webhooks: { delivered: boolean; answer: string; name?: string }[];
	/** True when they have not all answered yet. */
	pending: boolean;
}

const number = z.string().regex(/^[1-9]\d{7,14}$/, 'The number is 8 to 15 digits without +.');
const who = { gateway: z.string(), phone: number };
const inReplyTo = z.string().max(200).optional();
const text = z.string().trim().min(1, 'There is nothing to send.').max(4096);

const act = z.discriminatedUnion('act', [
	z.object({ act: z.literal('say'), ...who, text, inReplyTo }).strict(),
	z.object({ act: z.literal('press'), ...who, choice: z.string().min(1).max(256), inReplyTo }),
	z.object({ act: z.literal('flow'), ...who, answers: z.record(z.string()), inReplyTo }).strict(),
	z.object({ act: z.literal('react'), ...who, emoji: z.string().max(32), messageId: z.string() }),
	z.object({ act: z.literal('read'), ...who }).strict(),
]);

const image = z.object({ ...who, caption: z.string().max(1024).optional(), inReplyTo }).strict();

/** Says whose webhook an address is. */
type NameOf = (url: string) => string | undefined;

/** Does what the visitor asked for. Throws ActRefused with words for the visitor. */
export async function perform(
	gateways: PhonesGateways,
	asked: unknown,
	nameOf: NameOf,
): Promise<Told> {
	const wish = parse(act, asked);
	const hands = handsOf(gateways, wish.gateway, wish.phone);
	const done = (doing: Promise<unknown>) => told(doing, nameOf);
	switch (wish.act) {
		case 'say':
			return await done(need(hands, 'says')(wish.text, about(wish)));
		case 'press':
			return await done(need(hands, 'presses')(wish.choice, about(wish)));
		case 'flow':
			return await done(need(hands, 'submitsFlow')(wish.answers as Answers, about(wish)));
		case 'react':
			return await done(need(hands, 'reacts')(wish.emoji, wish.messageId));
		case 'read':
			return await done(need(hands, 'reads')());
	}
}

type Answers = Record<string, Json>;

/** Sends a picture; `asked` says from whom, the bytes are JPEG or PNG (WhatsApp takes no others). */
export async function sendImage(
	gateways: PhonesGateways,
	asked: unknown,
	bytes: Uint8Array,
	nameOf: NameOf,
): Promise<Told> {
	const wish = parse(image, asked);
	const mimeType = imageType(bytes);
	if (!mimeType) throw new ActRefused('WhatsApp takes JPEG and PNG pictures only.');
	const hands = handsOf(gateways, wish.gateway, wish.phone);
	const { caption } = wish;
	const options = { mimeType, ...(caption && { caption }), ...about(wish) };
	return await told(need(hands, 'sendsImage')(bytes, options), nameOf);
}

function parse<Schema extends z.ZodTypeAny>(schema: Schema, asked: unknown): z.infer<Schema> {
	const parsed = schema.safeParse(asked);
	if (parsed.success) return parsed.data as z.infer<Schema>;
	const [issue] = parsed.error.issues;
	throw new ActRefused([issue.path.join('.'), issue.message].filter(Boolean).join(': '));
}

function handsOf(gateways: PhonesGateways, gateway: string, phone: string): Hands {
	if (!Object.hasOwn(gateways, gateway)) throw new ActRefused(`There is no gateway ${gateway}.`);
	return gateways[gateway].customer(phone);
}

/** One hand of the customer; refused where the gateway has none such. */
function need<Name extends keyof Hands>(hands: Hands, name: Name): NonNullable<Hands[Name]> {
	const hand = hands[name];
	if (!hand) throw new ActRefused('At this gateway a customer cannot do that.');
	return hand.bind(hands) as NonNullable<Hands[Name]>;
}

function about({ inReplyTo: id }: { inReplyTo?: string }) {
	return id === undefined ? {} : { inReplyTo: id };
}

/** How long the page is kept waiting for webhooks that take their time. Milliseconds. */
const PATIENCE = 3000;

interface Post {
	delivered: boolean;
	/** Where it went: the gateways say it in one of two places. */
	url?: string;
	webhook?: { url: string };
	attempts: readonly { status?: number; error?: string }[];
}

/** What became of the posts; every gateway reports them as a list or in `posted`. */
async function told(doing: Promise<unknown>, nameOf: NameOf): Promise<Told> {
	let done: unknown;
	try {
		done = await Promise.race([doing, pause(PATIENCE).then(() => 'late')]);
	} catch (error) {
		throw new ActRefused(error instanceof Error ? error.message : String(error));
	}
	if (done === 'late') {
		doing.catch(() => undefined);
		return { webhooks: [], pending: true };
	}
	const posts = Array.isArray(done) ? done : (done as { posted?: unknown } | undefined)?.posted;
	const list = Array.isArray(posts) ? (posts as Post[]) : [];
	const webhooks = list.map(({ delivered, attempts, url = '', webhook = { url } }) => {
		const last = attempts.at(-1);
		const answer = String(last?.status ?? last?.error ?? 'no answer');
		const name = nameOf(webhook.url);
		return { delivered, answer, ...(name !== undefined && { name }) };
	});
	return { webhooks, pending: false };
}

function imageType(bytes: Uint8Array): string | undefined {
	const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
	if (start.startsWith('ffd8ff')) return 'image/jpeg';
	return start === '89504e470d0a1a0a' ? 'image/png' : undefined;
}
