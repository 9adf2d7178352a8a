import type { IExecuteFunctions } from 'n8n-workflow';

/** What older versions of n8n lack (source: "n8n older versions"). */
type OlderContext = Partial<Pick<IExecuteFunctions, 'isToolExecution'>>;

/**
 * Whether an AI agent uses the node as its tool. Where n8n cannot tell, it is taken as a step of a
 * workflow: then a repeated call sends nothing twice.
 */
export const isToolExecution = (context: OlderContext): boolean =>
	context.isToolExecution?.() === true;
