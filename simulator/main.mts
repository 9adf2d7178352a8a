import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { accountLines, accountsOf } from './accounts.mts';
import { contactNames } from './core/contactNames.mts';
import { startSimulator } from './server.mts';

/**
 * `npm run simulator`: the gateways, until Ctrl+C.
 *
 *     npm run simulator -- --ivosights-port 4010 --webhook http://127.0.0.1:5678/webhook/…
 */
const { values } = parseArgs({
	options: {
		'ivosights-port': { type: 'string', default: '0' },
		'ivosights-key': { type: 'string' },
		'phones-port': { type: 'string', default: '0' },
		webhook: { type: 'string', multiple: true, default: [] },
	},
});

/** The people of the examples have their names on the phones. */
const contacts = new URL('../examples/contacts.csv', import.meta.url);
const key = values['ivosights-key'];
const simulator = await startSimulator({
	pagePort: Number(values['phones-port']),
	names: contactNames(await readFile(contacts, 'utf8')),
	ivosights: {
		port: Number(values['ivosights-port']),
		...(key !== undefined && { apiKey: key }),
		receiptDelayMs: 400,
		reviewMs: 3000,
	},
});
const { ivosights } = simulator;
for (const url of values.webhook) ivosights.webhooks.add({ url });

for (const line of accountLines(accountsOf(simulator))) console.log(line);
console.log(`
The phones: ${simulator.page.url} (open it in a browser; its Webhooks connect a workflow of yours)
Press Ctrl+C to stop.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void simulator.close().then(() => process.exit(0)));
}
