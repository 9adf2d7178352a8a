import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import {
	DEFAULT_BOUNDS,
	exchange,
	type Access,
	type Exchanged,
	type RequestContext,
	type RequestBounds,
} from './exchange';
import { asFailure, type Failure } from '../failure';
import { parseJson } from '../json';
import type { Gateway, RawAnswer } from './gateway';
import { judge, judgeBroken, statusOf } from './judge';
import type { Answer, Ask, FileContent, Multipart } from '../operation/operation';
import { multipartBody } from './multipart';
import { statusToldIn } from './saysNo';
import { hasEscapes } from './spelling';
import { differs, readAccess, RefusedRefresh, storedByAnother } from './storedByAnother';
import { maskJson, maskerOf, secretsOf, tokensOf, type Mask } from './secrets';
import { afterLeaving } from './unconfirmed';
import { urlOf } from './url';

async function optionsOf(
	context: RequestContext,
	base: string,
	ask: Ask,
	bounds: RequestBounds,
	itemIndex: number,
): Promise<IHttpRequestOptions> {
	const options: IHttpRequestOptions = {
		method: ask.method,
		url: urlOf(base, ask),
		headers: { Accept: 'application/json' },
		timeout: bounds.timeoutMs,
		encoding: ask.want === 'binary' ? 'stream' : 'text',
		returnFullResponse: true,
		// A redirect would carry the key to another host, and turn a POST into a GET.
		disableFollowRedirect: true,
		// Judged here: n8n would store the gateway's answer inside its own error
		// (source: "n8n HTTP helper").
		ignoreHttpStatusErrors: true,
	};
	if (ask.body === undefined) return options;
	if ('multipart' in ask.body) {
		const form = await multipartBody(context, ask.body as Multipart, itemIndex, {
			bounds,
			base,
		});
		return { ...options, body: form as unknown as IHttpRequestOptions['body'] };
	}
	options.headers = { ...options.headers, 'Content-Type': 'application/json' };
	return { ...options, body: JSON.stringify(ask.body) };
}

/** How often one request has an expired token renewed. */
const MOST_RENEWALS = 5;

/** As much of an answer as is read for its words; what it says is in its JSON. */
const MOST_WORDS = 20_000;

/** An exchange as the gateway judges it, without any secret; `undefined` when it broke. */
function rawOf(exchanged: Exchanged, mask: Mask) {
	if ('brokenBy' in exchanged) return undefined;
	const { status, headers } = exchanged;
	const text = mask(exchanged.text.slice(0, MOST_WORDS));
	const json = parseJson(exchanged.text);
	// What nothing was found in holds nothing in its parts either, unless they are spelt otherwise.
	const isClean = text === exchanged.text && !hasEscapes(text);
	// Parsed first: a secret is not looked for in JSON's own spelling alone.
	return { status, headers, text, json: isClean ? json : maskJson(json, mask) } satisfies RawAnswer;
}

/** The file with a name and a type that repeat no secret. */
const maskedFile = (file: FileContent, mask: Mask): FileContent => ({
	...file,
	...(file.mimeType === undefined ? {} : { mimeType: mask(file.mimeType) }),
	...(file.fileName === undefined ? {} : { fileName: mask(file.fileName) }),
});

/** What the caller of {@link request} knows already, and wants to hear of. */
export interface Circumstances {
	/** The input item whose files a multipart body refers to; 0 when absent. */
	itemIndex?: number;
	/** The credential, where it was read before. */
	known?: Access;
	/** Told the headers of the answer, names in lower case, before it is judged. */
	onAnswer?(headers: Record<string, string>): void;
	/** Told that n8n renewed the credential, so that the one known is out of date. */
	onRenewal?(): void;
}

/** For one request: n8n writes renewed tokens into what it is given. */
const copyOf = ({ type, credential }: Access): Access => ({ type, credential: { ...credential } });

