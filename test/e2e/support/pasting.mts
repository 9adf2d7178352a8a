import type { Page } from 'playwright-core';
import { openEditor } from '../../host/editor.mts';
import type { N8n } from '../../host/n8n.mts';
import type { StoredCredential, WorkflowFile } from '../../host/workflow.mts';

/** The editor with the nodes of a workflow each alone behind its start: executing one executes no other. */
export async function openForPasting(
	n8n: N8n,
	file: WorkflowFile,
	credentials: StoredCredential[],
): Promise<Page> {
	const alone = file.nodes
		.slice(1)
		.map(({ name }) => ({ node: name, type: 'main' as const, index: 0 }));
	const connections = { Start: { main: [alone] } };
	const workflow = await n8n.client.importWorkflow({ ...file, connections }, credentials);
	const page = await openEditor(n8n, workflow.id);
	page.setDefaultTimeout(60_000);
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	return page;
}

/** Closes the open node. Escape belongs to the field that was pasted into. */
export async function closeNode(page: Page): Promise<void> {
	await page.getByTestId('ndv-close-button').click();
	await page.getByTestId('ndv').waitFor({ state: 'hidden' });
}
