/**
 * `npm run demo`: a campaign goes out through a real n8n and a simulated Ivosights, a customer
 * replies and is answered; then all stays up to look at. With `--once` it ends after the job, with
 * exit code 0 only if everything happened.
 */
import { once } from 'node:events';

import { accountLines } from '../../simulator/accounts.mts';
import { installHost } from '../../test/host/install.mts';
import { owner } from '../../test/host/session.mts';
import type { StoredWorkflow } from '../../test/host/workflow.mts';
import { runCampaign } from './campaign.mts';
import { haveACustomerWrite } from './customer.mts';
import { promises, table, totals } from './report.mts';
import { setStage, type Stage } from './stage.mts';

await installHost();
const stage = await setStage();
try {
	const kept = await play(stage);
	if (process.argv.includes('--once')) process.exitCode = kept ? 0 : 1;
	else await stayUp(stage);
} finally {
	await stage.close();
}

/** The job; gives whether everything that is promised happened. */
async function play(stage: Stage): Promise<boolean> {
	const outcomes = await runCampaign(stage);
	const sentTo = stage.simulator.ivosights.messages.map(({ to }) => to);
	console.log(`\n${table(outcomes)}\n\n${totals(outcomes)}\n`);

	const conversation = await haveACustomerWrite(stage, sentTo[0]);
	console.log(`\n  ${conversation.customer}: ${conversation.question}`);
	console.log(`  Auto-reply: ${conversation.answer}\n`);

	const checked = promises(outcomes, sentTo, conversation);
	for (const { what, kept } of checked) console.log(`${kept ? 'yes' : 'NO '}  ${what}`);
	return checked.every(({ kept }) => kept);
}

async function stayUp({
	n8n,
	simulator,
	campaign,
	autoReply,
	others,
	accounts,
}: Stage): Promise<void> {
	const link = ({ id, name }: StoredWorkflow) => `  ${name.padEnd(50)} ${n8n.url}/workflow/${id}`;
	console.log(`
Open the campaign in n8n's editor:  ${n8n.url}/workflow/${campaign.id}
Log in with:                        ${owner.email} / ${owner.password}
The phones of its customers:        ${simulator.page.url}

All workflows, published and ready:
${[campaign, ...others, autoReply].map(link).join('\n')}
Qontak takes 60 direct messages a minute, here as in truth: its campaign of 197 needs some minutes.

The simulated accounts, for credentials of your own (nothing leaves this machine):
${accountLines(accounts)
	.map((line) => `  ${line}`)
	.join('\n')}
To let a workflow of your own answer customers, press Webhooks on the page of the phones.

Everything stays up. Press Ctrl+C to stop.`);
	await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
	console.log('\nStopping ...');
}
