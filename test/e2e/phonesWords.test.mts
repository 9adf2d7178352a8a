import fc from 'fast-check';

import { NUMBER, stage, usePhonesStage } from './support/phonesStage.mts';

/** On the phones page in Chromium: whatever somebody wrote is words, never markup. */

usePhonesStage();

const WILD =
	'<img src=x onerror="window.ran=1"><script>window.ran=1</script>"\'&amp; {{x}} javascript:alert(1)';

test('markup of a customer or a business is shown, not run', async () => {
	stage.simulator.phones.phone(NUMBER).name = WILD;
	const add = (id: string, content: object) =>
		stage.simulator.phones.add({
			id: `${id} "><b>`,
			gateway: 'ivosights',
			environment: 'production',
			phone: NUMBER,
			direction: id === 'in' ? 'in' : 'out',
			content: { kind: 'text', text: WILD, ...content },
			status: 'accepted',
		});
	add('in', {});
	add('template', {
		kind: 'template',
		header: { type: 'text', text: WILD },
		footer: WILD,
		buttons: [{ type: 'url', text: WILD, url: 'javascript:window.ran=1' }],
	});
	add('image', { kind: 'image', media: { link: `javascript:window.ran=1//${WILD}` } });
	add('document', { kind: 'document', media: { link: WILD, filename: WILD } });
	add('list', { kind: 'list', list: { button: WILD, sections: [{ title: WILD, rows: [] }] } });
	add('place', { kind: 'location', location: { latitude: 1, longitude: 2, name: WILD } });
	add('contact', { kind: 'contacts', contacts: [{ name: WILD, phones: [WILD] }] });
	add('reply', {
		kind: 'reply',
		inReplyTo: 'in "><b>',
		reply: { kind: 'flow', data: { [WILD]: WILD } },
	});
	add('system', { kind: 'system' });
	const failed = add('failed', {});
	stage.simulator.phones.mark(failed, 'failed', { code: 1, title: WILD, details: WILD });
	await stage.page.locator('.tile').waitFor();
	await stage.open(NUMBER);
	await stage.page.locator('.device .reason').waitFor();
	expect(await stage.page.locator('.device .bubble, .device .notice:not(.day)').count()).toBe(10);
	const written = stage.page.locator('.device .mine .words');
	await written.scrollIntoViewIfNeeded();
	expect(await written.innerText()).toContain(WILD);
	await stage.page.locator('.device').getByRole('button', { name: 'window.ran' }).first().click();
	await stage.page.getByText('Opens javascript:window.ran=1').waitFor();
	expect(await stage.page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
	expect(
		await stage.page.locator('.device img, .device script, .device a, .tile img').count(),
	).toBe(0);
});

test('WhatsApp’s marks are shown; any other text comes through whole', async () => {
	const read = async (texts: string[]) =>
		await stage.page.evaluate((given) => {
			const { formatted } = window as unknown as { formatted(text: string): Element[] };
			return given.map((text) => {
				const holder = document.createElement('div');
				holder.append(...formatted(text));
				const elements = Array.from(holder.querySelectorAll('*'));
				return {
					html: Array.from(holder.children, ({ innerHTML }) => innerHTML).join('|'),
					text: holder.textContent,
					names: [...new Set(elements.map(({ tagName }) => tagName))],
					attributes: elements.flatMap((element) => element.getAttributeNames()),
				};
			});
		}, texts);
	await stage.page.evaluate(
		"import('/phones/page/format.js').then((file) => Object.assign(window, file))",
	);

	const marked: [string, string][] = [
		['*bold* _italic_ ~gone~', '<strong>bold</strong> <em>italic</em> <s>gone</s>'],
		['*_both_*', '<strong><em>both</em></strong>'],
		['2*3*4 snake_case_name a~b~c', '2*3*4 snake_case_name a~b~c'],
		['* spaced * and **', '<span class="label">•</span><span>spaced * and **</span>'],
		['```a *b*```', 'a *b*'],
		['`x *y*`', '<code>x *y*</code>'],
		['1. one\n> two', '<span class="label">1.</span><span>one</span>|two'],
		['see https://a.example/x_y_z.', 'see <span class="link">https://a.example/x_y_z</span>.'],
		['<b>&amp;</b>', '&lt;b&gt;&amp;amp;&lt;/b&gt;'],
	];
	const shown = await read(marked.map(([text]) => text));
	expect(shown.map(({ html }) => html)).toEqual(marked.map(([, html]) => html));

	const piece = fc.oneof(
		fc.constantFrom('*', '_', '~', '`', '```', '\n', ' ', '> ', '- ', '1. ', 'https://a.example/_'),
		fc.string({ unit: 'grapheme', maxLength: 6 }),
	);
	const texts = fc.sample(
		fc.array(piece, { maxLength: 24 }).map((parts) => parts.join('')),
		600,
	);
	const letters = (text: string) => text.replace(/[\s*_~`>•\u200b-]|\d{1,3}\./gu, '');
	for (const [index, { text, names, attributes }] of (await read(texts)).entries()) {
		expect(letters(text ?? '')).toBe(letters(texts[index]));
		expect(['DIV', 'SPAN', 'STRONG', 'EM', 'S', 'CODE']).toEqual(expect.arrayContaining(names));
		expect(attributes.every((name) => name === 'class')).toBe(true);
	}
});
