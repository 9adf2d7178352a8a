import { h, icon } from './dom.js';
import { productTile } from './pictures.js';

/** What slides up from the bottom of the phone: a list's rows, a form, products, reactions. */

/**
 * Opens a sheet over the screen; it keeps the keyboard until it is closed.
 *
 * @param {Element} front what lies behind it
 * @param {string} title
 * @param {Node[]} inside
 */
function openSheet(front, title, ...inside) {
	const before = document.activeElement;
	const close = () => {
		front.inert = false;
		layer.remove();
		before?.focus?.();
	};
	const leave = h(
		'button.leave',
		{ type: 'button', 'aria-label': 'Close', onclick: close },
		icon('close'),
	);
	const sheet = h(
		'div.sheet',
		{ role: 'dialog', 'aria-modal': 'true', 'aria-label': title, tabindex: '-1' },
		h('div.sheet-head', {}, leave, h('b', {}, title)),
		...inside,
	);
	const layer = h(
		'div.layer',
		{
			onclick: ({ target }) => target === layer && close(),
			onkeydown: (event) => {
				if (event.key !== 'Escape') return;
				event.stopPropagation();
				close();
			},
		},
		sheet,
	);
	front.inert = true;
	front.after(layer);
	sheet.focus();
	return close;
}

/** The rows of a list message; the chosen one is sent. */
export function listSheet(front, bubble, press) {
	const { button, sections } = bubble.content.list;
	let chosen;
	const send = h(
		'button.primary',
		{
			type: 'button',
			disabled: true,
			onclick: () => {
				close();
				void press(chosen, bubble);
			},
		},
		'Send',
	);
	const choose = (id) => {
		chosen = id;
		send.disabled = false;
	};
	const row = ({ id, title, description }) =>
		h(
			'label.row',
			{},
			h('span', {}, h('b', {}, title), description && h('small', {}, description)),
			h('input', { type: 'radio', name: 'row', value: id, onchange: () => choose(id) }),
		);
	const parts = sections.map(({ title, rows }) =>
		h('fieldset', {}, h('legend', {}, title ?? ''), rows.map(row)),
	);
	const close = openSheet(
		front,
		button,
		h('div.sheet-body', {}, parts),
		h('div.sheet-foot', {}, send),
	);
}

/** The products of a message, by the ids that the gateway knows. */
export function productsSheet(front, bubble) {
	const { sections, catalogId } = bubble.content.products;
	const item = (id) =>
		h(
			'div.row',
			{},
			productTile(id),
			h('span', {}, h('b', {}, id), h('small', {}, `Catalog ${catalogId}`)),
		);
	const parts = sections.map(({ title, ids }) =>
		h('section', {}, title && h('h3', {}, title), ids.map(item)),
	);
	openSheet(front, 'Items', h('div.sheet-body', {}, parts));
}

/**
 * A flow's screens live at WhatsApp; here the visitor says what its answers are, one line each.
 */
export function flowSheet(front, bubble, name, submit) {
	const { flow, buttons } = bubble.content;
	const label = flow?.label ?? buttons?.find(({ type }) => type === 'flow')?.text ?? 'Form';
	const lines = h('div.lines');
	const line = (field, value) => {
		const one = h('input', { 'aria-label': 'Field', value: field, placeholder: 'field' });
		const other = h('input', { 'aria-label': 'Answer', value, placeholder: 'answer' });
		lines.append(h('div.line', {}, one, other));
	};
	line('name', name);
	line('answer', '');
	const answers = () =>
		Object.fromEntries(
			[...lines.children]
				.map((row) => [...row.querySelectorAll('input')].map(({ value }) => value.trim()))
				.filter(([field]) => field !== ''),
		);
	const close = openSheet(
		front,
		label,
		h(
			'div.sheet-body',
			{},
			h('p.hint', {}, 'The form itself is kept by WhatsApp. Write what it would send:'),
			lines,
			h(
				'button.quiet',
				{ type: 'button', onclick: () => line('', '') },
				icon('plus'),
				'Another answer',
			),
		),
		h(
			'div.sheet-foot',
			{},
			h(
				'button.primary',
				{
					type: 'button',
					onclick: () => {
						const given = answers();
						close();
						void submit(given, bubble);
					},
				},
				'Send',
			),
		),
	);
}

const EMOJI = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** Six reactions beside the message; the one that is there is taken back. */
export function reactionSheet(front, bubble, anchor, given, react) {
	front.querySelector('.palette')?.remove();
	// It goes when the focus leaves it, however that comes about.
	const close = () => anchor.focus();
	const choose = (emoji) => {
		close();
		void react(emoji === given ? '' : emoji, bubble);
	};
	const buttons = EMOJI.map((emoji) =>
		h(
			'button',
			{ type: 'button', 'aria-pressed': String(emoji === given), onclick: () => choose(emoji) },
			emoji,
		),
	);
	const palette = h(
		'div.palette',
		{
			role: 'group',
			'aria-label': 'Reactions',
			onkeydown: (event) => {
				if (event.key !== 'Escape') return;
				event.stopPropagation();
				close();
			},
			onfocusout: ({ relatedTarget }) => {
				if (!palette.contains(relatedTarget)) palette.remove();
			},
		},
		buttons,
	);
	anchor.closest('.bubble').append(palette);
	buttons[0].focus();
}
