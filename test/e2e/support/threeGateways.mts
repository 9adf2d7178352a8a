import { randomUUID } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Content } from '../../../simulator/core/content.mts';
import type { Simulator } from '../../../simulator/server.mts';
import type { WorkflowFile } from '../../host/workflow.mts';

export const NAMES = ['ivosights', 'qontak', 'decisionTelecom'] as const;
export type Name = (typeof NAMES)[number];

type Receipt = 'sent' | 'delivered' | 'failed';

/** A message that a simulated gateway took on. */
export interface Sent {
	to: string;
	content: Content;
	advance(status: Receipt): Promise<unknown>;
}

/** One of the campaigns, and what its gateway wants. */
export interface Gateway {
	file: string;
	credential: { type: string; data: ICredentialDataDecryptedObject; secret: string };
	/** What a person fills in before importing and publishing, knowing the trigger's URL. */
	beforehand?(file: WorkflowFile, receiptsUrl: string): void;
	messages(): readonly Sent[];
}

/** The campaign of each gateway, connected to its stand-in. */
export function gateways({ ivosights, qontak, decisionTelecom }: Simulator): Record<Name, Gateway> {
	const webhookPassword = randomUUID();
	return {
		ivosights: {
			file: 'campaign.json',
			credential: {
				type: 'ivosightsApi',
				data: {
					apiKey: ivosights.apiKey,
					baseUrl: ivosights.url,
					webhookAuthentication: 'basic',
					webhookUser: 'ivosights',
					webhookPassword,
				},
				secret: ivosights.apiKey,
			},
			beforehand: (_file, url) => {
				ivosights.webhooks.clear();
				ivosights.webhooks.add({
					name: 'n8n',
					url,
					http_auth: { status: 'on', username: 'ivosights', password: webhookPassword },
				});
			},
			messages: () => ivosights.messages,
		},
		qontak: {
			file: 'campaign-qontak.json',
			credential: {
				type: 'qontakHmacApi',
				data: {
					clientId: qontak.settings.mekariClientId,
					clientSecret: qontak.settings.mekariClientSecret,
					baseUrl: `${qontak.mekariUrl}/qontak/chat/v1`,
				},
				secret: qontak.settings.mekariClientSecret,
			},
			// At Qontak's documented limits it takes more than three minutes.
			beforehand: ({ nodes }) => {
				const send = nodes.find(({ name }) => name === 'Send Template');
				if (!send) return;
				const limit = { mode: 'fixed', messages: 50, unit: 'second' };
				send.parameters.options = { ...(send.parameters.options as object), speed: { limit } };
			},
			messages: () => qontak.messages,
		},
		decisionTelecom: {
			file: 'campaign-decisiontelecom.json',
			credential: {
				type: 'decisionTelecomApi',
				data: { apiKey: decisionTelecom.apiKey, baseUrl: decisionTelecom.baseUrl },
				secret: decisionTelecom.apiKey,
			},
			beforehand: ({ nodes }, url) => {
				const send = nodes.find(({ name }) => name === 'Send Template');
				if (send) send.parameters.callbackUrl = url;
			},
			messages: () => decisionTelecom.messages,
		},
	};
}
