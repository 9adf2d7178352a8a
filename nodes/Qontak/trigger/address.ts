import { urlIn, withoutTrailing } from '../../shared/json';
import { placeIn } from '../../shared/webhook/token';

const bare = (text: string) => {
	const url = urlIn(text);
	return url ? `${url.origin}${withoutTrailing(url.pathname, '/')}` : text;
};

/** An address without what could open it: user, password, and the values of its query. */
export function withoutSecrets(text: string): string {
	const url = urlIn(text);
	if (!url) return 'an address that is none';
	return `${bare(text)}${url.search === '' ? '' : '?…'}`;
}

/** Whether both are one address, whatever their tokens. */
export const isSameAddress = (one: string, other: string): boolean => bare(one) === bare(other);

/** Whether both lead to one webhook: n8n may have moved, or one is the production and one the test URL. */
export function isSameWebhook(one: string, other: string): boolean {
	const place = placeIn(one);
	return place !== undefined && place === placeIn(other);
}

/** Of one webhook, whether one is the production and the other the test URL. */
export const isOtherMode = (one: string, other: string): boolean =>
	isSameWebhook(one, other) && urlIn(one)?.pathname !== urlIn(other)?.pathname;
