import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type {
	ICredentialDataDecryptedObject,
	INodeParameters,
	INodeTypeDescription,
} from 'n8n-workflow';

import { ASK_EVERY, type Execution, isSettled, SETTLED, whole } from './execution.mts';
import { type FormValue, type LastPage, postForm, readLastPage } from './formTab.mts';
import { activate, deactivate } from './publication.mts';
import { N8nRefusal, Session } from './session.mts';
import { until } from './until.mts';
import {
	formPath,
	type StoredCredential,
	type StoredWorkflow,
	webhookPath,
	withCredentials,
	type WorkflowFile,
} from './workflow.mts';

/** What n8n's own button on a credential would say. */
export interface CredentialTest {
	status: 'OK' | 'Error';
	message: string;
}

const EXECUTION_WITHIN = 120_000;

/** What a person does in the editor, done by a program. Throws {@link N8nRefusal} with n8n's words. */
export class N8nClient {
	private readonly session: Session;
	/** Where somebody submitted a form: what its last page shows, by the execution. */
	private readonly tabs = new Map<string, Promise<LastPage | undefined>>();

	constructor(readonly url: string) {
		this.session = new Session(url);
	}

	/** Logs the owner in; needed once, before anything else. */
	async logIn(): Promise<void> {
		await this.session.logIn();
	}

	/** The login for a browser, see `openEditor`. */
	get loginCookie(): string {
		return this.session.loginCookie;
	}

	/** Every node type the editor offers, the tool variants for AI agents among them. */
	async nodeTypes(): Promise<INodeTypeDescription[]> {
		return await this.session.file('/types/nodes.json');
	}

	/** Every credential type the editor offers. */
	async credentialTypes(): Promise<Array<{ name: string; displayName: string }>> {
		return await this.session.file('/types/credentials.json');
	}

	/** Stores a credential. `data` is what its form would hold. */
	async createCredential(
		type: string,
		name: string,
		data: ICredentialDataDecryptedObject,
	): Promise<StoredCredential> {
		const body = { name, type, data };
		const { id } = await this.session.rest<{ id: string }>('POST', '/credentials', body);
		return { id, name, type };
	}

