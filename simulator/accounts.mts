import { FIRST_TEMPLATE } from './decisionTelecom/templates.mts';
import type { Simulator } from './server.mts';

/** What a person enters in a credential of n8n for a simulated account. */
export interface AccountOf {
	gateway: 'ivosights' | 'qontak' | 'decisionTelecom';
	/** n8n's type of the credential, and what it is called there. */
	type: string;
	label: string;
	/** By the names of the credential's fields. */
	data: Record<string, string>;
	/** The same fields as their form calls them. */
	shown: Array<[string, string]>;
	/** Of a gateway that cannot list its templates: what to enter to send one, as the form calls it. */
	template?: Array<[string, string]>;
}

/** One account at each simulated gateway, by the way to log in that its documents recommend. */
export function accountsOf({ ivosights, qontak, decisionTelecom }: Simulator): AccountOf[] {
	const { mekariClientId: clientId, mekariClientSecret: clientSecret } = qontak.settings;
	const mekari = `${qontak.mekariUrl}/qontak/chat/v1`;
	return [
		{
			gateway: 'ivosights',
			type: 'ivosightsApi',
			label: 'Ivosights API',
			data: { apiKey: ivosights.apiKey, environment: 'production', baseUrl: ivosights.url },
			shown: [
				['API Key', ivosights.apiKey],
				['Base URL', ivosights.url],
			],
		},
		{
			gateway: 'qontak',
			type: 'qontakHmacApi',
			label: 'Qontak HMAC API',
			data: { clientId, clientSecret, baseUrl: mekari },
			shown: [
				['Client ID', clientId],
				['Client Secret', clientSecret],
				['Base URL', mekari],
			],
		},
		{
			gateway: 'decisionTelecom',
			type: 'decisionTelecomApi',
			label: 'DecisionTelecom (Basic) API',
			data: { apiKey: decisionTelecom.apiKey, baseUrl: decisionTelecom.baseUrl },
			shown: [
				['API Key', decisionTelecom.apiKey],
				['Base URL', decisionTelecom.baseUrl],
			],
			template: [
				['Sender', 'Toko Nusantara'],
				['Template Name', FIRST_TEMPLATE.name],
				['Template Language', FIRST_TEMPLATE.language],
				['Template Namespace', FIRST_TEMPLATE.namespace],
				['Template Text', FIRST_TEMPLATE.body],
			],
		},
	];
}

/** The accounts as lines to copy from. */
export function accountLines(accounts: readonly AccountOf[]): string[] {
	const blocks = accounts.flatMap(({ label, shown, template = [] }) => [
		[label, shown] as const,
		['  a template there', template] as const,
	]);
	return blocks.flatMap(([title, fields]) =>
		fields.map(
			([name, value], place) =>
				`${(place === 0 ? title : '').padEnd(29)}${name.padEnd(20)}${value}`,
		),
	);
}