/**
 * Makes one request with the node's credential, in any n8n context, and judges the answer. When the
 * answer says that the credential's token expired, the request is made once more with the one that another
 * process of n8n stored meanwhile, or n8n renews it: it was refused, so nothing happened twice.
 *
 * @param circumstances what the caller knows already, and wants to hear of
 * @returns the answer of a success
 * @throws Failure for everything else, with the gateway's own words and without any secret: the reason is
 * the gateway's refusal (transport/judge.ts), `gatewayDown` when nothing was done, and `unconfirmed` when
 * a write or send may have been
 */
export async function request(
	context: RequestContext,
	gateway: Gateway,
	asked: Ask,
	bounds: RequestBounds = DEFAULT_BOUNDS,
	{ itemIndex = 0, known, onAnswer, onRenewal }: Circumstances = {},
): Promise<Answer> {
	let access: Access = known ? copyOf(known) : await readAccess(context, gateway);
	const { type } = access;
	const before = { ...access.credential };
	const ask = gateway.forCredential?.(asked, access) ?? asked;
	const base = gateway.locate(ask, access.credential);
	const options = await optionsOf(context, base, ask, bounds, itemIndex);
	const make = async () => await exchange(context, access, options, bounds);
	const another = async () => await storedByAnother(context, gateway, access);

	const mask = () =>
		maskerOf(known ?? access, [...secretsOf(context, access), ...tokensOf(options)]);

	const settled = async (): Promise<Answer> => {
		if (gateway.lacksToken?.(access)) access.credential = (await another()) ?? access.credential;
		let exchanged = await make();
		let raw = rawOf(exchanged, mask());
		const expiredNow = () =>
			raw && gateway.expiredCredential?.({ ...raw, status: statusOf(gateway, raw) }, access);
		const againWith = async (credential: IDataObject) => {
			access = { type, credential };
			exchanged = await make();
			raw = rawOf(exchanged, mask());
		};
		/** Has n8n renew it; what another process stored counts where that one was faster. */
		const renewed = async (credential: IDataObject) => {
			const old = access;
			const refused = await againWith(credential).then(() => undefined, asFailure);
			if (refused instanceof RefusedRefresh) {
				await againWith((await storedByAnother(context, gateway, old, true)) ?? credential);
			} else if (refused) throw refused;
		};
		let expired = expiredNow();
		const isExpired = expired !== undefined;
		// What another one stored, or n8n gives, may have expired as well, where that took its time.
		for (let renewals = 0; expired && renewals < MOST_RENEWALS; renewals++) {
			const same = JSON.stringify(expired);
			const stored = await another();
			if (stored) await againWith(stored);
			else await renewed(expired);
			const next = expiredNow();
			expired = next && JSON.stringify(next) !== same ? next : undefined;
		}
		if (isExpired || differs(access.credential, before)) onRenewal?.();
		if ('brokenBy' in exchanged || !raw) {
			const code = 'brokenBy' in exchanged ? exchanged.brokenBy : '';
			throw judgeBroken(gateway, code, new URL(base).host, ask, bounds.timeoutMs);
		}
		onAnswer?.(exchanged.headers);
		const now = Date.now();
		const at = new Date(now).toISOString();
		const { status } = exchanged;
		// A refusal in the place of a file is none (transport/saysNo.ts).
		if (exchanged.file && statusToldIn(raw.json) === undefined) {
			return { status, body: null, file: maskedFile(exchanged.file, mask()), at };
		}
		const failure = judge(gateway, raw, ask, now, type);
		if (failure) throw failure;
		return { status, body: raw.json, at };
	};

	let answer: Answer | undefined;
	let failure: Failure | undefined;
	try {
		answer = await settled();
	} catch (thrown) {
		// The request may have left, whatever went wrong here.
		failure = afterLeaving(gateway.displayName, ask, thrown);
	}
	if (answer === undefined) throw failure;
	return answer;
}
