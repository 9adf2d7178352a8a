import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { StoredWorkflow } from './client.mts';

/** The production address of a Form Trigger's page. */
export function formUrl(n8nUrl: string, workflow: StoredWorkflow, nodeName: string): string {
	const node = workflow.nodes.find(({ name }) => name === nodeName);
	if (!node) throw new Error(`Workflow "${workflow.name}" has no node "${nodeName}"`);
	const options = node.parameters.options as { path?: string } | undefined;
	return `${n8nUrl}/form/${options?.path ?? node.webhookId}`;
}

/**
 * Submits a form whose only field is a file, as a browser does. Throws when n8n does not take it;
 * the workflow's execution goes on after that.
 */
export async function submitFile(url: string, file: string): Promise<void> {
	const body = new FormData();
	body.set('field-0', new Blob([await readFile(file)], { type: 'text/csv' }), path.basename(file));
	const response = await fetch(url, { method: 'POST', body });
	if (!response.ok) throw new Error(`The form ${url} answered ${response.status}`);
}
