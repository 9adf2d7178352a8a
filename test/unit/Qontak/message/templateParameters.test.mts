import fc from 'fast-check';
import { directParameters } from '../../../../nodes/Qontak/message/templateParameters';

/** The names that a direct broadcast gives to variables with these keys. */
const namesOf = (...keys: string[]) => {
	const body = keys.map((key) => ({ key, text: 'x' }));
	const filled = { body, buttons: [], warnings: [] } as never;
	const parameters = directParameters(filled).body as Array<{ key: string; value: string }>;
	expect(parameters.map(({ key }) => key)).toEqual(keys);
	return parameters.map(({ value }) => value);
};

test.each([
	[
		['1', '2'],
		['var_1', 'var_2'],
	],
	[
		['nama', 'kota'],
		['nama', 'kota'],
	],
	[
		['nama_pelanggan_lengkap', 'var_1'],
		['var_2', 'var_1'],
	],
	[
		['var_2', 'nama_pelanggan_lengkap', 'var_3'],
		['var_2', 'var_4', 'var_3'],
	],
	[
		['Nama', 'NAMA', 'var_1'],
		['var_2', 'var_3', 'var_1'],
	],
])('variables %j are called %j', (keys, names) => {
	expect(namesOf(...keys)).toEqual(names);
});

test('names are what Qontak takes, the own one where it is, and none comes twice', () => {
	const key = fc.oneof(
		fc.integer({ min: 1, max: 9 }).map((n) => `var_${n}`),
		fc.integer({ min: 1, max: 9 }).map(String),
		fc.stringMatching(/^[a-zA-Z_]{1,24}$/),
	);
	fc.assert(
		fc.property(fc.uniqueArray(key, { maxLength: 12 }), (keys) => {
			const names = namesOf(...keys);
			expect(new Set(names).size).toBe(names.length);
			for (const [place, name] of names.entries()) {
				expect(name).toMatch(/^[a-z][a-z0-9_]{1,15}$/);
				if (/^[a-z][a-z0-9_]{1,15}$/.test(keys[place])) expect(name).toBe(keys[place]);
			}
		}),
	);
});
