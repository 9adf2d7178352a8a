import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The document of DecisionTelecom, as it was published (Russian). */
const DOCUMENT = path.join(__dirname, '../../../seeds/002-decisiontelecom-whatsapp-ru.txt');

const document = () => readFileSync(DOCUMENT, 'utf8');

/** The text between two others. */
function between(text: string, begin: string, end: string): string {
	const from = text.indexOf(begin);
	const to = text.indexOf(end, from + begin.length);
	if (from < 0 || to < 0) throw new Error(`The document has no “${begin}” … “${end}”`);
	return text.slice(from + begin.length, to);
}

/** A template message as the document prints it. */
export interface PrintedTemplate {
	to: string;
	type: string;
	template: {
		namespace: string;
		language: { policy: string; code: string };
		name: string;
		components: Array<{ type: string; parameters: Array<Record<string, unknown>> }>;
	};
}

/** The body of "API Send WhatsApp message": the fields of all message types in one object. */
export interface PrintedSend {
	source_addr: string;
	destination_addr: number;
	message_type: number;
	text: string;
	file_url: string;
	callback_url: string;
	template_name: string;
	/** What stands in the text of `template_params`; both alternatives of the header are there. */
	template_params: PrintedTemplate;
}

/**
 * The printed request is no JSON: it has comments, quotes that are not escaped, an "OR" and commas at
 * the ends. Only these are taken away.
 */
export function printedSend(): PrintedSend {
	const printed = between(document(), 'Request POST:\n', '\nsource_addr:');
	const [fields, rest] = printed.split('"template_params":"');
	const parameters = rest.slice(0, rest.lastIndexOf('"'));
	const json = parameters
		.replace(/^\s*(\/\/|#).*$/gm, '')
		.replace(/\{\s*\}/g, '')
		.replace(/\}\s*\{/g, '},{')
		.replace(/,(\s*[}\]])/g, '$1')
		.replace(/,(\s*[}\]])/g, '$1');
	const plain = `${fields.replace(/\/\/ file.*$/m, '')}"template_params":${json}}`;
	return JSON.parse(plain) as PrintedSend;
}

/** The code samples' body, from each language that prints it whole. */
export function printedSamples(): Array<[language: string, body: PrintedTemplate]> {
	const text = document();
	const quoted = (body: string) => body.replaceAll('\\"', '"');
	const bodies: Array<[string, string]> = [
		['C#', quoted(between(text, 'new StringContent("', '", null,'))],
		['Go', between(text, 'strings.NewReader(`', '`)')],
		['Java', quoted(between(text, 'RequestBody.create(mediaType, "', '");'))],
		['C', quoted(between(text, 'const char *data = "', '";'))],
		['PHP', between(text, "CURLOPT_POSTFIELDS =>'", "',\n")],
		['NodeJs', between(text, 'body: JSON.stringify(', ')\n};')],
		['Python', between(text, 'payload = json.dumps(', ')\nheaders')],
	];
	return bodies.map(([language, body]) => [language, JSON.parse(body) as PrintedTemplate]);
}

/** Request and answer of the status look-up. */
export function printedLookUp(): { request: object; answer: object } {
	const text = document().slice(document().indexOf('API Receive WhatsApp message'));
	return {
		request: JSON.parse(between(text, 'Request POST:\n', '\nmessage_id:')) as object,
		answer: JSON.parse(
			between(text, 'Responce JSON:\n', '\nmessage_id:').replace(/,(\s*\})/, '$1'),
		) as object,
	};
}

/** The answer to a send. */
export const printedAnswer = () =>
	JSON.parse(between(document(), 'Responce JSON (POST):\n', '\nmessage_id:')) as object;

/** "WhatsApp messages statuses": name and number. */
export function printedStatuses(): Array<[name: string, number: number]> {
	const lines = between(document(), 'WhatsApp messages statuses\n\n', '\n\nErrors').split('\n');
	return lines.flatMap(
		(line, index): Array<[string, number]> =>
			index % 2 === 0 ? [[line, Number(lines[index + 1])]] : [],
	);
}

/** "Errors", one for each code: the row for 4 says that 5 and 6 are the same. */
export function printedErrors(): Array<{
	name: string;
	message: string;
	code: number;
	status: number;
}> {
	const rows = between(document(), '\nErrors\n\n', '\n\nПримеры')
		.split(/^name\n/m)
		.slice(1);
	return rows.flatMap((row) => {
		const [name, , message, , codes, , status] = row.trim().split('\n');
		// The 400 of code 1 is printed as 4, a slip: all other codes have an HTTP status there.
		const one = { name, message, status: status === '4' ? 400 : Number(status) };
		return (codes.match(/\d+/g) ?? []).map((code) => ({ ...one, code: Number(code) }));
	});
}
