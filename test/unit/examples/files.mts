import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';

/** The folder of the workflows that people import. */
export const folder = path.resolve(__dirname, '../../../examples');

/** One workflow of `examples/`. */
export interface Example {
	file: string;
	text: string;
	workflow: {
		name: string;
		nodes: INode[];
		connections: IConnections;
		pinData: object;
		settings: object;
	};
}

const isNote = ({ type }: INode) => type === 'n8n-nodes-base.stickyNote';

/** All of them, by name. */
export const examples: Example[] = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => {
		const text = readFileSync(path.join(folder, file), 'utf8');
		return { file, text, workflow: JSON.parse(text) as Example['workflow'] };
	});

/** The notes on the canvas. */
export const notesOf = ({ workflow }: Example) => workflow.nodes.filter(isNote);

/** What is executed. */
export const stepsOf = ({ workflow }: Example) => workflow.nodes.filter((node) => !isNote(node));
