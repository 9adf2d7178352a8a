import { accountForTests, runIvosights } from '../workflow/ivosights/support/node.mts';
import { contact, contacts, digits } from '../workflow/support/messages.mts';

const gateway = accountForTests();

const greet = {
	resource: 'message',
	operation: 'sendGreeting',
	recipient: '={{ $json.phone }}',
	customerName: '={{ $json.name }}',
};
const bodies = () => gateway().requests.map(({ body }) => body);

test('the added operation sends, and its outputs are paired', async () => {
	const { output, error } = await runIvosights(gateway(), greet, contacts(3));
	expect(error).toBeUndefined();
	expect(output('Ivosights').map(({ json, pairedItem }) => [json.recipient, pairedItem])).toEqual(
		[0, 1, 2].map((item) => [digits(item), { item }]),
	);
	expect(bodies()).toContainEqual({ wa_id: digits(1), text: 'Halo Customer 1!' });
	expect(gateway().messages).toHaveLength(3);
});

test('it checks before it sends, without a line written for that', async () => {
	const people = [contact(0), { ...contact(1), name: 'x'.repeat(21) }];
	const { error } = await runIvosights(gateway(), greet, people);
	expect(error?.message).toMatch(/^'Customer Name' has 21 characters.* \[Item 2\]$/);
	expect(gateway().messages).toHaveLength(0);
});
