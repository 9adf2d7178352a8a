import { randomBytes } from 'node:crypto';

/** 24 hexadecimal digits, the form of a MongoDB id. */
export function hexId(): string {
	return randomBytes(12).toString('hex');
}

/**
 * A WhatsApp message id, 27 characters: `gBEG…` in the style of the IVOWBA document, `wamid.…`
 * today.
 */
export function whatsAppMessageId(prefix: string): string {
	return (
		prefix +
		randomBytes(20)
			.toString('base64url')
			.slice(0, 27 - prefix.length)
	);
}
