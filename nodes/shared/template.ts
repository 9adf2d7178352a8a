/** A template's variables: the fields of the form, the checks, the components, the preview. */
export { metaComponents } from './template/components';
export type { MetaComponent } from './template/components';
export { fillTemplate } from './template/fill';
export type { FilledButton, FilledHeader, FilledTemplate, FilledText } from './template/fill';
export { slotsOf } from './template/definition';
export type {
	TemplateButton,
	TemplateDefinition,
	TemplateHeader,
	TemplateText,
	TemplateVariableSlot,
} from './template/definition';
export { previewTemplate } from './template/preview';
export type { PreviewButton, TemplatePreview } from './template/preview';
export { filledTemplate, previewOutput, type ReadyTemplate } from './templates/ready';
export { requireSendable } from './template/sendable';
export { listedVariables, variablesOf } from './template/variables';
export type { TemplateVariable, VariableKind } from './template/variables';
