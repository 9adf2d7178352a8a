import { NodeConnectionTypes, type INodeExecutionData, type INodeType } from 'n8n-workflow';

/** What a loop has left, and what came back, for the rest of one execution. */
interface Loop {
	left?: INodeExecutionData[];
	done?: INodeExecutionData[];
}

/** Gives so many items a round by its second output; when none is left, all that came back by its first. */
export const batches: INodeType = {
	description: {
		displayName: 'Batches',
		name: 'batches',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Batches' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		properties: [{ displayName: 'Size', name: 'size', type: 'number', default: 1 }],
	},
	async execute() {
		const loop: Loop = this.getContext('node');
		const items = this.getInputData();
		if (loop.left) loop.done = [...(loop.done ?? []), ...items];
		loop.left ??= [...items];
		const batch = loop.left.splice(0, this.getNodeParameter('size', 0) as number);
		return batch.length > 0 ? [[], batch] : [loop.done ?? [], []];
	},
};
