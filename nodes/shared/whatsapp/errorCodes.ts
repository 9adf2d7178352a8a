import type { Reason } from '../failure';

/** What one of WhatsApp's error codes means for the sender. */
export interface CodeMeaning {
	reason: Reason;
	/** What the person can do next. */
	advice: string;
	/** Whom the limit holds for that was met (source: "WhatsApp throughput"). */
	limitOf?: 'account' | 'recipient';
}

const meaning = (reason: Reason, advice: string): CodeMeaning => ({ reason, advice });

const checkAccount = (reason: Reason) =>
	meaning(reason, 'Check the WhatsApp account in the gateway’s dashboard, or ask its support.');
const later = meaning(
	'rateLimited',
	'Send fewer messages at once, or wait a few minutes and send the remaining ones.',
);
/** All that the account or the number sends. */
const tooFast: CodeMeaning = { ...later, limitOf: 'account' };
const temporary = meaning(
	'gatewayDown',
	'WhatsApp had a passing disturbance. Send it again later.',
);
const outsideWindow = meaning(
	'outsideWindow',
	'The customer’s last message is more than 24 hours old. Use an approved template instead.',
);
const parameters = meaning(
	'variableMismatch',
	'Open the template in the node, refresh its fields and give each variable a value.',
);
const notOnWhatsApp = meaning(
	'notOnWhatsApp',
	'The number may not use WhatsApp, or has an old version of it. Check the number with the customer.',
);
const badField = meaning(
	'invalidRequest',
	'Check the fields of the node against the message above.',
);

/**
 * WhatsApp's error codes, of the Cloud API and of the older on-premises API whose codes gateways
 * still pass on (source: "WhatsApp error codes").
 */
export const WHATSAPP_CODES: Readonly<Record<string, CodeMeaning>> = {
	'0': checkAccount('unauthorized'),
	'1': temporary,
	'2': temporary,
	'3': checkAccount('forbidden'),
	'4': tooFast,
	'10': checkAccount('forbidden'),
	'33': meaning(
		'invalidRequest',
		'The number you send from no longer exists at WhatsApp. Check it in the gateway’s dashboard.',
	),
	'100': badField,
	'190': checkAccount('unauthorized'),
	'368': checkAccount('forbidden'),
	'470': outsideWindow,
	'471': tooFast,
	'472': meaning(
		'marketingCap',
		'WhatsApp holds back marketing to this customer. Do not repeat it.',
	),
	'480': meaning(
		'gatewayDown',
		'The customer changed phone or SIM. Send it again in a few minutes.',
	),
	'1013': notOnWhatsApp,
	'2001': meaning(
		'templateNotFound',
		'Check that the template exists in this language and is approved.',
	),
	'80007': tooFast,
	'130429': tooFast,
	'130472': meaning(
		'marketingCap',
		'WhatsApp holds back marketing to this customer. Do not repeat it.',
	),
	'130497': meaning(
		'forbidden',
		'WhatsApp does not let your business write to people in this country. Leave out such numbers.',
	),
	'131000': temporary,
	'131005': checkAccount('forbidden'),
	'131008': badField,
	'131009': badField,
	'131016': temporary,
	'131021': meaning(
		'invalidNumber',
		'Sender and recipient are the same number. Enter the number of a customer.',
	),
	'131026': notOnWhatsApp,
	'131031': checkAccount('forbidden'),
	'131037': checkAccount('forbidden'),
	'131042': meaning('noBalance', 'Check the payment method of the WhatsApp account.'),
	'131045': checkAccount('forbidden'),
	'131047': outsideWindow,
	'131048': later,
	'131049': meaning(
		'marketingCap',
		'WhatsApp limits how much marketing a customer gets. Wait at least 24 hours.',
	),
	'131050': meaning(
		'optedOut',
		'The customer stopped marketing messages. Do not send them any more.',
	),
	'131051': badField,
	'131052': meaning(
		'mediaRejected',
		'WhatsApp could not download the file. Check that its link is public.',
	),
	'131053': meaning('mediaRejected', 'WhatsApp did not accept the file. Check its type and size.'),
	'131056': {
		...meaning('rateLimited', 'Wait some seconds between messages to the same customer.'),
		limitOf: 'recipient',
	},
	'131057': meaning(
		'gatewayDown',
		'WhatsApp is doing maintenance on your number. Send it again in some minutes.',
	),
	'131062': meaning(
		'invalidRequest',
		'One-time codes reach phone numbers only, not WhatsApp’s user IDs. Enter the phone number.',
	),
	'132000': parameters,
	'132001': meaning(
		'templateNotFound',
		'Check that the template exists in this language and is approved.',
	),
	'132005': meaning('limitExceeded', 'The filled-in text is too long. Shorten the values.'),
	'132007': meaning(
		'templateNotApproved',
		'The content breaks WhatsApp’s policy. Change the template.',
	),
	'132012': parameters,
	'132015': meaning(
		'templateNotApproved',
		'WhatsApp paused the template for low quality. Use another.',
	),
	'132016': meaning('templateNotApproved', 'WhatsApp disabled the template. Use another.'),
	'132018': parameters,
	'132068': meaning('invalidRequest', 'The flow is blocked. Check it in the WhatsApp Manager.'),
	'132069': later,
	'133004': temporary,
	'133010': checkAccount('forbidden'),
	'133016': meaning(
		'rateLimited',
		'The number you send from was registered too often and is blocked for a while. Ask the gateway’s support.',
	),
	'135000': meaning(
		'invalidRequest',
		'WhatsApp could not use the message and does not say why. Check the fields of the node, and try a simpler message.',
	),
};

/** Meaning of a WhatsApp code; `undefined` for one that is not known. Codes 200–299 are permissions. */
export function meaningOfCode(code: string | number | undefined): CodeMeaning | undefined {
	const text = String(code);
	if (/^2\d\d$/.test(text)) return checkAccount('forbidden');
	return Object.hasOwn(WHATSAPP_CODES, text) ? WHATSAPP_CODES[text] : undefined;
}
