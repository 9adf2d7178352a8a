import { simulatorForEach } from '../../unit/support/simulator.mts';
import { runIvosights } from './support/node.mts';

/** What was pulled is gone at the gateway: it must not be lost in the workflow either. */

const HOOK = '60243665e4058d3b4a377bd2';
const pull = { resource: 'webhook', operation: 'pullPending', webhookId: '={{ $json.id }}' };
const status = (id: string) => ({ statuses: [{ id, status: 'read', recipient_id: '62812' }] });

const simulator = simulatorForEach({ ivosights: { receipts: 'manual' } });
const gateway = () => simulator.ivosights;
const pulls = () => gateway().requests.filter(({ path }) => path.includes('pull-pending'));

beforeEach(() => {
	const { pending } = gateway().webhooks.add({ id: HOOK, url: 'http://127.0.0.1:9/' });
	pending.push(status('m1'), status('m2'));
});

test.each(['data', 'array', 'envelopes'] as const)('in the shape %s', async (pullShape) => {
	gateway().settings.pullShape = pullShape;
	const { json, output } = await runIvosights(gateway(), pull, [{ id: HOOK }]);
	expect(json('Ivosights')).toMatchObject([
		{ event: 'status', messageId: 'm1', status: { value: 'read' } },
		{ event: 'status', messageId: 'm2', status: { value: 'read' } },
	]);
	for (const item of json('Ivosights')) expect(item).not.toHaveProperty('raw');
	expect(output('Ivosights').map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 0 },
	]);
});

test('with what would have been posted, if that is asked for', async () => {
	const { json } = await runIvosights(gateway(), { ...pull, options: { includeRaw: true } }, [
		{ id: HOOK },
	]);
	expect(json('Ivosights').map(({ raw }) => raw)).toEqual([status('m1'), status('m2')]);
});

test('what cannot be read is handed on as it is: it is nowhere else any more', async () => {
	const strange = { poll: { question: 'Red or blue?' } };
	gateway().webhooks.list[0].pending.splice(0, 2, strange);
	const { json } = await runIvosights(gateway(), pull, [{ id: HOOK }]);
	expect(json('Ivosights')).toMatchObject([{ event: 'other', raw: strange }]);
});

test("without 'Simplify' it is what the gateway would have posted", async () => {
	const { json } = await runIvosights(gateway(), { ...pull, simplify: false }, [{ id: HOOK }]);
	expect(json('Ivosights')).toEqual([status('m1'), status('m2')]);
});

test('nothing pending gives no item', async () => {
	gateway().webhooks.list[0].pending.splice(0);
	const { json, error } = await runIvosights(gateway(), pull, [{ id: HOOK }]);
	expect(error).toBeUndefined();
	expect(json('Ivosights')).toEqual([]);
});

test("n8n's Retry On Fail keeps what the first try pulled", async () => {
	gateway().webhooks.add({ id: 'other', url: 'http://127.0.0.1:9/' }).pending.push(status('m3'));
	const body = { message: 'Too busy with other things' };
	gateway().faults.next({ kind: 'status', status: 409, body, match: { path: 'other' } });
	const { json, error } = await runIvosights(gateway(), pull, [{ id: HOOK }, { id: 'other' }], {
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 1,
	});
	expect(error).toBeUndefined();
	expect(json('Ivosights').map(({ messageId }) => messageId)).toEqual(['m1', 'm2', 'm3']);
	expect(pulls().map(({ path }) => path.includes(HOOK))).toEqual([true, false, false]);
});

test('a webhook that is not known names the field', async () => {
	const { error } = await runIvosights(gateway(), pull, [{ id: 'nobody' }]);
	expect(error?.message).toBe("'Webhook Name or ID' is nobody, which Ivosights does not know");
});
