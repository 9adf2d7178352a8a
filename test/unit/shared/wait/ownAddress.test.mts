import { checkOwnAddress } from '../../../../nodes/shared/wait/ownAddress';
import { fakeContext } from './fakeContext.mts';

/** Whether n8n would let answers in at the address that it tells. */

const PLAIN = 'https://n8n.example.com/webhook-waiting/4711/node?signature=x';
const BELOW = 'https://example.com/n8n/webhook-waiting/4711/node?signature=x';

async function check(url: string, statusCode?: number) {
	const told = statusCode === undefined ? undefined : () => ({ statusCode });
	const { context, asked } = fakeContext({ told });
	await checkOwnAddress(context, new URL(url));
	return asked.map((one) => one.url);
}

test('below a path that is cut off n8n refuses its own signature', async () => {
	await expect(check(BELOW, 401)).rejects.toMatchObject({
		message: 'n8n would refuse every answer to this question',
		details: { description: expect.stringContaining('https://example.com/n8n/') },
	});
});

test.each([409, 500, 200, undefined])(
	'whatever else it says (%s) is no refusal',
	async (status) => {
		expect(await check(BELOW, status)).toEqual([BELOW]);
	},
);

test('without a path nothing is tried', async () => {
	expect(await check(PLAIN, 401)).toEqual([]);
});
