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
			label: 'DecisionTelecom API',
			data: { apiKey: decisionTelecom.apiKey, baseUrl: decisionTelecom.baseUrl },
			shown: [
				['API Key', decisionTelecom.apiKey],
				['Base URL', decisionTelecom.baseUrl],
			],
		},
	];
}

/** The accounts as lines to copy from. */
export function accountLines(accounts: readonly AccountOf[]): string[] {
	return accounts.flatMap(({ label, shown }) => {
		const [first, ...others] = shown.map(([name, value]) => `${name.padEnd(14)} ${value}`);
		return [`${label.padEnd(20)} ${first}`, ...others.map((line) => `${' '.repeat(20)} ${line}`)];
	});
}
