import type { IDataObject } from 'n8n-workflow';
import { placeIn, tokenFor } from '../../shared/webhook/token';
import { secretOf } from '../auth/secret';

/** Last part of the URL of a Qontak trigger. */
export const WEBHOOK_PATH = 'qontak';

/** The token of a trigger's webhook; empty for a URL that is none, or a credential without a secret. */
export function tokenOf(credential: IDataObject, credentialType: string, url: string): string {
	const place = placeIn(url);
	const secret = secretOf(credential, credentialType);
	if (secret === '' || place?.endsWith(`/${WEBHOOK_PATH}`) !== true) return '';
	return tokenFor(secret, place);
}
