import { readFileSync } from 'node:fs';
import { DecisionTelecomTrigger } from '../../../nodes/DecisionTelecom/DecisionTelecomTrigger.node';
import { IvosightsTrigger } from '../../../nodes/Ivosights/IvosightsTrigger.node';
import { QontakTrigger } from '../../../nodes/Qontak/QontakTrigger.node';
import { recipientField } from '../../../nodes/DecisionTelecom/message/fields';
import { HOME } from '../../../nodes/DecisionTelecom/gateway';
import { normalizeRecipient } from '../../../nodes/shared/whatsapp/phone/recipient';
import { doNotSendField } from '../../../nodes/shared/operation/campaignFields';

/** What a person finds when they look for a node. */

const GATEWAYS = ['Qontak', 'Ivosights', 'DecisionTelecom'];

test.each(
	GATEWAYS.flatMap((one) => [
		[one, one],
		[one, `${one}Trigger`],
	]),
)('%s: %s is found by the words that people use', (folder, name) => {
	const codex = readFileSync(`nodes/${folder}/${name}.node.json`, 'utf8');
	const { alias } = JSON.parse(codex) as { alias: string[] };
	for (const word of ['blast', 'WA', 'bulk', 'broadcast', 'campaign', 'OTP']) {
		expect(alias).toContain(word);
	}
});

// n8n shows the trigger's description for a pair of nodes (source: "n8n forms").
test.each([new QontakTrigger(), new IvosightsTrigger(), new DecisionTelecomTrigger()])(
	'$description.displayName tells what the pair of nodes does',
	({ description: { description } }) => {
		expect(description).toMatch(
			/^Send WhatsApp templates and messages through \w+, receive .*receipts$/,
		);
	},
);

test('the numbers shown as examples in the forms of DecisionTelecom are numbers that it takes', () => {
	const numbers = [recipientField, doNotSendField].flatMap(({ placeholder }) =>
		placeholder.replace('e.g. ', '').split(', '),
	);
	for (const number of numbers) {
		const read = () => normalizeRecipient(number, { defaultCountry: HOME, field: 'Recipient' });
		expect(read).not.toThrow();
	}
});
