import { upstream } from '../refusals.mts';

export const TOO_LONG = 'Translated text too long';

/**
 * What WhatsApp demands of every text that fills a variable (source: "WhatsApp template values").
 */
export function checkText(place: string, text: string): void {
	if (text.trim() === '') {
		throw upstream(131008, 'Required parameter is missing', `${place}: text must not be empty`);
	}
	if (/[\n\r\t]| {5}/.test(text)) {
		throw upstream(
			100,
			'Invalid parameter',
			`${place}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
		);
	}
}

/** A one-time code: at most 15 characters, no address in it. */
export function checkCode(place: string, code: string): void {
	if ([...code].length > 15) {
		throw upstream(132005, TOO_LONG, `${place}: the code may not be longer than 15 characters`);
	}
	if (/https?:|www\.|\p{Extended_Pictographic}/u.test(code)) {
		throw upstream(
			132012,
			'Parameter format does not match format in the created template',
			`${place}: a code has no addresses and no emoji`,
		);
	}
}
