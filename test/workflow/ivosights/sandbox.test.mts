import { operations } from '../../../nodes/Ivosights/operations';
import { simulatorForEach } from '../../unit/support/simulator.mts';
import { nameOf } from '../../unit/support/step.mts';
import { credentialsFor, runIvosights } from './support/node.mts';
import { engineCases, type EngineCase } from './cases.mts';

/** What Ivosights' document lists for the sandbox, and the preview, which reads production's templates. */
const IN_SANDBOX = [
	'media.download',
	'message.sendAndWait',
	'message.sendContacts',
	'message.sendList',
	'message.sendLocation',
	'message.sendMedia',
	'message.sendReplyButtons',
	'message.sendTemplate',
	'message.sendText',
	'template.preview',
];

const simulator = simulatorForEach({ ivosights: { receipts: 'manual' } });
const gateway = () => simulator.ivosights;

async function run({ parameters, item, prepare }: EngineCase) {
	await prepare?.(gateway());
	gateway().requests.clear();
	const credentials = credentialsFor(gateway(), { environment: 'sandbox' });
	return await runIvosights(gateway(), parameters, [item], { credentials });
}

const cases = (inSandbox: boolean) =>
	engineCases
		.filter(({ name }) => IN_SANDBOX.includes(name) === inSandbox)
		.map((one) => [one.name, one] as const);

test('the list names operations only', () => {
	expect(operations.map(nameOf)).toEqual(expect.arrayContaining(IN_SANDBOX));
});

test.each(cases(true))('%s works in the sandbox', async (name, one) => {
	const { error } = await run(one);
	expect(error).toBeUndefined();
	const { path } = gateway().requests.at(-1) ?? { path: '' };
	expect(path.startsWith('/sandbox/api/v1/')).toBe(name !== 'template.preview');
});

test.each(cases(false))('%s says before calling that the sandbox lacks it', async (_name, one) => {
	const { error } = await run(one);
	expect(error?.message).toBe('The Ivosights sandbox does not have this operation');
	expect(error?.description).toContain("'Environment' is Production");
	expect(gateway().requests).toHaveLength(0);
});
