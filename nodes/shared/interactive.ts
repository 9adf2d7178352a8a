/** Interactive messages: the form's fields, WhatsApp's rules for them, what the customer sees. */
export { readReplyButtons, replyButtonsField, type ReplyButton } from './message/buttons';
export { flowFields, readFlow, type Flow } from './message/flow';
export { listFields, readList, type ListRow, type ListSection } from './message/list';
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
} from './message/headerBodyFooter';
export {
	catalogField,
	productField,
	productSectionsField,
	readProduct,
	readProductSections,
	type ProductSection,
} from './message/products';
