import { z } from 'zod';
import { ActRefused } from './acts.mts';
import { type Hook, type PhonesGateways, viewGateways } from './gateway.mts';

/** What the page shows of a gateway's webhooks. */
export interface HooksView {
	gateway: string;
	label: string;
	only: boolean;
	hooks: Hook[];
}

const LONGEST = 2048;

const asked = z
	.object({
		gateway: z.string(),
		url: z
			.string()
			.trim()
			.max(LONGEST)
			.refine(
				(url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol),
				'This is no web address. Copy the Production URL of the trigger from n8n.',
			),
		name: z.string().trim().max(128).optional(),
	})
	.strict();

/** Which workflows listen where. Names are kept here too, as not every gateway has room for them. */
export class HookBoard {
	private readonly names = new Map<string, string>();

	constructor(private readonly gateways: PhonesGateways) {}

	/** Says whose webhook an address is. */
	name(url: string, name: string): void {
		this.names.set(url, name);
	}

	/** Whose webhook an address is, if it was told. */
	nameOf(url: string): string | undefined {
		const known = Object.values(this.gateways).flatMap(({ hooks }) => hooks?.list() ?? []);
		return this.names.get(url) ?? known.find((hook) => hook.url === url)?.name;
	}

	/** The gateways that know webhooks, and theirs; a password in an address stays here. */
	view(): HooksView[] {
		const views = viewGateways(this.gateways);
		return Object.entries(this.gateways).flatMap(([gateway, { hooks }]) => {
			if (!hooks) return [];
			const shown = hooks.list().map((hook) => ({
				url: withoutUser(hook.url),
				name: this.nameOf(hook.url),
			}));
			return [{ gateway, label: views[gateway].label, only: hooks.only, hooks: shown }];
		});
	}

	/** Sets up what the visitor asked for. Throws ActRefused with words for the visitor. */
	connect(wish: unknown): HooksView[] {
		const parsed = asked.safeParse(wish);
		if (!parsed.success) throw new ActRefused(parsed.error.issues[0].message);
		const { gateway, url, name } = parsed.data;
		const hooks = Object.hasOwn(this.gateways, gateway) ? this.gateways[gateway].hooks : undefined;
		if (!hooks) throw new ActRefused('At this gateway no webhook can be set up.');
		if (!hooks.list().some((known) => withoutUser(known.url) === withoutUser(url))) {
			hooks.connect({ url, ...(name && { name }) });
		}
		if (name) this.name(withoutUser(url), name);
		return this.view();
	}
}

function withoutUser(address: string): string {
	const url = new URL(address);
	if (!url.username && !url.password) return address;
	url.username = '';
	url.password = '';
	return url.href;
}
