import { h, icon } from './dom.js';
import { connectHook, hooks } from './stream.js';
import { toast } from './toast.js';

/** Opens the webhooks of all gateways: which workflows listen, and a field for another one. */
export async function openHooks() {
	const list = h('div.hooks-list');
	const gateway = h('select', { name: 'gateway', 'aria-label': 'Gateway' });
	const url = field('Production URL of the trigger', {
		name: 'url',
		type: 'url',
		required: true,
		placeholder: 'http://127.0.0.1:5678/webhook/…',
	});
	const name = field('Name of the workflow', { name: 'name', maxlength: '128' });
	const form = h(
		'form.hooks-form',
		{ onsubmit: (event) => void connect(event) },
		h('h3', {}, 'Connect a workflow of yours'),
		h('label', {}, h('span', {}, 'Gateway'), gateway),
		url,
		name,
		h(
			'p.hint',
			{},
			'Publish the workflow first. Is its trigger protected by a user and a password? Write them into the address: http://user:password@127.0.0.1:5678/webhook/… DecisionTelecom has no webhook: each message brings its own Callback URL.',
		),
		h('button.primary', { type: 'submit' }, 'Connect'),
	);
	const close = h(
		'button.leave',
		{ type: 'button', 'aria-label': 'Close', onclick: () => dialog.close() },
		icon('close'),
	);
	const dialog = h(
		'dialog.hooks',
		{ 'aria-labelledby': 'hooks-title' },
		h('div.hooks-head', {}, h('h2', { id: 'hooks-title' }, 'Webhooks'), close),
		list,
		form,
	);

	function show(views) {
		list.replaceChildren(...views.map(section));
		const chosen = gateway.value;
		gateway.replaceChildren(
			...views.map((view) =>
				h('option', { value: view.gateway, selected: view.gateway === chosen }, view.label),
			),
		);
	}

	async function connect(event) {
		event.preventDefault();
		const wish = Object.fromEntries(new FormData(form));
		try {
			show(await connectHook(wish));
			form.reset();
			gateway.value = wish.gateway;
			toast(`${wish.name || 'The webhook'} is connected.`, 'good');
		} catch (error) {
			toast(error.message, 'bad');
		}
		url.querySelector('input').focus();
	}

	try {
		show(await hooks());
	} catch {
		toast('The simulator does not answer. Is it still running?', 'bad');
		return;
	}
	// Toasts would lie behind the dialog as long as it is open.
	const toasts = document.getElementById('toasts');
	dialog.append(toasts);
	document.body.append(dialog);
	dialog.addEventListener('close', () => {
		document.body.append(toasts);
		dialog.remove();
	});
	dialog.showModal();
	url.querySelector('input').focus();
}

function field(label, attributes) {
	return h('label', {}, h('span', {}, label), h('input', { autocomplete: 'off', ...attributes }));
}

function section({ label, only, hooks: set }) {
	const rows = set.map(({ url, name }) =>
		h('li', {}, h('b', {}, name ?? 'Without a name'), h('small', {}, url)),
	);
	const none = h('p.hint', {}, 'Nobody listens yet.');
	const one = h('p.hint', {}, 'It knows one address: a new one takes its place.');
	return h(
		'section',
		{},
		h('h3', {}, label),
		rows.length > 0 ? h('ul', {}, rows) : none,
		only && rows.length > 0 && one,
	);
}
