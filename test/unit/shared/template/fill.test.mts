import { DateTime } from 'luxon';
import type { TemplateDefinition } from '../../../../nodes/shared/template/definition';
import { fillTemplate } from '../../../../nodes/shared/template/fill';
import { nameIn } from '../../../../nodes/shared/template/labels';
import { variablesOf } from '../../../../nodes/shared/template/variables';
import { dynamic, mismatch, template, text } from './samples.mts';

/** As messages name them. */
const labels = (definition: TemplateDefinition) =>
	variablesOf(definition).map(({ label }) => nameIn(label));

describe('fillTemplate', () => {
	const two = template({ body: text('Halo {{1}}, pesanan {{2}}', 'Budi', '#21') });

	it.each([
		[42, '42'],
		[0, '0'],
		[false, 'false'],
		[12n, '12'],
		['  Budi \n', 'Budi'],
		['{{2}} $& $1', '{{2}} $& $1'],
		['a    b', 'a    b'],
		[
			DateTime.fromISO('2026-11-20T12:00:00.000+07:00', { setZone: true }),
			'2026-11-20T12:00:00.000+07:00',
		],
	])('takes %p as text', (value, expected) => {
		expect(fillTemplate(two, { body_1: value, body_2: 'x' }).body[0].text).toBe(expected);
	});

	it.each([
		[undefined, 'is missing'],
		[null, 'is missing'],
		['', 'is missing'],
		['  \n ', 'is missing'],
		['a\nb', 'new line'],
		['a\u2028b', 'new line'],
		['a\tb', 'tab'],
		['a     b', 'more than four spaces'],
		[{ name: 'Budi' }, 'holds an object'],
		[['Budi'], 'holds a list'],
		[NaN, 'not a number'],
		['Halo [object Object]', 'a whole object was put into the text'],
		['{{ $json.name }}', 'an expression that was not filled in: {{ $json.name }}'],
		['={{$("Sheet").item.json.name}}', 'an expression that was not filled in'],
		[new Date(NaN), 'a date that does not exist'],
		['Invalid DateTime', 'a date that could not be read'],
	])('refuses %p: %s', (value, words) => {
		const { message } = mismatch(two, { body_1: value, body_2: 'x' });
		expect(message).toContain(words);
		expect(message).toContain(`'${labels(two)[0]}'`);
	});

	it('tells everything that does not fit at once, and which ids there are', () => {
		const { message, details } = mismatch(two, { body_2: 'a\nb', body_3: 'x', __proto_: 'y' });
		expect(message).toMatch(/^3 values do not fit the template 'new_project_setup_notification': /);
		expect(message).toContain(
			"'body_3', '__proto_' are not variables of this template: it has body_1, body_2",
		);
		for (const label of labels(two)) expect(message).toContain(`'${label}'`);
		expect(details.description).toContain(
			'In JSON, the variables of the template are: body_1, body_2.',
		);
	});

	it('says so when a template has no variables at all', () => {
		const { message, details } = mismatch(template({ body: text('Halo') }), { body_1: 'Budi' });
		expect(message).toBe("'body_1' is not a variable of this template: it has none");
		expect(details.description).toContain('no variables');
	});

	it('tells of an object under a name nobody knows, whatever it holds', () => {
		const values = { strange: { toString: '' } };
		expect(() => fillTemplate(template({}), values)).toThrow("'strange' is not a variable");
	});

	it("ignores empty leftovers of another template's form", () => {
		expect(
			fillTemplate(two, { body_1: 'a', body_2: 'b', body_3: null, header_1: '' }).body,
		).toHaveLength(2);
	});

	it('holds the filled texts against the limits', () => {
		const headed = template({
			header: { format: 'TEXT', text: 'Halo {{1}}', variables: [] },
			body: text('{{1}}'),
		});
		expect(() =>
			fillTemplate(headed, { header_1: 'a'.repeat(55), body_1: 'b'.repeat(1024) }),
		).not.toThrow();
		const { message } = mismatch(headed, { header_1: 'a'.repeat(56), body_1: 'b'.repeat(1025) });
		expect(message).toContain("'Header with its variables' has 61 characters; WhatsApp allows 60");
		expect(message).toContain(
			"'Body with its variables' has 1,025 characters; WhatsApp allows 1,024",
		);
	});

	it('only warns about a long body that is alone', () => {
		const { warnings } = fillTemplate(template({ body: text('{{1}}') }), {
			body_1: 'b'.repeat(1025),
		});
		expect(warnings).toEqual([expect.stringContaining('1,025 characters')]);
	});

	it('wants a link that fits the header', () => {
		const image = template({ header: { format: 'IMAGE', variables: [] }, body: text('Halo') });
		expect(mismatch(image, {}).message).toBe("'Header Image URL' is missing");
		expect(mismatch(image, { header_media: 'https://example.com/a.pdf' }).message).toMatch(
			/^'Header Image URL' ends in \.pdf/,
		);
		expect(mismatch(image, { header_media: 'photo.jpg' }).message).toContain('is not a link');
	});

	it('wants a place on earth for a location header', () => {
		const place = template({ header: { format: 'LOCATION', variables: [] } });
		const { message } = mismatch(place, { header_latitude: '91', header_longitude: '106,8' });
		expect(message).toContain("'Header Location Latitude' is 91");
		expect(message).toContain("'Header Location Longitude' is not a number: 106,8");
	});

	it('wants the end of a link, not the link', () => {
		const linked = template({ buttons: [dynamic] });
		expect(mismatch(linked, { button_0_url: 'https://test.com/john' }).message).toMatch(
			/holds the whole link; give only what follows https:\/\/test\.com\/, here john$/,
		);
		expect(mismatch(linked, { button_0_url: 'john doe' }).message).toContain('space');
		expect(mismatch(linked, { button_0_url: 'a'.repeat(1984) }).message).toContain(
			'2,001 characters',
		);
		expect(() => fillTemplate(linked, { button_0_url: 'a'.repeat(1983) })).not.toThrow();
	});

	it.each([
		['1234567890123456', '16 characters'],
		['123 456', 'space'],
		['12🎉', 'emoji'],
		['www.x.id/1', 'a link, not a code'],
	])('refuses the code %s: %s', (code, words) => {
		for (const type of ['OTP', 'COPY_CODE']) {
			const { message } = mismatch(template({ buttons: [{ type, text: 'Salin' }] }), {
				button_0_code: code,
			});
			expect(message).toContain(words);
		}
	});

	it('never reads values that an object inherits', () => {
		const named = template({ body: text('{{constructor}} {{to_string}}') });
		expect(mismatch(named, {}).message).toMatch(/' and '.*' are missing$/);
		expect(fillTemplate(named, { body_constructor: 'a', body_to_string: 'b' }).body).toHaveLength(
			2,
		);
	});
});
