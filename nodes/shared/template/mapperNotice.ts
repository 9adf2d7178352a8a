import { NodeApiError, type ILoadOptionsFunctions, type ResourceMapperFields } from 'n8n-workflow';

/** A text as HTML, in which nothing of it is a tag: n8n shows a mapper's notice as HTML. */
export const asHtml = (text: string): string =>
	text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;')
		.replace(/\n/g, '<br>');

/** What an error says, in the words that n8n would show. */
function wordsOf(thrown: unknown): string {
	const { message } = thrown instanceof Error ? thrown : new Error(String(thrown));
	const description = thrown instanceof NodeApiError ? thrown.description : undefined;
	return [`${message.replace(/\.$/, '')}.`, description].filter(Boolean).join(' ');
}

/** Whether the form has fields of an earlier time: they stay as they are where nothing is read. */
function hasFields(context: ILoadOptionsFunctions): boolean {
	const mapper = context.getCurrentNodeParameter('templateVariables');
	const schema = (mapper as { schema?: unknown } | undefined)?.schema;
	return Array.isArray(schema) && schema.length > 0;
}

/**
 * Fields for the template's variables. n8n shows nothing at all where reading throws
 * (source: "n8n forms"): where no fields are there yet, the form says in words what happened.
 *
 * @throws whatever reading threw, where the form has fields already
 */
export async function fieldsOrWords(
	context: ILoadOptionsFunctions,
	read: () => Promise<ResourceMapperFields>,
): Promise<ResourceMapperFields> {
	if (hasFields(context)) return await read();
	try {
		return await read();
	} catch (thrown) {
		const what = `<b>The template could not be read.</b> ${asHtml(wordsOf(thrown))}`;
		return { fields: [], emptyFieldsNotice: what };
	}
}
