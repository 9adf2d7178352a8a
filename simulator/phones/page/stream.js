/** Waits before a line is opened anew that the browser gave up. Milliseconds. */
const AGAIN = 2000;

/**
 * Listens to the server. After a break the browser asks again by itself and tells what it had last,
 * so nothing is missed and nothing comes twice.
 *
 * @param {{hello(data): void, changes(data): void, line(state: 'live' | 'waiting'): void}} on
 */
export function listen(on) {
	const source = new EventSource('/phones/events');
	source.addEventListener('hello', ({ data }) => {
		on.line('live');
		on.hello(JSON.parse(data));
	});
	source.addEventListener('changes', ({ data }) => on.changes(JSON.parse(data)));
	source.addEventListener('error', () => {
		on.line('waiting');
		if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(on), AGAIN);
	});
}

const OWN_HEADER = { 'x-phones-page': '1' };

/** Does something as the customer; gives how the webhooks took it. Throws with words to show. */
export async function act(wish) {
	return await post('/phones/acts', JSON.stringify(wish), 'application/json');
}

/** Sends a picture as the customer. */
export async function sendImage(who, file) {
	return await post(`/phones/images?${new URLSearchParams(who)}`, file, file.type);
}

/** Which webhooks are set up at the gateways. */
export async function hooks() {
	return await (await fetch('/phones/hooks')).json();
}

/** Sets up another one; gives all that there are then. */
export async function connectHook(hook) {
	return await post('/phones/hooks', JSON.stringify(hook), 'application/json');
}

async function post(url, body, type) {
	const headers = { ...OWN_HEADER, 'content-type': type };
	const response = await fetch(url, { method: 'POST', headers, body }).catch(() => {
		throw new Error('The simulator does not answer. Is it still running?');
	});
	const answer = await response.json();
	if (!response.ok) throw new Error(answer.message);
	return answer;
}
