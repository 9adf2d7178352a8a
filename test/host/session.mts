/** The owner that every n8n started here has. It listens on this machine only and lives briefly. */
export const owner = {
	email: 'owner@example.com',
	password: 'Local-demo-1',
	firstName: 'Olive',
	lastName: 'Owner',
};

/** n8n ties a login to the browser that made it: the editor has to show the same id. */
export const browserId = 'whatsapp-gateways-host';

/** An answer of n8n that is not a success. */
export class N8nRefusal extends Error {
	constructor(
		request: string,
		readonly status: number,
		readonly body: string,
	) {
		super(`${request} was answered ${status}: ${body.slice(0, 600)}`);
		this.name = 'N8nRefusal';
	}
}

/** Requests to one n8n: its editor's own interface with a login, its public one with an API key. */
export class Session {
	private cookie = '';
	private apiKey = '';

	constructor(readonly url: string) {}

	/** Sets the owner up on a fresh n8n, else logs the owner in; then makes an API key. */
	async logIn(): Promise<void> {
		const settings = await this.rest<{ userManagement: { showSetupOnFirstLoad: boolean } }>(
			'GET',
			'/settings',
		);
		if (settings.userManagement.showSetupOnFirstLoad) {
			await this.rest('POST', '/owner/setup', owner);
		} else {
			const login = { emailOrLdapLoginId: owner.email, password: owner.password };
			await this.rest('POST', '/login', login);
		}
		const scopes = await this.rest<string[]>('GET', '/api-keys/scopes');
		const label = `host ${Date.now()}`;
		const key = await this.rest<{ rawApiKey: string }>('POST', '/api-keys', {
			label,
			scopes,
			expiresAt: null,
		});
		this.apiKey = key.rawApiKey;
	}

	/** The value of the login cookie `n8n-auth`, for a browser. */
	get loginCookie(): string {
		return this.cookie.replace(/^n8n-auth=/, '');
	}

	/** Calls the interface the editor uses and gives what its answer carries in `data`. */
	async rest<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const headers = { cookie: this.cookie, 'browser-id': browserId };
		const answer = await this.request(method, `/rest${path}`, body, headers);
		return (isObject(answer) && 'data' in answer ? answer.data : answer) as T;
	}

	/** Calls n8n's public interface, `/api/v1`. */
	async api<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const headers = { 'X-N8N-API-KEY': this.apiKey };
		return (await this.request(method, `/api/v1${path}`, body, headers)) as T;
	}

	/** A file that n8n serves to its editor, as JSON. */
	async file<T = unknown>(path: string): Promise<T> {
		const headers = { cookie: this.cookie, 'browser-id': browserId };
		return (await this.request('GET', path, undefined, headers)) as T;
	}

	private async request(
		method: string,
		path: string,
		body: unknown,
		headers: Record<string, string>,
	): Promise<unknown> {
		const ask = async () =>
			await fetch(this.url + path, {
				method,
				headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
				body: body === undefined ? undefined : JSON.stringify(body),
			});
		// n8n may close a kept connection in the moment in which it is used again.
		const response = await (method === 'GET' ? ask().catch(ask) : ask());
		const login = response.headers.getSetCookie().find((cookie) => cookie.startsWith('n8n-auth='));
		if (login) this.cookie = login.split(';')[0];
		const text = await response.text();
		if (!response.ok) throw new N8nRefusal(`${method} ${path}`, response.status, text);
		return text === '' ? undefined : JSON.parse(text);
	}
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
