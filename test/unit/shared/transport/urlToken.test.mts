import fc from 'fast-check';
import {
	maskTokens,
	splitQuery,
	tokensIn,
	withToken,
} from '../../../../nodes/shared/transport/urlToken';
import { tokenFor } from '../../../../nodes/shared/webhook/token';

const URL_OF_TRIGGER = 'https://n8n.example.com/webhook/1f/qontak';
const token = tokenFor('secret', '1f/qontak');

test('a token is found in the URL that carries it, whatever stands around', () => {
	fc.assert(
		fc.property(fc.string(), fc.base64String({ minLength: 1 }), (place, secret) => {
			const own = tokenFor(secret, place);
			const body = JSON.stringify({ url: withToken(`${URL_OF_TRIGGER}?a=1`, own) });
			expect(tokensIn(`${body} and more`)).toEqual([own]);
			expect(maskTokens(withToken(URL_OF_TRIGGER, own), 'qontak')).not.toContain(own);
		}),
	);
	expect(tokensIn(`https://example.com/?token=${token}x`)).toEqual([]);
	expect(tokensIn('https://example.com/?token=short')).toEqual([]);
});

test('a new token takes the place of an old one', () => {
	const url = withToken(withToken(URL_OF_TRIGGER, 'old'), token);
	expect(url).toBe(`${URL_OF_TRIGGER}?token=${token}`);
});

test('only the URLs of the trigger lose their token', () => {
	const other = 'https://example.com/hook?token=theirs';
	const text = `${withToken(URL_OF_TRIGGER, token)} ${other}`;
	expect(maskTokens(text, 'qontak')).toBe(`${URL_OF_TRIGGER}?token=*** ${other}`);
});

test.each([
	[{}, '', {}],
	[{ token: 'abc', id: '1' }, 'abc', { id: '1' }],
	[{ token: 'abc?id=1&status=2', to: '3' }, 'abc', { id: '1', status: '2', to: '3' }],
	[{ token: ['abc'], id: '1' }, '', { id: '1' }],
])('the query %j has the token %j and the rest %j', (query, own, rest) => {
	expect(splitQuery<unknown>(query)).toEqual({ token: own, rest });
});
