/**
 * Makes an element. Everything that comes from outside ends up as text or as an attribute that runs
 * nothing: there is no markup made from strings on this page.
 *
 * @param {string} name an element's name, with classes: `div.bubble.mine`
 * @param {Record<string, unknown>} [attributes] `on…` are listeners; undefined and false are left out
 * @param {...(Node|string|undefined|false|null|(Node|string)[])} children
 */
export function h(name, attributes = {}, ...children) {
	const [tag, ...classes] = name.split('.');
	const element = document.createElement(tag);
	if (classes.length > 0) element.className = classes.join(' ');
	for (const [key, value] of Object.entries(attributes)) {
		if (value === undefined || value === false) continue;
		if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
		else element.setAttribute(key, value === true ? '' : String(value));
	}
	const shown = children.flat().filter((child) => child !== undefined && child !== false);
	element.append(...shown.filter((child) => child !== null));
	return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Paths on a canvas of 24 × 24, drawn with a round pen; those in `FILLED` are filled. */
const PATHS = {
	pending: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.500l2.8 1.8',
	sent: 'M5.5 12.800l4 4L18.5 7',
	delivered: 'M1.5 12.800l4 4L14.5 7M11.2 15.600l1.3 1.200L21.8 7',
	failed: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8v5M12 16.200v.1',
	back: 'M19 12H5M11 6l-6 6 6 6',
	close: 'M6 6l12 12M18 6L6 18',
	send: 'M4 4l17 8-17 8 2.8-8zM6.8 12H13',
	reply: 'M10 7L4.5 12.5 10 18M5 12.500h8.500c3 0 5.5 2 6 5.5',
	link: 'M13.5 5H19v5.500M19 5l-8 8M17.5 14v4a1.5 1.5 0 0 1-1.5 1.500H6.500A1.5 1.5 0 0 1 5 18V8.500A1.5 1.5 0 0 1 6.5 7H10',
	phone:
		'M6.2 3.800h3l1.6 4.2-2 1.600c1 2.2 2.7 3.9 4.9 4.900l1.6-2 4.2 1.600v3c0 1.2-1 2-2 2C10.5 18.8 5 13.3 4.2 5.800c0-1 .8-2 2-2z',
	copy: 'M9 9h10.500v10.500H9zM5.5 15H4.500V4.500H15v1',
	list: 'M9 6.500h11M9 12h11M9 17.500h11M4.5 6.500h.100M4.5 12h.100M4.5 17.500h.1',
	form: 'M6 3.800h12v16.400H6zM9 8.500h6M9 12h6M9 15.500h3.5',
	image: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4 3-3L20 17M15.5 9.200h.1',
	video: 'M3.5 6.500h12v11h-12zM15.5 10.500l5-2.800v8.600l-5-2.8',
	document: 'M6.5 3.500H14L18.5 8v12.500h-12zM13.5 3.800v4.700h4.7',
	pin: 'M12 21c4.5-4.8 6.8-8.3 6.8-11.200a6.8 6.8 0 1 0-13.6 0C5.2 12.7 7.5 16.2 12 21zM12 7.500a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.600z',
	person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.500c.8-4 3.7-6 7.5-6s6.7 2 7.5 6',
	bag: 'M5.5 8.500h13l1 12h-15zM8.8 8.500V7a3.2 3.2 0 0 1 6.4 0v1.5',
	play: 'M8.5 5.500v13l10.5-6.500z',
	mic: 'M12 3.500a2.8 2.8 0 0 0-2.8 2.800v5a2.8 2.8 0 0 0 5.6 0v-5A2.8 2.8 0 0 0 12 3.500zM6 11.500a6 6 0 0 0 12 0M12 17.500v3',
	smile:
		'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.5 14.200c1.6 2.4 5.4 2.4 7 0M9.2 9.500v.100M14.8 9.500v.1',
	plus: 'M12 5v14M5 12h14',
	deleted: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6 6l12 12',
	up: 'M12 19V5M6 11l6-6 6 6',
	shop: 'M4 9.500L5.5 4h13L20 9.500M4 9.500a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0 2.7 2.7 0 0 0 5.3 0M5.5 12.500V20h13v-7.500M10 20v-4.500h4V20',
	check: 'M5.5 12.800l4 4L18.5 7',
	more: 'M12 5.500v.100M12 12v.100M12 18.500v.1',
};
const FILLED = new Set(['play', 'send']);

/** A small drawing. It says nothing to screen readers: what it stands for is written beside it. */
export function icon(name) {
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('viewBox', '0 0 24 24');
	svg.setAttribute('class', `icon icon-${name}${FILLED.has(name) ? ' filled' : ''}`);
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', PATHS[name]);
	svg.append(path);
	return svg;
}

/** A number from 0 to 359, the same for the same text: people and pictures keep their colours. */
export function hueOf(text) {
	let sum = 7;
	for (const character of text) sum = (sum * 31 + character.codePointAt(0)) % 9973;
	return (sum * 47) % 360;
}

/** Sets a variable for the style sheets. */
export function styled(element, variables) {
	for (const [name, value] of Object.entries(variables)) element.style.setProperty(name, value);
	return element;
}

/** The round picture of a person: initials on a colour of their own. */
export function avatar(name) {
	const words = name.split(/\s+/).filter(Boolean);
	const initials = [words[0], words.at(-1)].slice(0, words.length).map((word) => [...word][0]);
	return styled(h('span.avatar', { 'aria-hidden': 'true' }, initials.join('').toUpperCase()), {
		'--hue': hueOf(name),
	});
}

/** `628123456789` as `+62 812 3456 789`. */
export function prettyNumber(number) {
	const [, country, rest] = /^(62|7|1|\d{2})(\d*)$/.exec(number) ?? [undefined, '', number];
	const groups = rest
		.match(/^(\d{3})(\d{1,4})?(\d{1,4})?(\d*)$/)
		?.slice(1)
		.filter(Boolean);
	return ['+' + country, ...(groups ?? [rest])].join(' ').trim();
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const EXACT = new Intl.DateTimeFormat('en-GB', {
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit',
});
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

/** Times as the phone shows them, from ISO 8601. */
export const clock = (iso) => CLOCK.format(new Date(iso));
export const exactTime = (iso) => EXACT.format(new Date(iso));
export function dayOf(iso) {
	const day = DAY.format(new Date(iso));
	return day === DAY.format(new Date()) ? 'Today' : day;
}
