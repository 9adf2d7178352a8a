import type { IDataObject } from 'n8n-workflow';
import type { Proof } from '../../shared/webhook/proof';

/**
 * What protects the webhooks of this credential. Ivosights signs nothing
 * (source: "Ivosights webhooks").
 */
export function proofOf(credential: IDataObject): Proof {
	const text = (name: string) => String(credential[name] ?? '').trim();
	switch (credential.webhookAuthentication) {
		case 'basic':
			return { kind: 'basic', user: text('webhookUser'), password: text('webhookPassword') };
		case 'header':
			return {
				kind: 'header',
				name: text('webhookHeaderName'),
				value: text('webhookHeaderSecret'),
			};
		default:
			return { kind: 'none' };
	}
}
