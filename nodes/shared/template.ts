/** A template's variables: the fields of the form, the checks, the components, the preview. */
export { metaComponents } from './templates/components';
export type { MetaComponent } from './templates/components';
export { fillTemplate } from './templates/fill';
export type { FilledButton, FilledHeader, FilledTemplate, FilledText } from './templates/fill';
export { slotsOf } from './templates/model';
export type {
	TemplateButton,
	TemplateDefinition,
	TemplateHeader,
	TemplateText,
	TemplateVariableSlot,
} from './templates/model';
export { previewTemplate } from './templates/preview';
export type { PreviewButton, TemplatePreview } from './templates/preview';
export { filledTemplate, previewOutput, type ReadyTemplate } from './templates/ready';
export { requireSendable } from './templates/sendable';
export { listedVariables, variablesOf } from './templates/variables';
export type { TemplateVariable, VariableKind } from './templates/variables';
