import type { IDataObject } from 'n8n-workflow';
import { message, only, read, status } from '../../Ivosights/trigger/posts.mts';

/** Who wrote and who got it, where WhatsApp does not tell numbers (source: "WhatsApp user ids"). */

const SARI = 'ID.6281234567890';
const BUDI = 'ID.6289876543210';

const who = ({ from, to, userId, username, name, groupId }: ReturnType<typeof only>) =>
	JSON.parse(JSON.stringify({ from, to, userId, username, name, groupId })) as IDataObject;

const hi = (more: IDataObject): IDataObject => ({
	...message({ type: 'text', text: { body: 'Hi' } }),
	from: undefined,
	...more,
});

describe('an id that is no number', () => {
	test.each([
		SARI,
		'US.13491208655302741918',
		'US.ENT.11815799212886844830',
		'user.9373795779eb6441c8adb2eaee5b848e7dd174dd',
		'6281234567890@lid',
		'628123456789-1612345678@g.us',
		'120363404694233820',
		'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOTox',
		'1.6281234567890',
		'62812x',
		'1e12',
		'+',
		'1234',
	])('%s stays one', (id) => {
		expect(who(only({ messages: [hi({ from: id })] }))).toEqual({ userId: id });
		expect(who(only({ statuses: [status({ recipient_id: id })] }))).toEqual({ userId: id });
	});

	test.each([
		['628123456789', '628123456789'],
		['+628123456789', '628123456789'],
		[' +62 812-3456-789 ', '628123456789'],
		['1 (555) 078-3881', '15550783881'],
		['+33.6.12.34.56.78', '33612345678'],
		[628123456789, '628123456789'],
	])('%j is a number', (from, number) => {
		expect(who(only({ messages: [hi({ from })] }))).toEqual({ from: number });
	});

	test('nor is what a message answers, or a number that changed', () => {
		const answer = hi({ from: '62811', context: { id: 'a', from: SARI } });
		expect(only({ messages: [answer] }).message?.context).toEqual({ messageId: 'a' });
		const system = { type: 'user_changed_number', wa_id: SARI };
		const moved = message({ type: 'system', system });
		expect(only({ messages: [moved] })).toMatchObject({ event: 'other', kind: system.type });
	});
});

describe('profiles', () => {
	const profile = (name: string, more: IDataObject) => ({ profile: { name }, ...more });

	test('are matched by user id, not by their place, and stay with their event', () => {
		const contacts = [
			profile('Budi', { user_id: BUDI }),
			{ profile: { name: 'Sari', username: '@sari' }, user_id: SARI },
		];
		const messages = [hi({ id: 'a', from_user_id: SARI }), hi({ id: 'b', from_user_id: BUDI })];
		const events = read({ contacts, messages });
		expect(events).toMatchObject([
			{ id: 'a', userId: SARI, username: '@sari', name: 'Sari' },
			{ id: 'b', userId: BUDI, name: 'Budi' },
		]);
		expect(events.map(({ raw }) => raw)).toEqual([
			{ contacts: [contacts[1]], messages: [messages[0]] },
			{ contacts: [contacts[0]], messages: [messages[1]] },
		]);
		for (const { from, to } of events) expect([from, to]).toEqual([undefined, undefined]);
	});

	test('of an empty number and of no number at all are nobody’s', () => {
		const contacts = [profile('Nobody', { wa_id: '' }), profile('Budi', { wa_id: '62811' })];
		expect(who(only({ contacts, messages: [hi({ from: '' })] }))).toEqual({});
	});

	test('tell the number where only they have it', () => {
		const contacts = [profile('Sari', { wa_id: '628123456789', user_id: SARI })];
		expect(who(only({ contacts, messages: [hi({ from_user_id: SARI })] }))).toEqual({
			from: '628123456789',
			userId: SARI,
			name: 'Sari',
		});
	});

	test('tell the user id beside the number', () => {
		const contacts = [profile('Sari', { wa_id: '628123456789', user_id: SARI })];
		expect(who(only({ contacts, messages: [hi({ from: '628123456789' })] }))).toEqual({
			from: '628123456789',
			userId: SARI,
			name: 'Sari',
		});
	});

	test('of who gets a message tell who it is, but not who wrote', () => {
		const contacts = [{ profile: { name: 'Sari', username: '@sari' }, user_id: SARI }];
		const read = status({ recipient_id: undefined, recipient_user_id: SARI, status: 'read' });
		expect(who(only({ contacts, statuses: [read] }))).toEqual({ userId: SARI, username: '@sari' });
	});

	test('that are a crowd of one person do not take forever', () => {
		const contacts = Array.from({ length: 20_000 }, () => profile('Sari', { wa_id: '62811' }));
		const messages = Array.from({ length: 20_000 }, (_, id) => hi({ id, from: '62811' }));
		const events = read({ contacts, messages });
		expect(events).toHaveLength(20_000);
		expect(events[0].raw.contacts).toHaveLength(10);
	});
});

describe('groups', () => {
	const metadata = { display_phone_number: '15550783881' };
	const GROUP = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOTox';

	test('a message', () => {
		expect(who(only({ metadata, messages: [hi({ from: '62811', group_id: GROUP })] }))).toEqual({
			from: '62811',
			to: '15550783881',
			groupId: GROUP,
		});
	});

	test('one message reached two participants: two events', () => {
		const receipt = (more: IDataObject) =>
			status({ recipient_id: GROUP, recipient_type: 'group', status: 'delivered', ...more });
		const statuses = [
			receipt({ recipient_participant_id: '62811' }),
			receipt({ recipient_participant_id: '62822' }),
			receipt({ recipient_participant_user_id: SARI }),
		];
		const events = read({ metadata, statuses });
		expect(events).toMatchObject([
			{ id: 'wamid.1:delivered:62811', messageId: 'wamid.1', to: '62811', groupId: GROUP },
			{ id: 'wamid.1:delivered:62822', messageId: 'wamid.1', to: '62822', groupId: GROUP },
			{ id: `wamid.1:delivered:${SARI}`, messageId: 'wamid.1', userId: SARI, groupId: GROUP },
		]);
	});

	test('a message was sent to the group as a whole', () => {
		const sent = status({ recipient_id: '120363404694233820', recipient_type: 'group' });
		expect(who(only({ metadata, statuses: [sent] }))).toEqual({
			from: '15550783881',
			groupId: '120363404694233820',
		});
	});
});

describe('a person whose address changes', () => {
	test('with a new number, and a new user id', () => {
		const system = {
			type: 'user_changed_number',
			wa_id: '62822',
			user_id: BUDI,
			previous_user_id: SARI,
		};
		expect(only({ messages: [message({ type: 'system', from: '62811', system })] })).toMatchObject({
			event: 'contactChanged',
			contactChange: {
				oldNumber: '62811',
				newNumber: '62822',
				oldUserId: SARI,
				newUserId: BUDI,
			},
		});
	});

	test('with a new user id alone', () => {
		const system = { type: 'user_changed_user_id', user_id: BUDI };
		const moved = { id: 'a', from_user_id: SARI, type: 'system', system };
		expect(only({ messages: [moved] })).toMatchObject({
			event: 'contactChanged',
			userId: SARI,
			contactChange: { oldUserId: SARI, newUserId: BUDI },
		});
	});
});
