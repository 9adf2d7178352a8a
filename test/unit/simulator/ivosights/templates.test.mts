import { accountForEachTest } from './client.mts';
import { code, image, shipped, templateSender, texts, url } from './templateParts.mts';

const account = accountForEachTest({ receipts: 'manual' });

const send = templateSender(account);

describe("what does not fit the template is refused with WhatsApp's code", () => {
	test.each<[string, string, unknown[], number, string]>([
		[
			'a body value too few',
			'payment_received',
			[texts('body', 'Rp1')],
			132000,
			'body: number of localizable_params (1) does not match the expected number of params (2)',
		],
		['a body value too many', 'payment_received', [texts('body', 'a', 'b', 'c')], 132000, '(3)'],
		['no body at all', 'payment_received', [texts('header')], 132000, '(0)'],
		[
			'a body twice',
			'payment_received',
			[texts('body', 'a', 'b'), texts('body', 'a', 'b')],
			100,
			'2 times',
		],
		['values for a body without any', 'store_hours', [texts('body', 'a')], 132000, '(0)'],
		['no header value', 'order_shipped', [shipped, url('a')], 132000, 'header'],
		[
			'a header that is not there',
			'payment_received',
			[texts('body', 'a', 'b'), texts('header', 'a')],
			132000,
			'header',
		],
		['an image for words', 'order_shipped', [image(), shipped, url('a')], 132012, 'expected TEXT'],
		[
			'no image',
			'weekend_promo',
			[texts('body', 'a', 'b')],
			132012,
			'expected IMAGE, received UNKNOWN',
		],
		[
			'words for an image',
			'weekend_promo',
			[texts('body', 'a', 'b'), texts('header', 'x')],
			132012,
			'expected IMAGE, received TEXT',
		],
		[
			'an image for a document',
			'monthly_invoice',
			[image(), texts('body', 'a', 'b', 'c')],
			132012,
			'expected DOCUMENT, received IMAGE',
		],
		[
			'no suffix for a dynamic link',
			'order_shipped',
			[texts('header', 'x'), shipped],
			131008,
			'index 0',
		],
		[
			'a suffix for a fixed link',
			'product_tour',
			[
				{
					type: 'header',
					parameters: [{ type: 'video', video: { link: 'https://a.example/a.mp4' } }],
				},
				url('x'),
			],
			132000,
			'takes no parameter',
		],
		[
			'a button that is not there',
			'payment_received',
			[texts('body', 'a', 'b'), url('x')],
			132000,
			'no index 0',
		],
		[
			'a button twice',
			'order_shipped',
			[texts('header', 'x'), shipped, url('a'), url('a', '0')],
			100,
			'twice',
		],
		[
			'the wrong kind of button',
			'birthday_voucher',
			[texts('body', 'a'), url('x')],
			132012,
			'is not url',
		],
		[
			'the wrong kind of value',
			'birthday_voucher',
			[texts('body', 'a'), { ...code('x'), parameters: [{ type: 'text', text: 'x' }] }],
			132012,
			'type text',
		],
		[
			'a coupon code too long',
			'birthday_voucher',
			[texts('body', 'a'), code('x'.repeat(16))],
			132005,
			'15',
		],
		['no coupon code', 'birthday_voucher', [texts('body', 'a')], 131008, 'COPY_CODE'],
		['no flow token', 'member_registration', [{ type: 'body' }], 131008, 'FLOW'],
		['an empty value', 'payment_received', [texts('body', 'a', ' ')], 131008, 'empty'],
		['a line break', 'payment_received', [texts('body', 'a', 'b\nc')], 100, 'new-line'],
		['a tab', 'payment_received', [texts('body', 'a', 'b\tc')], 100, 'tab'],
		[
			'five spaces',
			'payment_received',
			[texts('body', 'a', 'b     c')],
			100,
			'4 consecutive spaces',
		],
		[
			'a body grown too long',
			'payment_received',
			[texts('body', 'a', 'x'.repeat(1000))],
			132005,
			'1024',
		],
		[
			'two different one-time codes',
			'login_code',
			[texts('body', '111111'), url('222222')],
			132012,
			'differs',
		],
		[
			'a one-time code too long',
			'login_code',
			[texts('body', '1'.repeat(16)), url('1'.repeat(16))],
			132005,
			'15',
		],
		['no code behind the button', 'login_code', [texts('body', '111111')], 131008, 'index 0'],
		[
			'names for numbered variables',
			'payment_received',
			[
				{
					type: 'body',
					parameters: ['a', 'b'].map((name) => ({ type: 'text', text: 'x', parameter_name: name })),
				},
			],
			100,
			'parameter_name',
		],
		[
			'numbers for named variables',
			'appointment_reminder',
			[texts('body', 'a', 'b', 'c')],
			100,
			'name',
		],
	])('%s', async (_what, template, components, expected, details) => {
		const { status, data } = await send(template, components);
		expect(status).toBe(422);
		expect(data.errors).toEqual([
			{
				code: expected,
				title: expect.any(String),
				details: expect.stringContaining(details),
			},
		]);
		expect(account.ivosights.messages).toEqual([]);
	});
});
