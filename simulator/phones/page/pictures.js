import { h, hueOf, icon, styled } from './dom.js';

/** Files and places: shown where the simulator has them, else drawn, as nothing is fetched from outside. */

/** The last part of a link, as a file name. */
export function fileName(media = {}) {
	if (media.filename) return media.filename;
	const path = (media.link ?? '').split(/[?#]/)[0];
	const name = path.split('/').filter(Boolean).at(-1) ?? '';
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

/** Light of the day over hills: sky, horizon, far and near hills. */
const SCENES = [
	['#ff9a76', '#ffe0a8', '#b0526a', '#56284d'],
	['#8fcff0', '#fdeccb', '#6fa98b', '#2c6552'],
	['#6cb8da', '#cdeff2', '#3a86a3', '#184f68'],
	['#a88bec', '#f1dcff', '#7654b4', '#3c2b73'],
	['#f48ea6', '#ffe6e2', '#b45877', '#67284c'],
	['#7fcfae', '#e9f8dc', '#3f9379', '#17564b'],
	['#eab06f', '#fff2cf', '#b17b48', '#633c22'],
	['#5d7fd6', '#f6cfd9', '#4d5aa6', '#262c66'],
];

/** A picture or film. `file` is where the simulator has it. */
export function picture(kind, media, file) {
	const name = fileName(media);
	const label = name || (kind === 'video' ? 'Video' : 'Photo');
	if (file && kind === 'image') {
		return h('img.photo', { src: file, alt: label, loading: 'lazy', decoding: 'async' });
	}
	if (file && kind === 'video') return h('video.photo', { src: file, controls: true });
	const drawn = h(
		`div.picture.${kind}`,
		{ role: 'img', 'aria-label': `${kind === 'video' ? 'Video' : 'Photo'} ${name}` },
		h('span.sun'),
		h('span.hill.far'),
		h('span.hill.near'),
		kind === 'video' && h('span.play', {}, icon('play')),
		h('span.filename', {}, icon(kind), h('span', {}, label)),
	);
	const hue = hueOf(label);
	const [sky, horizon, far, near] = SCENES[hue % SCENES.length];
	return styled(drawn, {
		'--sky': sky,
		'--horizon': horizon,
		'--far': far,
		'--near': near,
		'--shift': `${(hue % 37) - 18}%`,
	});
}

/** A sticker stands on the wallpaper, without a bubble around it. */
export function sticker(media, file) {
	if (file) return h('img.sticker', { src: file, alt: 'Sticker', loading: 'lazy' });
	const name = fileName(media);
	const face = h('span.face', {}, icon('smile'));
	return styled(h('div.sticker', { role: 'img', 'aria-label': `Sticker ${name}` }, face), {
		'--hue': hueOf(name),
	});
}

/** A document with its name and kind. */
export function documentCard(media = {}, file) {
	const name = fileName(media) || 'Document';
	const kind = /\.([a-z0-9]{2,4})$/i.exec(name)?.[1] ?? media.mimeType?.split('/').at(-1) ?? 'file';
	const card = [
		h('span.sheet-of-paper', {}, icon('document')),
		h('span.about', {}, h('b', {}, name), h('small', {}, `${kind.toUpperCase()} document`)),
	];
	return file ? h('a.document', { href: file, download: name }, card) : h('div.document', {}, card);
}

/** Sound: the waves of a voice message. */
export function sound(kind, media, file) {
	const hue = hueOf(fileName(media) || kind);
	const waves = Array.from({ length: 28 }, (_, index) =>
		styled(h('i'), { '--high': `${22 + ((hue * (index + 3) * 7) % 78)}%` }),
	);
	return h(
		'div.sound',
		{ role: 'group', 'aria-label': kind === 'voice' ? 'Voice message' : 'Sound' },
		file ? player(file) : h('span.play', {}, icon('play')),
		h('span.waves', {}, waves),
		h('span.mic', {}, icon('mic')),
	);
}

/** Plays a sound; pressed again it stops. */
function player(file) {
	const sound = new Audio();
	const play = async () => {
		if (!sound.src) sound.src = file;
		if (sound.paused) await sound.play().catch(() => undefined);
		else sound.pause();
	};
	return h('button.play', { type: 'button', 'aria-label': 'Play', onclick: play }, icon('play'));
}

/** A place on a map that is drawn, not fetched. */
export function place({ latitude, longitude, name, address }) {
	const map = h(
		'div.map',
		{},
		h('span.river'),
		h('span.road.wide'),
		h('span.road.across'),
		h('span.road.lane'),
		h('span.park'),
		h('span.pin', {}, icon('pin')),
	);
	const turn = Math.abs(Math.round((latitude + longitude) * 7)) % 40;
	const coordinates = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
	return h(
		'div.place',
		{},
		styled(map, { '--turn': `${turn - 20}deg` }),
		h(
			'div.address',
			{},
			name && h('b', {}, name),
			address && h('span', {}, address),
			h('small', {}, coordinates),
		),
	);
}

/** Something from a catalog: its picture is drawn, as the gateway knows only its id. */
export function productTile(id) {
	const [sky, , far] = SCENES[hueOf(id) % SCENES.length];
	const tile = h('span.product-tile', { 'aria-hidden': 'true' }, icon('bag'));
	return styled(tile, { '--sky': sky, '--far': far });
}
