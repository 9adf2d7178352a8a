import { withoutTokens } from '../../../../nodes/Qontak/webhook/webhook';

test("the token of a trigger's address is not handed out; another system's address is whole", () => {
	const at = (url: string) => ({ receive_message_from_customer: { webhooks: [{ url }] } });
	const own = 'https://n8n.example.com/webhook/3f6c/qontak?token=';
	expect(withoutTokens(at(`${own}a-B_9`))).toEqual(at(`${own}***`));
	const other = at('https://crm.example.com/in?token=a-B_9');
	expect(withoutTokens(other)).toEqual(other);
});
