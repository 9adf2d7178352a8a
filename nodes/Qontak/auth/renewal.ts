import { RefusedRefresh } from '../../shared/transport/storedByAnother';
import type { Account, Tokens } from './account';
import { isAccepted, LoginFailure, logIn, refresh, type Granted, type Http } from './grant';

/** How long a refused login is not tried again, in ms: a run of many items must not lock the account. */
const REFUSAL_HOLDS_MS = 30_000;
const MOST_ACCOUNTS = 100;
const MOST_TOKENS = 20;

/** What is known of one login, for as long as the n8n process lives. Never stored. */
interface Memory {
	/** Which tokens became which. */
	replaced: Map<string, Tokens>;
	/** Renewals under way, by the tokens they replace. */
	underWay: Map<string, Promise<Tokens | RefusedRefresh>>;
	/** Refresh tokens that were refused. */
	usedUp: Set<string>;
	refused?: { failure: LoginFailure; at: number };
}

const memories = new Map<string, Memory>();

const keyOf = ({ accessToken, refreshToken }: Tokens) =>
	JSON.stringify([accessToken, refreshToken]);

function dropOldest(map: Map<string, unknown> | Set<string>, most: number): void {
	const [oldest] = map.keys();
	if (map.size > most) map.delete(oldest);
}

function memoryOf(fingerprint: string): Memory {
	const known = memories.get(fingerprint) ?? {
		replaced: new Map(),
		underWay: new Map(),
		usedUp: new Set(),
	};
	memories.delete(fingerprint);
	memories.set(fingerprint, known);
	dropOldest(memories, MOST_ACCOUNTS);
	return known;
}

/** The newest tokens that the given ones became. */
function newestOf({ replaced }: Memory, tokens: Tokens): Tokens {
	const seen = new Set<string>();
	let newest = tokens;
	for (let key = keyOf(newest); !seen.has(key); key = keyOf(newest)) {
		seen.add(key);
		newest = replaced.get(key) ?? newest;
	}
	return newest;
}

/** New tokens: by the refresh token, or where there is none that is not used up, by user and password. */
async function renew(
	http: Http,
	account: Account,
	{ refreshToken }: Tokens,
	{ usedUp }: Memory,
): Promise<Granted | RefusedRefresh> {
	if (refreshToken === '' || usedUp.has(refreshToken)) return await logIn(http, account);
	const refreshed = await refresh(http, account, refreshToken);
	if (!(refreshed instanceof LoginFailure)) {
		return { ...refreshed, refreshToken: refreshed.refreshToken || refreshToken };
	}
	// A disturbance says nothing of the refresh token; only a refusal does.
	if (refreshed.reason !== 'unauthorized') return refreshed;
	usedUp.add(refreshToken);
	dropOldest(usedUp, MOST_TOKENS);
	return new RefusedRefresh('unauthorized', refreshed.message, refreshed.details);
}

/** Renews tokens and remembers what they became. Throws LoginFailure. */
async function replace(
	http: Http,
	account: Account,
	tokens: Tokens,
	memory: Memory,
): Promise<Tokens | RefusedRefresh> {
	const { refused } = memory;
	if (refused && Date.now() - refused.at < REFUSAL_HOLDS_MS) throw refused.failure;
	const renewed = await renew(http, account, tokens, memory);
	if (renewed instanceof RefusedRefresh) return renewed;
	if (renewed instanceof LoginFailure) {
		if (renewed.reason === 'unauthorized') memory.refused = { failure: renewed, at: Date.now() };
		throw renewed;
	}
	memory.refused = undefined;
	memory.replaced.set(keyOf(tokens), renewed);
	dropOldest(memory.replaced, MOST_TOKENS);
	return renewed;
}

/** Who asks for tokens, and why. */
export interface Circumstances {
	/**
	 * Whether an answer said that the access token expired; n8n's HTTP Request node asks after any
	 * refusal, so there it is not known.
	 */
	isDoubted: boolean;
	/** Whether to tell of a refused refresh token, instead of a login by user and password at once. */
	tellsRefusedRefresh: boolean;
}

/**
 * Tokens that work, for tokens that may not: the given ones when Qontak still takes them, else what
 * they already became, else new ones. n8n asks for this once for each request that met an expired
 * token, each time with the tokens that request started with (source: "n8n credentials"): all of
 * them share one renewal.
 *
 * @throws LoginFailure, or RefusedRefresh where that shall be told
 */
export async function getWorkingTokens(
	http: Http,
	account: Account,
	fingerprint: string,
	tokens: Tokens,
	circumstances: Circumstances,
): Promise<Tokens> {
	const memory = memoryOf(fingerprint);
	const newest = newestOf(memory, tokens);
	if (keyOf(newest) !== keyOf(tokens)) return newest;
	const key = keyOf(tokens);
	const { isDoubted, tellsRefusedRefresh } = circumstances;
	const work = async () => {
		const accepted =
			tokens.accessToken !== '' &&
			((await isAccepted(http, account, tokens.accessToken)) ?? !isDoubted);
		return accepted ? tokens : await replace(http, account, tokens, memory);
	};
	const begin = () => {
		const renewal = work().finally(() => memory.underWay.delete(key));
		memory.underWay.set(key, renewal);
		return renewal;
	};
	const renewed = await (memory.underWay.get(key) ?? begin());
	if (!(renewed instanceof RefusedRefresh)) return renewed;
	if (tellsRefusedRefresh) throw renewed;
	// The refresh token is known to be used up by now.
	return await getWorkingTokens(http, account, fingerprint, tokens, circumstances);
}
