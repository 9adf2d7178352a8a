import type { INodeParameterResourceLocator } from 'n8n-workflow';
import {
	describedTemplate,
	type Described,
} from '../../../nodes/DecisionTelecom/template/definition';
import {
	toDefinition as ivosightsDefinition,
	type IvosightsTemplate,
} from '../../../nodes/Ivosights/template/definition';
import { toDefinition as qontakDefinition } from '../../../nodes/Qontak/template/definition';
import { mapperFields } from '../../../nodes/shared/template/valueFields';
import { believableTemplates as registered } from '../../../simulator/decisionTelecom/templates.mts';
import { TemplateStore as IvosightsTemplates } from '../../../simulator/ivosights/templates/store.mts';
import { TemplateStore as QontakTemplates } from '../../../simulator/qontak/templates/store.mts';
import {
	campaigns,
	differences,
	GATEWAYS,
	leavesOf,
	nodeOf,
	page,
	parametersOf,
	type Gateway,
} from './campaigns.mts';

/** One campaign, three gateways: what may differ between the files of `examples/`, and why. */

interface Difference {
	/** The path and all below it; `*` stands for any one name. */
	at: string;
	/** Which campaigns differ there from that of Ivosights. */
	in: readonly Gateway[];
	/** The row of docs/gateways.md that explains it. */
	row: string;
	why: string;
}

const both = ['qontak', 'decisionTelecom'] as const;
const qontak = ['qontak'] as const;
const decisionTelecom = ['decisionTelecom'] as const;
const SEND = 'nodes.Send Template';
const RECEIPTS = 'nodes.Receipts';

const ALLOWED: readonly Difference[] = [
	{ at: 'name', in: both, row: 'Name', why: 'tells the three apart in the list of workflows' },
	{
		at: 'nodes.Note c.parameters.content',
		in: both,
		row: 'Note',
		why: 'what to do once is another thing at each gateway',
	},
	{
		at: 'nodes.Start Campaign.webhookId',
		in: both,
		row: 'Webhook ID',
		why: "the form's address: two published workflows cannot share one",
	},
	{ at: `${RECEIPTS}.webhookId`, in: both, row: 'Webhook ID', why: "the trigger's address" },
	{ at: `${SEND}.type`, in: both, row: 'Node type', why: 'the gateway' },
	{ at: `${RECEIPTS}.type`, in: both, row: 'Node type', why: 'the gateway' },
	{ at: `${SEND}.credentials`, in: both, row: 'Credential', why: 'the gateway' },
	{ at: `${RECEIPTS}.credentials`, in: both, row: 'Credential', why: 'the gateway' },
	{
		at: `${SEND}.parameters.authentication`,
		in: qontak,
		row: 'Authentication',
		why: 'Qontak has three ways to log in',
	},
	{
		at: `${RECEIPTS}.parameters.authentication`,
		in: qontak,
		row: 'Authentication',
		why: 'Qontak has three ways to log in',
	},
	{
		at: `${SEND}.parameters.recipientName`,
		in: qontak,
		row: 'Recipient Name',
		why: 'Qontak keeps a contact for each number and wants its name',
	},
	{
		at: `${SEND}.parameters.channel`,
		in: qontak,
		row: 'Channel',
		why: "an account has several numbers; Ivosights' key belongs to one, at DecisionTelecom the sender tells",
	},
	{
		at: `${RECEIPTS}.parameters.events.0`,
		in: qontak,
		row: 'Events',
		why: 'a template goes out as a broadcast, whose receipts are events of their own',
	},
	{
		at: `${SEND}.parameters.template.value`,
		in: qontak,
		row: 'Template',
		why: 'each account has its own templates',
	},
	{
		at: `${SEND}.parameters.template.cachedResultName`,
		in: qontak,
		row: 'Template',
		why: 'the name of that template',
	},
	{
		at: `${SEND}.parameters.template`,
		in: decisionTelecom,
		row: 'Template',
		why: 'DecisionTelecom has no list of templates',
	},
	...['templateName', 'templateLanguage', 'templateNamespace'].map((name) => ({
		at: `${SEND}.parameters.${name}`,
		in: decisionTelecom,
		row: 'Template Name, Language, Namespace',
		why: 'no list of templates: this is how the gateway knows one',
	})),
	...['templateHeader', 'templateHeaderText', 'templateText', 'templateButtons'].map((name) => ({
		at: `${SEND}.parameters.${name}`,
		in: decisionTelecom,
		row: 'Template Header, Text, Buttons',
		why: 'no list of templates: the form makes its fields of this description',
	})),
	{
		at: `${SEND}.parameters.templateVariables.schema.*.displayName`,
		in: both,
		row: 'Labels of variables',
		why: 'Ivosights gives an example for each variable, the others do not',
	},
	{
		at: `${SEND}.parameters.sender`,
		in: decisionTelecom,
		row: 'Sender',
		why: 'DecisionTelecom wants the registered sender with each message',
	},
	{
		at: `${SEND}.parameters.callbackUrl`,
		in: decisionTelecom,
		row: 'Callback URL',
		why: 'receipts go to the address that each message brings',
	},
];

const reaches = (at: string, leaf: string) => {
	const names = leaf.split('.');
	return at.split('.').every((name, place) => name === '*' || name === names[place]);
};

const others = both.map((gateway) => [gateway] as const);

