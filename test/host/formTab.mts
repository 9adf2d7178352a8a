import { N8nRefusal } from './session.mts';
import { until } from './until.mts';

/** What somebody puts into a field of a form: words, or a file with its name. */
export type FormValue = string | [Blob, string];

/** What a form's last page shows, as a person reads it. */
export interface LastPage {
	title: string;
	message: string;
}

const SHOWN_WITHIN = 600_000;

/** n8n's words for an execution that waits at one of its form's pages. */
const WAITING = 'form-waiting';
/** n8n's words for an execution that goes on. */
const GOING_ON = ['new', 'running', 'waiting'];

/** Submits a form, its values in the order of its fields; gives what n8n answered. */
export async function postForm(url: string, values: readonly FormValue[]): Promise<string> {
	const body = new FormData();
	values.forEach((value, place) => {
		if (typeof value === 'string') body.set(`field-${place}`, value);
		else body.set(`field-${place}`, ...value);
	});
	const response = await fetch(url, { method: 'POST', body });
	const answer = await response.text();
	if (!response.ok) throw new N8nRefusal(`POST ${url}`, response.status, answer);
	return answer;
}

/**
 * Does what the tab does in which somebody submitted a form: asks until the workflow reaches its last
 * page, opens that, and tells n8n that it is shown. Gives what stands on it; `undefined` where the
 * workflow ends without one. `answer` is what n8n said to the submission.
 */
export async function readLastPage(answer: string): Promise<LastPage | undefined> {
	const address = addressIn(answer);
	if (!address) return undefined;
	const status = await until(
		async () => {
			const url = new URL(address);
			url.pathname += '/n8n-execution-status';
			const now = (await (await fetch(url)).text()).trim();
			return GOING_ON.includes(now) ? undefined : now;
		},
		{ what: `the last page of ${address}`, timeout: SHOWN_WITHIN, every: 200 },
	);
	if (status !== WAITING) return undefined;
	const page = await (await fetch(address)).text();
	await fetch(address, { method: 'POST' });
	return { title: textOf(page, 'h1'), message: textOf(page, 'p') };
}

/** Where the pages are that follow, if there are any. */
function addressIn(answer: string): string | undefined {
	try {
		return (JSON.parse(answer) as { formWaitingUrl?: string }).formWaitingUrl;
	} catch {
		return undefined;
	}
}

/** The first element of this name, without its markup. */
function textOf(page: string, element: string): string {
	const body = page.slice(page.indexOf('<body'));
	const [, inner = ''] = new RegExp(`<${element}[^>]*>([\\s\\S]*?)</${element}>`).exec(body) ?? [];
	return inner
		.replace(/<br\s*\/?>/g, '\n')
		.replace(/<[^>]+>/g, '')
		.trim();
}
