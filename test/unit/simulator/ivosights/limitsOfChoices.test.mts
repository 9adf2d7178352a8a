import { type Body, testLimits, times, x } from './limits.mts';

const button = (id: string, title = `t${id}`) => ({ id, title });
const buttons = (list: unknown[], rest: Body = {}) => ({
	body: 'Pilih',
	action: { buttons: list },
	...rest,
});
const one = [button('1')];
const withHeader = (header: Body) => buttons(one, { header });
const image = (link: string) => withHeader({ type: 'image', link });

testLimits('reply-button', [
	[
		'three',
		buttons(times(3, (n) => button(`${n}`))),
		buttons(times(4, (n) => button(`${n}`))),
		'action.buttons',
	],
	['one', buttons(one), buttons([]), 'action.buttons'],
	['title', buttons([button('1', x(20))]), buttons([button('1', x(21))]), 'action.buttons.0.title'],
	[
		'unique titles',
		buttons([button('1', 'a'), button('2', 'b')]),
		buttons([button('1', 'a'), button('2', 'a')]),
		'action.buttons.1.title',
	],
	[
		'unique ids',
		buttons([button('1', 'a'), button('2', 'b')]),
		buttons([button('1', 'a'), button('1', 'b')]),
		'action.buttons.1.id',
	],
	['id', buttons([button(x(256), 'a')]), buttons([button(x(257), 'a')]), 'action.buttons.0.id'],
	['body', buttons(one, { body: x(1024) }), buttons(one, { body: x(1025) }), 'body'],
	['footer', buttons(one, { footer: x(60) }), buttons(one, { footer: x(61) }), 'footer'],
	['no empty footer', buttons(one), buttons(one, { footer: '' }), 'footer'],
	[
		'flat buttons',
		buttons(one),
		buttons([{ type: 'reply', reply: button('1') }]),
		'action.buttons.0.type',
	],
	[
		'header words',
		withHeader({ type: 'text', text: x(60) }),
		withHeader({ type: 'text', text: x(61) }),
		'header.text',
	],
	[
		'header image',
		image('https://a.example/a.png'),
		image('https://a.example/a.pdf'),
		'header.link',
	],
]);

const row = (id: unknown, rest: Body = {}) => ({ id: String(id), title: 'Row', ...rest });
const rows = (count: number, from = 0) => times(count, (index) => row(from + index));
const list = (sections: unknown[], rest: Body = {}, label = 'Buka') => ({
	body: 'Pilih',
	action: { button: label, sections },
	...rest,
});
const single = (rest: Body = {}, label?: string) => list([{ rows: [row(1)] }], rest, label);
const ofRow = (rest: Body) => list([{ rows: [row(1, rest)] }]);
const titled = (title: string | undefined, from: number, count: number) => ({
	title,
	rows: rows(count, from),
});

testLimits('list', [
	[
		'rows in total',
		list([titled('a', 0, 5), titled('b', 5, 5)]),
		list([titled('a', 0, 6), titled('b', 6, 5)]),
		'action.sections',
	],
	[
		'unique row ids',
		list([{ rows: [row(1), row(2)] }]),
		list([{ rows: [row(1), row(1)] }]),
		'action.sections.0.rows.1.id',
	],
	[
		'a title for each of several sections',
		list([titled(undefined, 0, 1)]),
		list([titled('a', 0, 1), titled(undefined, 1, 1)]),
		'action.sections.1.title',
	],
	[
		'section title',
		list([titled(x(24), 0, 1)]),
		list([titled(x(25), 0, 1)]),
		'action.sections.0.title',
	],
	['row title', ofRow({ title: x(24) }), ofRow({ title: x(25) }), 'action.sections.0.rows.0.title'],
	[
		'description',
		ofRow({ description: x(72) }),
		ofRow({ description: x(73) }),
		'action.sections.0.rows.0.description',
	],
	['row id', ofRow({ id: x(200) }), ofRow({ id: x(201) }), 'action.sections.0.rows.0.id'],
	['button', single({}, x(20)), single({}, x(21)), 'action.button'],
	['body', single({ body: x(4096) }), single({ body: x(4097) }), 'body'],
	[
		'headers of words only',
		single({ header: { type: 'text', text: 'a' } }),
		single({ header: { type: 'image', link: 'https://a.example' } }),
		'header.type',
	],
	['no empty section', single(), list([{ rows: [] }]), 'action.sections.0.rows'],
]);
