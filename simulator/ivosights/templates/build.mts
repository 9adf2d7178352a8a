import { parametersOf, type TemplateButton, type TemplateComponent } from './definition.mts';

/** Short ways to write components in the gateway's read model. */

export function header(text: string, example?: string): TemplateComponent {
	return {
		type: 'HEADER',
		format: 'TEXT',
		text,
		...(example !== undefined && { examples: [example] }),
		parameters: parametersOf(text),
	};
}

export function mediaHeader(
	format: 'IMAGE' | 'VIDEO' | 'DOCUMENT',
	example: string,
): TemplateComponent {
	return { type: 'HEADER', format, examples: [example], parameters: [] };
}

export function body(text: string, examples: string[] = []): TemplateComponent {
	return {
		type: 'BODY',
		text,
		...(examples.length > 0 && { examples }),
		parameters: parametersOf(text),
	};
}

export function footer(text: string): TemplateComponent {
	return { type: 'FOOTER', text, parameters: [] };
}

export function buttons(...list: TemplateButton[]): TemplateComponent {
	return { type: 'BUTTONS', buttons: list };
}

/**
 * The parts of a one-time password template, as WhatsApp prints it back
 * (source: "WhatsApp one-time codes").
 */
export function oneTimePassword(options: {
	text: string;
	otpType?: string;
	securityRecommendation?: boolean;
	expiresInMinutes?: number;
}): TemplateComponent[] {
	const recommendation = options.securityRecommendation
		? ' For your security, do not share this code.'
		: '';
	const parts = [body(`*{{1}}* is your verification code.${recommendation}`, ['123456'])];
	if (options.expiresInMinutes !== undefined) {
		parts.push(footer(`This code expires in ${options.expiresInMinutes} minutes.`));
	}
	const url =
		'https://www.whatsapp.com/otp/code/?otp_type=' +
		`${options.otpType ?? 'COPY_CODE'}&code=otp{{1}}`;
	parts.push(buttons({ type: 'URL', text: options.text, url, examples: [`${url}123456`] }));
	return parts;
}
