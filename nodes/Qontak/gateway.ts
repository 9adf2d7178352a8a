import { tellsExpiry } from './auth/expiry';
import { secretOf } from './auth/secret';
import type { RateWindow } from '../shared/transport/gateway';
import { checkedBaseUrl } from '../shared/transport/url';
import type { AskingGateway } from '../shared/wait/seal';
import type { CountryCode } from '../shared/whatsapp/phone/recipient';
import { isSuccess, refusalOf, statusIn } from './refusal';

/** Where Qontak is at home: Indonesia. */
export const HOME: CountryCode = 'ID';

/** The node's ways in, by the value of 'Authentication'. */
const CREDENTIALS = {
	hmac: 'qontakHmacApi',
	login: 'qontakOAuthApi',
	token: 'qontakTokenApi',
} as const;

const isKnown = (value: unknown): value is keyof typeof CREDENTIALS =>
	typeof value === 'string' && Object.hasOwn(CREDENTIALS, value);

/**
 * Segment of a path that stands for who answers in a room: nothing for an agent, `bot` for a bot.
 * The endpoints differ by the kind of token (source: "Qontak tokens"), which only the credential
 * knows.
 */
export const SENDER = '{sender}';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** For the account, and for direct broadcasts among it (source: "Qontak rate limits"). */
const LIMITS: readonly RateWindow[] = [
	{ requests: 10, perMs: SECOND },
	{ requests: 100, perMs: MINUTE },
	{ requests: 60, perMs: MINUTE, path: ['broadcasts', 'whatsapp', 'direct'] },
];

/**
 * Qontak (Mekari): two hosts with the same routes, three ways to prove who one is
 * (source: "Qontak hosts").
 */
export const qontak: AskingGateway = {
	name: 'qontak',
	displayName: 'Qontak',
	home: HOME,
	limits: LIMITS,
	accountFields: ['clientId', 'username', 'token'],
	secretOf,
	credentialType(parameter) {
		const chosen = parameter('authentication');
		return CREDENTIALS[isKnown(chosen) ? chosen : 'hmac'];
	},
	locate: (_ask, { baseUrl }) => checkedBaseUrl(baseUrl),
	forCredential(ask, { type, credential }) {
		if (!ask.path.includes(SENDER)) return ask;
		// An application that signs its requests is nobody's login: it answers as a bot.
		const isBot =
			type === CREDENTIALS.hmac || (type === CREDENTIALS.token && credential.kind === 'bot');
		const path = ask.path.flatMap((segment) =>
			segment === SENDER ? (isBot ? ['bot'] : []) : [segment],
		);
		return { ...ask, path };
	},
	statusOf: statusIn,
	refusal: refusalOf,
	isSuccess,
	expiredCredential(answer, { type, credential }) {
		if (type !== CREDENTIALS.login || !tellsExpiry(answer)) return undefined;
		const expiredToken = credential.accessToken;
		return { ...credential, accessToken: '', expiredToken, tellsRefusedRefresh: true };
	},
	lacksToken: ({ type, credential }) => type === CREDENTIALS.login && credential.accessToken === '',
	adviceOnBrokenRequest: (code) =>
		code === 'HPE_INVALID_HEADER_TOKEN'
			? "Qontak's older host sometimes sends headers that Node.js does not accept. Make a credential of the kind HMAC, which uses api.mekari.com."
			: undefined,
};
