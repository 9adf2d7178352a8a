import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn, isDictionary, textIn } from '../json';
import { readWords } from './gatewayWords';

/** What stands beside a refusal, or is one; an answer that has anything else in it did something. */
const OF_REFUSALS = new Set([
	'code',
	'description',
	'detail',
	'details',
	'error',
	'errordescription',
	'errormessage',
	'errors',
	'exception',
	'file',
	'line',
	'message',
	'meta',
	'msg',
	'name',
	'ok',
	'path',
	'reason',
	'requestid',
	'result',
	'status',
	'statuscode',
	'success',
	'timestamp',
	'title',
	'trace',
	'type',
]);

/** The HTTP status that words stand for, as Laravel, Rails, Yii and gateways in front of them say no. */
const WORDS: ReadonlyArray<readonly [RegExp, number]> = [
	[
		/\bunauthenticated\b|\bunauthori[sz]ed\b|\bnot (?:authenticated|authori[sz]ed|logged in)\b|\bauthentication\b|\b(?:please|must) log ?in\b|\bsession (?:has |is )?expired\b/i,
		401,
	],
	[
		/\b(?:invalid|wrong|expired|missing|unknown|revoked|no) (?:api[ -]?key|access[ -]?token|token|key|credentials?|signature)\b/i,
		401,
	],
	[
		/\b(?:api[ -]?key|token|credentials?|signature) (?:is |has |are |was )?(?:been )?(?:not valid|invalid|wrong|expired|missing|unknown|revoked)\b/i,
		401,
	],
	[/\bforbidden\b|\baccess denied\b|\bpermission|\bnot (?:allowed|permitted)\b/i, 403],
	[/\btoo many (?:attempts|requests)\b|\brate limit|\bthrottl/i, 429],
	[
		/\b(?:insufficient|not enough|no) (?:balance|credits?|funds|saldo)\b|\bpayment required\b/i,
		402,
	],
	[/\bserver error\b|\bmaintenance\b|\bunavailable\b|\bbad gateway\b|\btime[- ]?out\b/i, 503],
	[/\bnot found\b/i, 404],
	[/\binvalid\b|\bfailed\b|\bfailure\b|\brequired\b|\bcannot\b|\bcould not\b|\berror\b/i, 422],
];

/** A flag that says no: `false`, `"false"`, `"error"`, `"failed"`. */
const isNo = (value: unknown) =>
	value === false ||
	(typeof value === 'string' && /^(?:false|error|errors|fail|failed|failure)$/i.test(value.trim()));

const isSomething = (value: unknown) =>
	value !== undefined &&
	value !== null &&
	value !== false &&
	value !== 0 &&
	value !== '' &&
	(typeof value !== 'object' || Object.keys(value as object).length > 0);

/** A number of HTTP for a refusal. */
function refusalIn(value: unknown): number | undefined {
	const text = textIn(value)?.trim() ?? '';
	const status = /^\d{3}$/.test(text) ? Number(text) : 0;
	return status >= 400 && status <= 599 ? status : undefined;
}

/** Nothing at all; an empty list is none of it: it may be the answer. */
const isNothing = (value: unknown) =>
	!Array.isArray(value) && value !== false && value !== 0 && !isSomething(value);

/** What words alone say even beside an empty list, where others may tell why it is empty. */
const OF_ACCOUNT = [401, 402, 403, 429, 503];

const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');

function statusOfRefusal(
	body: IDataObject,
	words: string,
	saidSo: boolean,
	isBesideList: boolean,
): number | undefined {
	const numbers = [body.status, body.statusCode, body.status_code, body.code];
	const told = numbers.map(refusalIn).find((status) => status !== undefined);
	if (told !== undefined) return told;
	// OAuth's words are joined: `invalid_token`.
	const found = WORDS.find(([pattern]) => pattern.test(words.replaceAll('_', ' ')))?.[1];
	const isTold = found !== undefined && (saidSo || !isBesideList || OF_ACCOUNT.includes(found));
	return isTold ? found : saidSo ? 422 : undefined;
}

/**
 * The HTTP status that a body stands for which came with a success, but says no:
 * `{"message":"Unauthenticated."}`, Laravel's `{"message","errors"}`, `{"success":false,"message"}`. By
 * its own number, else by its words, else 422. What is empty beside it (`"data":null`) does not count.
 * `undefined` for a body that has anything but the parts of a refusal in it, and for one that says neither yes nor no (source: "Gateway refusals").
 */
export function statusToldIn(json: unknown): number | undefined {
	if (!isDictionary(json)) return undefined;
	const others = Object.keys(json).filter((name) => !OF_REFUSALS.has(plain(name)));
	const lists = others.filter((name) => Array.isArray(json[name]) && !isSomething(json[name]));
	const isAll = others.every((name) => lists.includes(name) || isNothing(json[name]));
	if (!isAll || others.length === Object.keys(json).length) return undefined;
	const saidSo =
		isSomething(json.error) ||
		isSomething(json.errors) ||
		isSomething(json.exception) ||
		[json, dictionaryIn(json.meta)].some((told) =>
			['success', 'status', 'ok', 'result'].some((name) => isNo(told[name])),
		);
	const { detail, reason, description } = json;
	const more = [detail, reason, description].flatMap((part) => textIn(part) ?? []);
	const words = [readWords(json, '').message ?? '', ...more].join(' ');
	return statusOfRefusal(json, words, saidSo, lists.length > 0);
}
