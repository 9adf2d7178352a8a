import { hasHttpRequest, httpRequest, ours, people, send, type Way } from '../campaign.mts';
import { startGateway, type Gateway } from '../gateway.mts';
import type { Part } from '../part.mts';
import { percent, table } from '../table.mts';

const COUNT = 1_000;

/** What a way says of an item that has no answer of the gateway: that nobody can tell, or just an error. */
const isUnconfirmed = (error: unknown) =>
	(error as { reason?: string } | undefined)?.reason === 'unconfirmed';

async function measure(name: string, wayAt: (gateway: Gateway) => Way) {
	const gateway = await startGateway({ ivosights: { latencyMs: 50 } }, true);
	const way: Way = { ...wayAt(gateway), onError: 'continueErrorOutput' };
	const { ms, outcome } = await send(gateway, way, people(COUNT));
	const { recipients, refused, cut, faults } = await gateway.seen('ivosights');
	await gateway.close();
	const to = people(COUNT).map(({ wa_id }) => String(wa_id));
	const itemsOf = (branch: number) =>
		outcome
			.output('Send', branch)
			.map(({ json, pairedItem }) => ({ json, to: to[(pairedItem as { item: number }).item] }));
	const reached = new Set(recipients);
	const failed = itemsOf(1);
	const unconfirmed = failed.filter(({ json }) => isUnconfirmed(json.error));
	const said = new Set(unconfirmed.map((one) => one.to));
	const told = itemsOf(0);
	const row = [
		name,
		`${refused} / ${cut} / ${faults}`,
		told.length,
		`${unconfirmed.length} (${unconfirmed.filter((one) => reached.has(one.to)).length})`,
		failed.length - unconfirmed.length,
		recipients.length - reached.size,
		told.filter((one) => !reached.has(one.to)).length,
		`${(ms / 1_000).toFixed(1)} s`,
	];
	const isMet =
		recipients.length === reached.size &&
		told.every((one) => reached.has(one.to)) &&
		failed.every((one) => said.has(one.to)) &&
		told.length + failed.length === COUNT;
	return { row, isMet, share: percent(told.length, COUNT) };
}

/** A gateway that is disturbed at random: whom it reaches, and what is said of the others. */
export async function d(): Promise<Part> {
	const own = await measure('this node, automatic speed', () => ours());
	const others = hasHttpRequest
		? [await measure('HTTP Request node, all at once', (gateway) => httpRequest(gateway))]
		: [];
	const text = [
		'## d. Random disturbances',
		`${COUNT.toLocaleString('en')} messages; of the requests 5% are answered 429, 1% cut off (half of those after the message was taken on), 1% answered 500. Each 429 asks for a second's pause. With *Continue (using error output)*.`,
		table(
			[
				'way',
				'429 / cut / 500',
				'accepted',
				'unconfirmed (arrived)',
				'failed otherwise',
				'reached twice',
				'accepted, not reached',
				'time',
			],
			[own, ...others].map(({ row }) => row),
		),
	].join('\n\n');
	const aim = 'd: each exactly once, or reported as unconfirmed';
	return { text, aims: [{ aim, isMet: own.isMet, here: `${own.share} accepted` }] };
}
