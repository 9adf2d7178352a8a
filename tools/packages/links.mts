import path from 'node:path';

/** Where a page goes, and what is there beside it. */
export interface Place {
	/** Where the page stands in the whole repository, from its root. */
	from: string;
	/** Where it stands in the package. */
	to: string;
	/** Pages of the repository that have another place in the package: `docs/parrot.md` -> `README.md`. */
	moved: Readonly<Record<string, string>>;
	/** Whether the package has such a file. */
	has(file: string): boolean;
	/** The repository's address, such as `https://github.com/owner/name`. */
	repository: string;
}

const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g;

/**
 * A page's text with links that lead somewhere from its new place: to a file of the package, or else to
 * the repository's main branch. Whole addresses and links within the page stay as they are.
 */
export function relinked(text: string, place: Place): string {
	return text.replace(LINK, (whole: string, mark: string, words: string, target: string) => {
		if (/^(?:[a-z]+:|#)/i.test(target)) return whole;
		return `${mark}[${words}](${newTarget(target, mark === '!', place)})`;
	});
}

function newTarget(target: string, isPicture: boolean, place: Place): string {
	const [name, ...anchor] = target.split('#');
	const old = path.posix.join(path.posix.dirname(place.from), name);
	const file = place.moved[old] ?? old;
	const hash = anchor.map((one) => `#${one}`).join('');
	if (file === place.to && hash) return hash;
	if (place.has(file)) return path.posix.relative(path.posix.dirname(place.to), file) + hash;
	return `${place.repository}/${isPicture ? 'raw' : 'blob'}/main/${old}${hash}`;
}
