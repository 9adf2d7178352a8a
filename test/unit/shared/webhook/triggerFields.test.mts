import type { INodeType, IWebhookFunctions } from 'n8n-workflow';
import { DecisionTelecomTrigger } from '../../../../nodes/DecisionTelecom/DecisionTelecomTrigger.node';
import { IvosightsTrigger } from '../../../../nodes/Ivosights/IvosightsTrigger.node';
import { QontakTrigger } from '../../../../nodes/Qontak/QontakTrigger.node';
import { settingIn, type TriggerSettings } from '../../../../nodes/shared/webhook/triggerFields';

/** A trigger that has none of the fields: n8n gives back the fallback. */
const bare = {
	getNodeParameter: (_: string, fallback: unknown) => fallback,
} as unknown as IWebhookFunctions;

const NAMES = [
	'events',
	'statuses',
	'simplify',
	'downloadMedia',
	'binaryPropertyName',
	'ignoreRepeats',
] as const satisfies ReadonlyArray<keyof TriggerSettings>;

const TRIGGERS: Array<[string, INodeType]> = [
	['DecisionTelecom', new DecisionTelecomTrigger()],
	['Ivosights', new IvosightsTrigger()],
	['Qontak', new QontakTrigger()],
];

describe.each(TRIGGERS)('the trigger of %s', (_, { description: { properties } }) => {
	const fields = properties.filter(({ name }) => (NAMES as readonly string[]).includes(name));

	test('has the fields that are read by name once each, with n8n’s own default for each', () => {
		const names = fields.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(names).toEqual(expect.arrayContaining(['events', 'statuses', 'ignoreRepeats']));
		for (const { name, default: initial } of fields.filter(({ name }) => name !== 'events')) {
			expect([name, initial]).toEqual([name, settingIn(bare, name as keyof TriggerSettings)]);
		}
	});
});
