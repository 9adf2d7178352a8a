import type { Offered } from './outcome';

const SIGNS: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);

const BUTTON =
	'display:block;width:100%;margin:.6em 0;padding:.8em;font-size:1em;border:1px solid #888;border-radius:.5em;background:#fff';

/** The page of a question: what is asked, and a button for each choice. Opening it answers nothing. */
export function questionPage(message: string, choices: readonly Offered[]): string {
	const buttons = choices.map(
		({ title }, choice) =>
			`<button name="choice" value="${choice}" style="${BUTTON}">${escaped(title)}</button>`,
	);
	// It goes to the address that the page was opened by.
	return `<p style="white-space:pre-wrap">${escaped(message)}</p><form method="post">${buttons.join('')}</form>`;
}

/** What follows an answer. */
export const thanks = (title: string): string =>
	`<p>Your answer: <b>${escaped(title)}</b></p><p>You can close this page.</p>`;
