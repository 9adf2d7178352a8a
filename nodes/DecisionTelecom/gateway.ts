import { Failure } from '../shared/failure';
import type { AskingGateway } from '../shared/wait/seal';
import type { CountryCode } from '../shared/whatsapp/phone/recipient';
import { checkedBaseUrl } from '../shared/transport/url';
import { isUsableKey } from './auth/authorization';
import { withCallbackToken } from './trigger/token';
import { isSuccess, refusalOf, statusOf } from './refusal';

/** Where DecisionTelecom is at home. */
export const HOME: CountryCode = 'UA';

/**
 * DecisionTelecom: one key for one account, errors that may come with HTTP 200
 * (sources: "DecisionTelecom key", "DecisionTelecom errors").
 */
export const decisionTelecom: AskingGateway = {
	name: 'decisionTelecom',
	displayName: 'DecisionTelecom',
	home: HOME,
	limits: [],
	accountFields: ['apiKey'],
	secretOf: ({ apiKey }) => String(apiKey ?? '').trim(),
	credentialType: () => 'decisionTelecomApi',
	forCredential: (ask, { credential }) => withCallbackToken(ask, credential),
	locate(_ask, { apiKey, baseUrl }) {
		if (isUsableKey(apiKey)) return checkedBaseUrl(baseUrl);
		throw new Failure('unauthorized', "'API Key' of the credential is empty or no key", {
			description:
				'Open the credential and copy the key again. It has only Latin letters, digits and signs.',
		});
	},
	statusOf,
	refusal: refusalOf,
	isSuccess,
};
