import { randomBytes } from 'node:crypto';
import axios from 'axios';
import { posted } from '../../../nodes/shared/wait/answer';
import { choiceId, readChoice, type Choice } from '../../../nodes/shared/wait/choiceId';
import { waitKey } from '../../../nodes/shared/wait/key';
import { Asker } from '../../e2e/support/asking.mts';
import type { Extent, Part } from '../part.mts';
import { hasN8n } from '../realN8n.mts';
import { median, table } from '../table.mts';

const [ANI, BUDI] = ['628111111111', '628222222222'];
const HITS = 20;
/** Presses are answered at whole half seconds: few enough that n8n is done with all of them before. */
const AT_ONCE = 5;

/** What n8n answered, and how long it took. */
interface Told {
	said: string;
	ms: number;
}

async function post(url: string, body: object): Promise<Told> {
	const started = performance.now();
	const { status, data } = await axios.post(url, body, { validateStatus: () => true });
	const ms = performance.now() - started;
	// A receipt is different each time, whether it is one or not.
	const said = typeof data === 'object' ? Object.entries(data).map(shape).join() : 'a page';
	return { said: `${status} ${said}`, ms };
}

const shape = ([name, value]: [string, unknown]) =>
	`${name}: ${name === 'receipt' ? String(value).length : String(value)}`;

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

/** The ids of the buttons of somebody's last question. */
const buttonsOf = (asker: Asker, number: string): string[] =>
	asker.simulator.phones
		.phone(number)
		.bubbles.at(-1)
		?.content.buttons?.map(({ id }) => String(id)) ?? [];

/** A press as Ivosights posts it. */
const press = (id: string, from = ANI) => ({
	messages: [
		{
			from,
			id: `wamid.${random(12)}`,
			type: 'interactive',
			interactive: { type: 'button_reply', button_reply: { id, title: 'Ya' } },
		},
	],
});

/** Somebody tries ids and resume calls at a real n8n: what is resumed, and whether answers tell anything. */
export async function i({ long }: Extent): Promise<Part> {
	if (!hasN8n) return { text: '## i. Guesses\n\nNo n8n was installed.' };
	const asker = await Asker.start();
	const key = waitKey(asker.simulator.ivosights.apiKey);
	const [{ url }] = asker.simulator.ivosights.webhooks.list;

	const spent = await asker.ask([ANI]);
	const [used] = buttonsOf(asker, ANI);
	await asker.customer(ANI).presses('Ya');
	await asker.ended(spent);
	const hits: string[] = [];
	const answered: string[] = [];
	for (let hit = 0; hit < HITS; hit++) {
		answered.push(await asker.ask([ANI], { message: `Question ${hit}?` }));
		hits.push(buttonsOf(asker, ANI)[0]);
	}
	const waiting = await asker.ask([ANI]);
	const [id] = buttonsOf(asker, ANI);
	const own = readChoice(id, ANI, key) as Choice;
	const { execution, node, signature } = own.place;
	const resume = (with_ = signature) =>
		`${asker.n8n.url}/webhook-waiting/${execution}/${node}?signature=${with_}`;
	const answer = (from = ANI) => ({
		run: own.place.run,
		item: own.place.item,
		choice: 0,
		from,
		text: 'Ya',
		messageId: random(9),
		repliedAt: new Date().toISOString(),
	});
	const altered = () => {
		const at = 8 + Math.floor(Math.random() * (id.length - 8));
		return id.slice(0, at) + (id[at] === 'A' ? 'B' : 'A') + id.slice(at + 1);
	};
	const other = { ...own, place: { ...own.place, item: own.place.item + 1 } };
	const kinds: Array<[string, () => Promise<Told>]> = [
		['button: random id', async () => await post(url, press(`n8n-ask:${random(100)}`))],
		['button: altered id', async () => await post(url, press(altered()))],
		['button: another’s', async () => await post(url, press(id, BUDI))],
		[
			'button: of another key',
			async () => await post(url, press(choiceId(own, ANI, waitKey(random(9))))),
		],
		['button: replayed', async () => await post(url, press(used))],
		['button: of no question', async () => await post(url, press(choiceId(other, ANI, key)))],
		['resume: random signature', async () => await post(resume(random(32)), {})],
		[
			'resume: random proof',
			async () => await post(resume(), { answer: answer(), proof: random(32) }),
		],
		[
			'resume: altered answer',
			async () =>
				await post(resume(), { ...posted({ execution, node }, answer(), key), answer: answer() }),
		],
		[
			'resume: another number',
			async () => await post(resume(), posted({ execution, node }, answer(BUDI), key)),
		],
	];

	const tries = long ? 10_000 : 1_000;
	const told = new Map<string, Told[]>();
	const note = async (name: string, telling: Promise<Told>) => {
		const one = await telling;
		told.set(name, [...(told.get(name) ?? []), one]);
	};
	const forge = async (turn: number) => {
		const [name, make] = kinds[turn % kinds.length];
		await note(name, make());
	};
	for (let turn = 0; turn < tries; turn += AT_ONCE) {
		const made = Array.from({ length: AT_ONCE }, async (_, n) => await forge(turn + n));
		if (turn % Math.floor(tries / HITS) === 0) {
			const hit = hits[turn / Math.floor(tries / HITS)];
			made.push(note('button: right', post(url, press(hit))));
		}
		await Promise.all(made);
	}
	const still = await asker.statusOf(waiting);
	for (const one of answered) await asker.ended(one);
	const right = await post(resume(), posted({ execution, node }, answer(), key));
	told.set('resume: right', [right]);
	const { data } = await asker.ended(waiting);
	await asker.close();

	const forged = median(told.get('button: random id')?.map(({ ms }) => ms) ?? []);
	const rows = [...told].map(([name, all]) => {
		const middle = median(all.map(({ ms }) => ms));
		const answers = [...new Set(all.map(({ said }) => said))].join('; ');
		return [name, all.length, middle.toFixed(1), (middle / forged).toFixed(2), answers];
	});
	const isSafe = still === 'waiting' && data !== undefined;
	return {
		text: [
			'## i. Guesses',
			`${tries} forged presses and resume calls to a real n8n, ${AT_ONCE} at once, and ${HITS} right ones among them. The ratio is to a random id.`,
			table(['what', 'posts', 'median ms', 'ratio', 'answer'], rows),
		].join('\n\n'),
		aims: [
			{
				aim: `i: none of ${tries} forged ids and resume calls resumes anything`,
				isMet: isSafe,
				here: isSafe ? '0 resumed' : `the execution was ${still}`,
			},
		],
	};
}
