import fc from 'fast-check';
import { Failure } from '../../../../nodes/shared/failure';
import { listFields, readList } from '../../../../nodes/shared/message/list';
import { failureOf } from '../../support/failureOf.mts';
import { formOf } from './formOf.mts';

describe('list', () => {
	const read = (given: object) =>
		readList(formOf(listFields, { buttonText: 'Open', ...given } as never));
	const fromForm = (...section: object[]) => read({ sections: { section } });
	const fromJson = (json: unknown) =>
		read({ sectionsInput: 'json', sectionsJson: JSON.stringify(json) });

	test('form and JSON give the same', () => {
		const rows = [{ id: 'a', title: 'A', description: 'First' }, { title: 'B' }];
		const expected = {
			button: 'Open',
			sections: [
				{
					title: 'S',
					rows: [
						{ id: 'a', title: 'A', description: 'First' },
						{ id: 'B', title: 'B' },
					],
				},
			],
		};
		expect(fromForm({ title: 'S', rows: { row: rows } })).toEqual(expected);
		expect(fromJson([{ title: 'S', rows }])).toEqual(expected);
	});

	test.each([
		[
			[{ rows: [{ title: 'A' }] }, { title: 'B', rows: [{ title: 'B' }] }],
			"'Title of Section 1' is",
		],
		[[{ title: 'A', rows: [] }], "'Sections (JSON)' has 0 rows in all"],
		[
			[
				{ title: 'A', rows: [{ title: 'A' }] },
				{ title: 'B', rows: [] },
			],
			"'Rows of Section 2' has 0 rows",
		],
		[[{ rows: [{ id: 'a' }] }], "'Title of Row 1 in Section 1' is empty"],
		[
			[{ rows: [{ title: 'A' }, { title: 'B', id: 'A' }] }],
			`'Sections (JSON)' has the row ID "A" more than once`,
		],
		[{ rows: [] }, "'Sections (JSON)' is not a list"],
		[[{ rows: 'A' }], "'Sections (JSON)' has a section without a list of rows"],
		[[null], "'Sections (JSON)' has a section without a list of rows"],
		[[{ rows: ['A'] }], "'Sections (JSON)' has a section without a list of rows"],
	])('%j is refused', (json, words) => {
		expect(failureOf(() => fromJson(json)).message).toContain(words);
	});

	test('any JSON is read or refused, and what is read keeps to the limits', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (json) => {
				try {
					const { sections } = fromJson(json);
					expect(sections.flatMap(({ rows }) => rows).length).toBeLessThanOrEqual(10);
				} catch (thrown) {
					expect(thrown).toBeInstanceOf(Failure);
				}
			}),
		);
	});
});
