import { counted } from './support/phonesBrowser.mts';
import { NUMBER, stage, usePhonesStage } from './support/phonesStage.mts';

/** On the phones page in Chromium: what a visitor does as the customer. */

usePhonesStage();

test('writes, and is heard', async () => {
	await stage.promo(NUMBER);
	await stage.open(NUMBER);
	await stage.page.getByRole('textbox', { name: 'Message as the customer' }).fill('Halo\nkak');
	await stage.page.keyboard.press('Enter');
	await stage.page.getByText('The webhook took it: 200').waitFor();
	expect(stage.heard().messages[0]).toMatchObject({ from: NUMBER, text: { body: 'Halo\nkak' } });
	await stage.page.locator('.device .mine', { hasText: 'Halo' }).waitFor();
	await counted(stage.page, 'replies', 1);
});

test('the keyboard is where one writes: on an opened phone, and after sending or reading', async () => {
	await stage.promo(NUMBER);
	await stage.open(NUMBER);
	const focused = async () =>
		await stage.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
	expect(await focused()).toBe('Message as the customer');
	await stage.page.keyboard.type('Halo');
	await stage.page.locator('.device').getByRole('button', { name: 'Send', exact: true }).click();
	await stage.page.locator('.device .mine', { hasText: 'Halo' }).waitFor();
	expect(await focused()).toBe('Message as the customer');
	await stage.page.getByRole('button', { name: 'Mark read' }).click();
	expect(await focused()).toBe('Message as the customer');
});

test('presses a button: the webhook fires, about that message', async () => {
	const first = await stage.promo(NUMBER);
	await stage.promo(NUMBER);
	await stage.open(NUMBER);
	await stage.bubble(first).getByRole('button', { name: 'Saya tertarik' }).click();
	await stage.page.getByText('The webhook took it: 200').waitFor();
	expect(stage.heard().messages[0]).toMatchObject({
		context: { id: first },
		button: { text: 'Saya tertarik' },
	});
	await stage.page.locator('.device .mine .quote', { hasText: 'Toko Nusantara' }).waitFor();
});

test('picks a row of a list, and fills in a form', async () => {
	const rows = [
		{ id: 'a', title: 'Pagi', description: '09.00' },
		{ id: 'b', title: 'Sore' },
	];
	await stage.send(NUMBER, 'list', {
		body: 'Kapan?',
		action: { button: 'Pilih', sections: [{ rows }] },
	});
	await stage.open(NUMBER);
	await stage.page.locator('.device').getByRole('button', { name: 'Pilih' }).click();
	const sheet = stage.page.getByRole('dialog', { name: 'Pilih' });
	await sheet.getByRole('radio', { name: 'Pagi' }).check();
	await sheet.getByRole('button', { name: 'Send' }).click();
	await stage.page.locator('.device .mine', { hasText: 'Pagi' }).waitFor();
	await stage.page.getByText('The webhook took it: 200').waitFor();
	expect(stage.heard().messages[0].interactive.list_reply).toEqual(rows[0]);

	await stage.send(NUMBER, 'flow', {
		body: 'Daftar',
		action: {
			parameters: {
				flow_message_version: '3',
				flow_id: '1',
				flow_cta: 'Isi',
				flow_action: 'data_exchange',
			},
		},
	});
	await stage.page.locator('.device').getByRole('button', { name: 'Isi' }).click();
	const form = stage.page.getByRole('dialog', { name: 'Isi' });
	await form.getByRole('textbox', { name: 'Answer' }).last().fill('ya');
	await form.getByRole('button', { name: 'Send' }).click();
	await stage.page.locator('.device .answers', { hasText: 'ya' }).waitFor();
});

test('reacts, reads, and sends a picture', async () => {
	const id = await stage.promo(NUMBER);
	await stage.open(NUMBER);
	await stage.bubble(id).hover();
	await stage.bubble(id).getByRole('button', { name: 'React' }).click();
	await stage.page
		.getByRole('group', { name: 'Reactions' })
		.getByRole('button', { name: '❤️' })
		.click();
	await stage.bubble(id).locator('.reactions', { hasText: '❤️' }).waitFor();

	await stage.page.getByRole('button', { name: 'Mark read' }).click();
	await stage.bubble(id).getByRole('img', { name: 'Read', exact: true }).waitFor();

	const pixel =
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
	await stage.page.locator('.device input[type=file]').setInputFiles({
		name: 'photo.png',
		mimeType: 'image/png',
		buffer: Buffer.from(pixel, 'base64'),
	});
	const photo = stage.page.locator('.device .mine img.photo');
	await photo.waitFor();
	await photo.evaluate(async (image: HTMLImageElement) => await image.decode());
	expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
});
