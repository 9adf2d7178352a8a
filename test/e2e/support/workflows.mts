import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../../host/workflow.mts';

/** A node as a workflow's file has it; `type` is n8n's full name. */
export const node = (
	name: string,
	type: string,
	parameters: object = {},
	more: Partial<INode> = {},
): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: parameters as INodeParameters,
	...more,
});

/** Credentials of these types, to be chosen when the workflow is imported. */
export const toBeChosen = (...types: string[]): INode['credentials'] =>
	Object.fromEntries(types.map((type) => [type, { id: '', name: '' }]));

/** A node of this package; `credentials` are the types that it may use. */
export const ours = (
	name: string,
	type: string,
	credentials: readonly string[],
	parameters: object = {},
	more: Partial<INode> = {},
): INode =>
	node(name, `n8n-nodes-whatsapp-gateways.${type}`, parameters, {
		credentials: toBeChosen(...credentials),
		...more,
	});

/** `Start`, by hand, and these nodes one behind the other. */
export function inARow(name: string, ...nodes: INode[]): WorkflowFile {
	const row = [node('Start', 'n8n-nodes-base.manualTrigger'), ...nodes];
	const links = nodes.map((next, place) => [
		row[place].name,
		{ main: [[{ node: next.name, type: 'main' as const, index: 0 }]] },
	]);
	return {
		name,
		nodes: row.map((one, place) => ({ ...one, position: [240 * place, 0] })),
		connections: Object.fromEntries(links),
	};
}
