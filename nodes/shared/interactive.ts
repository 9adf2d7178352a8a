/** Interactive messages: the form's fields, WhatsApp's rules for them, what the customer sees. */
export { readReplyButtons, replyButtonsField, type ReplyButton } from './interactive/buttons';
export { flowFields, readFlow, type Flow } from './interactive/flow';
export { listFields, readList, type ListRow, type ListSection } from './interactive/list';
export {
	bodyField,
	footerField,
	headerFields,
	headerTextField,
	headerTypeField,
	optionalBodyField,
	readHeader,
	readHeaderText,
	readTexts,
	requiredHeaderTextField,
	shown,
	type Header,
	type Texts,
} from './interactive/parts';
export {
	catalogField,
	productField,
	productSectionsField,
	readProduct,
	readProductSections,
	type ProductSection,
} from './interactive/products';