	/** Stores a credential and presses its test button. */
	async testCredential(
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<CredentialTest> {
		return await this.testStored(await this.createCredential(type, 'Test', data), data);
	}

	/** Presses the test button of a stored credential, as the editor does after saving it. */
	async testStored(
		stored: StoredCredential,
		data: ICredentialDataDecryptedObject,
	): Promise<CredentialTest> {
		return await this.session.rest('POST', '/credentials/test', {
			credentials: { ...stored, data },
		});
	}

	/**
	 * Imports a workflow file. Its nodes' credentials are replaced by the given ones of the same
	 * type, as a person chooses their own after an import.
	 */
	async importWorkflow(
		file: WorkflowFile,
		credentials: readonly StoredCredential[] = [],
	): Promise<StoredWorkflow> {
		const { name, nodes, connections, settings = {}, pinData } = file;
		const own = withCredentials(nodes, credentials);
		// n8n 1.x wants to be told that it is not active.
		const body = { name, nodes: own, connections, settings, pinData, active: false };
		return await this.session.rest('POST', '/workflows', body);
	}

	/** Publishes a workflow and waits until its triggers really listen. */
	async publish(workflowId: string): Promise<void> {
		await activate(this.session, await this.workflow(workflowId));
	}

	/** Changes the form of one node of a workflow and saves it, without publishing. */
	async changeNode(workflowId: string, name: string, parameters: INodeParameters): Promise<void> {
		const { nodes, connections, versionId } = await this.workflow(workflowId);
		const changed = nodes.map((node) => (node.name === name ? { ...node, parameters } : node));
		const body = { nodes: changed, connections, versionId };
		await this.session.rest('PATCH', `/workflows/${workflowId}`, body);
	}

	/** Presses the button that ends listening for a test event. */
	async stopListening(workflowId: string): Promise<void> {
		await this.session.rest('DELETE', `/test-webhook/${workflowId}`);
	}

	/** Takes a workflow back and waits until its triggers listen no more. */
	async unpublish(workflowId: string): Promise<void> {
		await deactivate(this.session, await this.workflow(workflowId));
	}

	/**
	 * Runs a workflow from one of its triggers, as the editor's button does, and gives the finished
	 * execution, failed ones too. Throws after `timeout` milliseconds (2 minutes by default).
	 */
	async run(workflowId: string, trigger: string, timeout = EXECUTION_WITHIN): Promise<Execution> {
		return await this.waitForExecution(await this.start(workflowId, trigger), timeout);
	}

	/** Starts what {@link run} runs and gives the execution's id without waiting for its end. */
	async start(workflowId: string, trigger: string): Promise<string> {
		const workflowData = await this.workflow(workflowId);
		const { executionId } = await this.session.rest<{ executionId: string }>(
			'POST',
			`/workflows/${workflowId}/run`,
			{ workflowData, triggerToStartFrom: { name: trigger } },
		);
		return executionId;
	}

	/** Presses the stop button of a running execution. */
	async stopExecution(executionId: string): Promise<void> {
		await this.session.rest('POST', `/executions/${executionId}/stop`);
	}

	/** Presses the retry button of a failed execution and gives the finished new one. */
	async retryExecution(executionId: string): Promise<Execution> {
		const { id } = await this.session.rest<{ id: string }>(
			'POST',
			`/executions/${executionId}/retry`,
			{ loadWorkflow: false },
		);
		return await this.waitForExecution(id);
	}

	/** One execution with its data as it stands now; `undefined` as long as n8n does not know it. */
	async execution(executionId: string): Promise<Execution | undefined> {
		try {
			return await this.session.api('GET', `/executions/${executionId}?includeData=true`);
		} catch (error) {
			// n8n 2.20 answers 500 in the moment in which it stores the execution.
			if (error instanceof N8nRefusal && [404, 500].includes(error.status)) return undefined;
			throw error;
		}
	}

	/** Waits until an execution has ended, well or not. */
	async waitForExecution(executionId: string, timeout = EXECUTION_WITHIN): Promise<Execution> {
		const ended = whole<Execution>();
		return await until(
			async () => {
				const execution = await this.execution(executionId);
				return execution && isSettled(execution) ? ended(execution) : undefined;
			},
			{ what: `execution ${executionId} to end`, timeout, every: ASK_EVERY },
		);
	}

	/** All executions of a workflow that n8n has stored, with their data, oldest first. */
	async executions(workflowId: string): Promise<Execution[]> {
		const found: Execution[] = [];
		let cursor: string | null = null;
		do {
			const query = new URLSearchParams({ workflowId, includeData: 'true', limit: '250' });
			if (cursor) query.set('cursor', cursor);
			const page: { data: Execution[]; nextCursor: string | null } = await this.session.api(
				'GET',
				`/executions?${query}`,
			);
			found.push(...page.data);
			cursor = page.nextCursor;
		} while (cursor);
		return found.sort((a, b) => Number(a.id) - Number(b.id));
	}

	/** Waits until a workflow has at least `count` finished executions and gives all of them. */
	async waitForExecutions(
		workflowId: string,
		count: number,
		timeout = EXECUTION_WITHIN,
	): Promise<Execution[]> {
		const ended = whole<Execution[]>();
		return await until(
			async () => {
				if ((await this.countExecutions(workflowId)) < count) return undefined;
				return ended((await this.executions(workflowId)).filter(isSettled));
			},
			{ what: `${count} executions of workflow ${workflowId}`, timeout, every: ASK_EVERY },
		);
	}

	/** How many executions of a workflow have ended, well or not. */
	async countExecutions(workflowId: string): Promise<number> {
		return (await this.listExecutions({ workflowId, status: SETTLED }, 1)).count;
	}

	/** A stored workflow as it stands now. */
	async workflow(workflowId: string): Promise<StoredWorkflow> {
		return await this.session.rest('GET', `/workflows/${workflowId}`);
	}

	/** The production address of a trigger's webhook, as its panel shows it. */
	async webhookUrl(workflow: StoredWorkflow, nodeName: string): Promise<string> {
		return `${this.url}/webhook/${webhookPath(workflow, nodeName, await this.nodeTypes())}`;
	}

	/**
	 * Submits a published form whose first field is a file, and gives the id of the execution it
	 * started, which goes on after that. `more` are the values of the fields behind it.
	 */
	async submitFile(
		workflow: StoredWorkflow,
		form: string,
		file: string,
		more: readonly string[] = [],
	): Promise<string> {
		const content = new Blob([await readFile(file)]);
		return await this.submitForm(workflow, form, [[content, path.basename(file)], ...more]);
	}

	/**
	 * Submits a published form, as a browser does, and stays in its tab until the last page. Gives the
	 * id of the execution it started, which goes on after that.
	 */
	async submitForm(
		workflow: StoredWorkflow,
		form: string,
		values: readonly FormValue[],
	): Promise<string> {
		const known = new Set(await this.executionIds(workflow.id));
		const url = `${this.url}/form/${formPath(workflow, form)}`;
		const answer = await postForm(url, values);
		const id = await until(
			async () => (await this.executionIds(workflow.id)).find((one) => !known.has(one)),
			{ what: `the form of "${workflow.name}" to start an execution` },
		);
		const tab = readLastPage(answer);
		// Whoever wants to know it asks for it; the tab may be closed before that.
		tab.catch(() => undefined);
		this.tabs.set(id, tab);
		return id;
	}

	/** What the last page showed of a form that was submitted here; `undefined` if it has none. */
	async lastPage(executionId: string): Promise<LastPage | undefined> {
		return await this.tabs.get(executionId);
	}

	/** The id of the execution of a workflow that is running. */
	async runningExecution(workflowId: string): Promise<string> {
		const settled = new Set(
			(await this.executions(workflowId)).filter(isSettled).map(({ id }) => id),
		);
		const running = (await this.executionIds(workflowId)).filter((id) => !settled.has(id));
		if (running.length !== 1) throw new Error(`${running.length} executions are running`);
		return running[0];
	}

	/** The ids of a workflow's last executions, oldest first; the public interface hides running ones. */
	private async executionIds(workflowId: string): Promise<string[]> {
		const { results } = await this.listExecutions({ workflowId }, 100);
		return results.map(({ id }) => id).sort((a, b) => Number(a) - Number(b));
	}

	private async listExecutions(
		filter: { workflowId: string; status?: typeof SETTLED },
		limit: number,
	): Promise<{ count: number; results: Array<{ id: string }> }> {
		const query = new URLSearchParams({ filter: JSON.stringify(filter), limit: String(limit) });
		return await this.session.rest('GET', `/executions?${query}`);
	}
}
