import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';

const SEED = path.join(__dirname, '../../../seeds/003-ivosights-ivowba.txt');

/** A body that Ivosights posts, as its own document prints it. */
export interface SeedPost {
	/** The heading above it. */
	title: string;
	body: IDataObject;
}

/** The document's bits that are not JSON: trailing commas, and a choice of two values. */
const asJson = (printed: string) =>
	printed.replace(/: 0 \| 1 # integer/g, ': 0').replace(/,(\s*[}\]])/g, '$1');

/** Where the object that starts at `start` ends; its strings hold no braces. */
function endOf(text: string, start: number): number {
	let depth = 0;
	for (let at = start; at < text.length; at++) {
		if (text[at] === '{') depth += 1;
		if (text[at] === '}') depth -= 1;
		if (depth === 0) return at + 1;
	}
	throw new Error('The document ends within an example');
}

/** Every payload of the sections on inbound messages and statuses, in the document's order. */
export function seedPosts(): SeedPost[] {
	const text = readFileSync(SEED, 'utf8');
	const section = text.slice(
		text.lastIndexOf('Inbound Message Notifications'),
		text.indexOf('Testing API in Sandbox'),
	);
	const posts: SeedPost[] = [];
	let title = '';
	let at = 0;
	while (at < section.length) {
		if (section[at] === '{') {
			const end = endOf(section, at);
			posts.push({ title, body: JSON.parse(asJson(section.slice(at, end))) as IDataObject });
			at = end + 1;
			continue;
		}
		const line = section.slice(at, section.indexOf('\n', at));
		if (/^[A-Z][a-z]*( [A-Za-z]+){1,4}$/.test(line)) title = line;
		at += line.length + 1;
	}
	return posts;
}
