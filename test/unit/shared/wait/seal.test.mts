import type { IDataObject } from 'n8n-workflow';
import type { Ask } from '../../../../nodes/shared/operation/operation';
import { readChoice } from '../../../../nodes/shared/wait/choiceId';
import { waitKey } from '../../../../nodes/shared/wait/key';
import { linkToken, openLink } from '../../../../nodes/shared/wait/link';
import { openChoice, sealing } from '../../../../nodes/shared/wait/seal';
import { gateway, SECRET } from './fakeContext.mts';

/** The ids of a question, put in as it leaves. */

const ANI = '628123456789';
const place = { execution: '4711', node: 'a node', run: 1, signature: 'f0'.repeat(32) };
const linkWith = (token: string) => `https://n8n.example.com/wait?token=${token}`;
const access = { type: 'someApi', credential: { apiKey: SECRET } };
const ask = (body: IDataObject, more: Partial<Ask> = {}): Ask => ({
	effect: 'send',
	method: 'POST',
	path: ['messages'],
	to: ANI,
	body,
	...more,
});
const sealed = (asked: Ask) =>
	sealing(gateway, { place, linkWith }).forCredential?.(asked, access) ?? asked;

test('each choice gets the id of its item and its position, wherever it stands', () => {
	const rows = [{ id: openChoice(3, 1), title: 'B' }];
	const { body } = sealed(
		ask({ text: 'Go on?', action: { buttons: [{ id: openChoice(3, 0) }], sections: [{ rows }] } }),
	);
	const { action } = body as {
		action: { buttons: IDataObject[]; sections: [{ rows: IDataObject[] }] };
	};
	const ids = [action.buttons[0].id, action.sections[0].rows[0].id].map(String);
	expect(ids.map((id) => readChoice(id, ANI, waitKey(SECRET)))).toEqual([
		{ place: { ...place, item: 3 }, choice: 0 },
		{ place: { ...place, item: 3 }, choice: 1 },
	]);
	expect((body as IDataObject).text).toBe('Go on?');
	expect(action.sections[0].rows[0].title).toBe('B');
	expect(JSON.stringify(body)).not.toContain(SECRET);
});

test('nothing else of a request changes', () => {
	const body = { text: `${openChoice(0, 0)} x`, count: 1, none: null, list: ['a'] };
	expect(sealed(ask(body))).toEqual(ask(body));
	const written = { body: openChoice(0, 0), title: openChoice(0, 1), list: [openChoice(0, 0)] };
	expect(sealed(ask(written))).toEqual(ask(written));
	const read = ask({ id: openChoice(0, 0) }, { effect: 'read' });
	expect(sealed(read)).toBe(read);
	const nobodys = ask({ id: openChoice(0, 0) }, { to: undefined });
	expect(sealed(nobodys)).toBe(nobodys);
});

test('a link comes at the end of the text, and nowhere else: what customers write fetches none', () => {
	const { body } = sealed(ask({ text: `Go on${openLink(1)}, Ayu?${openLink(2)}`, name: 'x' }));
	const token = linkToken({ ...place, item: 2 }, waitKey(SECRET));
	expect(body).toEqual({ text: `Go on${openLink(1)}, Ayu?\n\n${linkWith(token)}`, name: 'x' });
});

test('nobody can write what a link is put in the place of: what customers say may end a text, too', () => {
	const written = ['n8n-ask-link-0', 'n8n-ask-link--0', 'n8n-ask-link-undefined-0'];
	for (const words of written) {
		const asked = ask({ body: `You wrote:\n\n${words}`, buttons: [{ title: `x\n\n${words}` }] });
		expect(sealed(asked)).toEqual(asked);
	}
	// Of another process.
	const place = /n8n-ask-link-[0-9a-f]{24}-/.exec(openLink(0))?.[0] ?? '';
	const other = ask({ body: `\n\n${place.replace(/[0-9a-f]{24}/, 'a'.repeat(24))}0` });
	expect(place).not.toBe('');
	expect(sealed(other)).toEqual(other);
});

test('what the gateway does for its credential is done before', () => {
	const own = { ...gateway, forCredential: (one: Ask) => ({ ...one, path: ['bot'] }) };
	expect(sealing(own, { place, linkWith }).forCredential?.(ask({}), access).path).toEqual(['bot']);
});