describe.each(others)('the campaign of %s, compared with that of Ivosights', (gateway) => {
	const found = differences(campaigns.ivosights, campaigns[gateway]);
	const allowed = ALLOWED.filter((one) => one.in.includes(gateway));

	test('differs only where it may', () => {
		expect(found.filter((leaf) => !allowed.some(({ at }) => reaches(at, leaf)))).toEqual([]);
	});

	test('and everywhere it may', () => {
		const unused = allowed.filter(({ at }) => !found.some((leaf) => reaches(at, leaf)));
		expect(unused.map(({ at }) => at)).toEqual([]);
	});
});

test('the comparison sees what is changed, added, removed and moved', () => {
	const changed = structuredClone(campaigns.ivosights);
	const [form, send] = ['Start Campaign', 'Send Template'].map(
		(name) => changed.nodes.find((node) => node.name === name)!,
	);
	form.position = [1, 0];
	send.parameters.simplify = false;
	delete send.onError;
	send.parameters.extra = {};
	changed.connections.Contacts.main[0] = [];
	expect(differences(campaigns.ivosights, changed).sort()).toEqual([
		'connections.Contacts.main.0',
		'connections.Contacts.main.0.0.index',
		'connections.Contacts.main.0.0.node',
		'connections.Contacts.main.0.0.type',
		'nodes.Send Template.onError',
		'nodes.Send Template.parameters.extra',
		'nodes.Send Template.parameters.simplify',
		'nodes.Start Campaign.position.0',
	]);
});

test('no two things in a list go by the same name', () => {
	const count = (value: unknown): number =>
		typeof value === 'object' && value !== null && Object.keys(value).length > 0
			? Object.values(value).reduce<number>((sum, entry) => sum + count(entry), 0)
			: 1;
	for (const gateway of GATEWAYS) {
		expect(leavesOf(campaigns[gateway]).size).toBe(count(campaigns[gateway]));
	}
});

/** The others have it too, for a template chosen by name; these campaigns choose theirs from the list. */
const OF_A_NAME = 'templateLanguage';

describe.each(['Send Template', 'Receipts'])('%s', (name) => {
	const parameters = (gateway: Gateway) => Object.keys(nodeOf(gateway, name).parameters);

	test.each(GATEWAYS)('of %s has no parameter that the node does not have', (gateway) => {
		const known = parametersOf(nodeOf(gateway, name).type);
		expect(parameters(gateway).filter((parameter) => !known.includes(parameter))).toEqual([]);
	});

	test.each(GATEWAYS.flatMap((one) => GATEWAYS.map((other) => [one, other] as const)))(
		'what %s has there and %s does not, the node of the latter truly lacks',
		(one, other) => {
			const known = parametersOf(nodeOf(other, name).type);
			const only = parameters(one).filter((parameter) => !parameters(other).includes(parameter));
			const told = only.filter((parameter) => parameter !== OF_A_NAME);
			expect(told.filter((parameter) => known.includes(parameter))).toEqual([]);
		},
	);
});

test('all nodes of n8n itself are the same, by name and kind', () => {
	const own = (gateway: Gateway) =>
		campaigns[gateway].nodes.map(({ name, type }) => [name, type.replace(/gateways\..*/, '…')]);
	expect(own('qontak')).toEqual(own('ivosights'));
	expect(own('decisionTelecom')).toEqual(own('ivosights'));
});

describe('the variables are those that the form shows for the template', () => {
	const now = () => new Date();
	const idOf = (gateway: Gateway) =>
		String(
			(nodeOf(gateway, 'Send Template').parameters.template as INodeParameterResourceLocator).value,
		);
	const described = nodeOf('decisionTelecom', 'Send Template').parameters as unknown as Described &
		Record<'templateName' | 'templateLanguage' | 'templateNamespace', string>;

	test.each([
		[
			'ivosights',
			() =>
				ivosightsDefinition(
					new IvosightsTemplates(now).get(idOf('ivosights')) as unknown as IvosightsTemplate,
				),
		],
		[
			'qontak',
			() => qontakDefinition({ ...new QontakTemplates(now).get(idOf('qontak')) } as never),
		],
		['decisionTelecom', () => describedTemplate(described, [])],
	] as const)('%s', (gateway, definition) => {
		const { schema } = nodeOf(gateway, 'Send Template').parameters.templateVariables as {
			schema: unknown;
		};
		const { fields } = mapperFields(definition());
		expect(schema).toEqual(fields.map((field) => ({ ...field, removed: false })));
	});

	test("DecisionTelecom's description is that of the registered template", () => {
		const template = registered.find(
			({ name, language, namespace }) =>
				name === described.templateName &&
				language === described.templateLanguage &&
				namespace === described.templateNamespace,
		);
		expect(template).toMatchObject({
			header: { format: described.templateHeader, text: described.templateHeaderText },
			body: described.templateText,
			buttons: [{ type: 'url', text: described.templateButtons.button?.[0].text }],
		});
	});
});

describe('docs/gateways.md', () => {
	const [, section = ''] = page.split('## One campaign, three gateways');
	const rows = section.split('\n').map((line) => line.split('|')[1]?.trim());

	test.each([...new Set(ALLOWED.map(({ row }) => row))])('explains the difference: %s', (row) => {
		expect(rows).toContain(row);
	});

	test('and none that there is not', () => {
		const [head, rule, ...explained] = rows.filter(Boolean);
		expect([head, /^-+$/.test(rule)]).toEqual(['Difference', true]);
		expect(explained.filter((row) => !ALLOWED.some((one) => one.row === row))).toEqual([]);
	});
});
