import type { IDataObject } from 'n8n-workflow';
import { dictionariesIn } from '../../shared/json';
import type { Field } from '../../shared/operation/field';
import {
	limitField,
	readOptionsField,
	returnAllField,
	simplifyField,
} from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { withoutSecrets } from '../channel/settings';
import { readEntries } from '../reads';

const filtersField = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Name Contains',
			name: 'query',
			type: 'string',
			default: '',
			placeholder: 'e.g. Sales',
		},
		{
			displayName: 'Only My Own',
			name: 'onlyMine',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out divisions that the user of the credential is not in',
		},
	],
} as const satisfies Field;

const simplifiedDivision = (division: IDataObject): IDataObject => ({
	id: division.id ?? null,
	name: division.name ?? null,
	isDefault: division.default ?? null,
	agents: dictionariesIn(division.users).map(({ id, full_name: name, role, email }) => ({
		...{ id: id ?? null, name: name ?? null, role: role ?? null, email: email ?? null },
	})),
	channels: dictionariesIn(division.channels).map(
		({ id, target_channel: kind, channel_name: name }) => ({
			...{ id: id ?? null, kind: kind ?? null, name: name ?? null },
		}),
	),
});

/** A division as it came, its channels without what could be a secret. */
const safeDivision = (division: IDataObject): IDataObject =>
	division.channels === undefined
		? division
		: { ...division, channels: dictionariesIn(division.channels).map(withoutSecrets) };

/** The teams of the account, with their people and channels (source: "Qontak users and divisions"). */
export const getMany = defineOperation({
	resource: 'division',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many divisions',
		description: 'Get the divisions of your account, with their agents and channels',
	},
	fields: [returnAllField, limitField, filtersField, simplifyField, readOptionsField],
	*plan({ returnAll, limit, filters, simplify }) {
		const path = ['divisions', ...(filters.onlyMine ? ['me'] : [])];
		const words = filters.query?.trim() ?? '';
		const query: Record<string, string> = words === '' || filters.onlyMine ? {} : { query: words };
		const isWanted = ({ name }: IDataObject) =>
			!filters.onlyMine || String(name).toLowerCase().includes(words.toLowerCase());
		const found = yield* readEntries(path, query, returnAll ? Infinity : limit, isWanted);
		for (const division of found) {
			yield* emit(simplify ? simplifiedDivision(division) : safeDivision(division));
		}
	},
	sample: {
		id: '6a0f6d2b-0d7f-4c55-9b41-2f6c7f1f4b10',
		name: 'Sales',
		isDefault: false,
		agents: [
			{
				id: 'f3a6f7a0-5a5e-4e0f-9d7b-3c1d6f1f0a03',
				name: 'Sari Melati',
				role: 'agent',
				email: 'sari@toko.example',
			},
		],
		channels: [
			{ id: '56b60c3c-0123-46af-958b-32f3ad12ee37', kind: 'wa_cloud', name: 'Toko Nusantara' },
		],
	},
});
