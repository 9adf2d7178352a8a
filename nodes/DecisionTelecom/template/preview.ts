import type { IDataObject } from 'n8n-workflow';
import { readOptionsField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { previewOption } from '../../shared/template/preview';
import { templateContentFields, templateNameFields } from './fields';
import { prepareTemplate } from './template';

/** What a customer would read; the same function as the option Dry Run of a send. */
export const preview = defineOperation({
	resource: 'template',
	option: previewOption,
	fields: [...templateNameFields, ...templateContentFields, readOptionsField],
	*plan(form) {
		const { definition, preview: shown } = prepareTemplate(form);
		yield* emit({
			template: definition.name,
			language: definition.language,
			...(shown as unknown as IDataObject),
		});
	},
	sample: {
		template: 'order_shipped',
		language: 'en_US',
		text: '[Image] https://example.com/box.png\n\nHello Olena, your order A-1001 has been shipped.\n\n[Track] A-1001',
		header: '[Image] https://example.com/box.png',
		body: 'Hello Olena, your order A-1001 has been shipped.',
		buttons: [{ type: 'URL', text: 'Track', value: 'A-1001' }],
		warnings: [],
	},
});
