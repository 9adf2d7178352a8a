import {
	readTemplateText,
	withVariablesKept,
} from '../../../../nodes/shared/operation/templateText';

test.each([
	['Halo {{1}}', 'Halo {{1}}'],
	['=Halo {{1}}, pesanan {{ 2 }} dikirim.', 'Halo {{1}}, pesanan {{ 2 }} dikirim.'],
	['=Halo {{customer_name}}', 'Halo {{customer_name}}'],
	[
		'=Halo {{nama pelanggan}}, {{first-name}}, {{имя}}',
		'Halo {{nama pelanggan}}, {{first-name}}, {{имя}}',
	],
	['=https://example.com/track/{{1}}', 'https://example.com/track/{{1}}'],
	['={"body": {"text": "Halo {{1}}."}}', '{"body": {"text": "Halo {{1}}."}}'],
	['={{1}}', '{{1}}'],
	['=no variable at all', 'no variable at all'],
	['', ''],
])('%j is the text %j', (raw, text) => {
	expect(readTemplateText(raw)).toEqual({ text });
});

test.each(['{{ $json.text }}', '{{ 1 + 1 }}', '{{ "a" }}', '{{ DateTime.now() }}', '{{ x.y }}'])(
	'%j is an expression as it is',
	(expression) => {
		expect(readTemplateText(`=${expression}`)).toEqual({ expression });
	},
);

test('all texts of a list are read, and what is no text stays', () => {
	const button = {
		type: 'URL',
		url: '=https://example.com/{{1}}',
		text: '={{ $json.text }}',
		n: 1,
	};
	expect(withVariablesKept({ button: [button, null] }, (expression) => `<${expression}>`)).toEqual({
		button: [
			{ type: 'URL', url: 'https://example.com/{{1}}', text: '<{{ $json.text }}>', n: 1 },
			null,
		],
	});
});
