import { N8nRefusal, type Session } from './session.mts';
import { until } from './until.mts';
import type { StoredWorkflow } from './workflow.mts';

interface Publication {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}

/** Publishes a workflow and waits until its triggers really listen. Throws when one of them cannot. */
export async function activate(session: Session, workflow: StoredWorkflow): Promise<void> {
	await turn(session, workflow, true);
	await settled(session, workflow.id, 'published');
}

/** Takes a workflow back and waits until its triggers listen no more. */
export async function deactivate(session: Session, workflow: StoredWorkflow): Promise<void> {
	await turn(session, workflow, false);
	await settled(session, workflow.id, 'not_published');
}

/** n8n 1.x knows no address for it: there it is a change of the workflow, which answers when it is done. */
async function turn(session: Session, { id, versionId }: StoredWorkflow, active: boolean) {
	const at = `/workflows/${id}/${active ? 'activate' : 'deactivate'}`;
	const known = await orMissing(session.rest('POST', at, active ? { versionId } : {}));
	if (!known) await session.rest('PATCH', `/workflows/${id}`, { active, versionId });
}

async function settled(session: Session, id: string, wanted: Publication['status']): Promise<void> {
	await until(
		async () => {
			const now = await orMissing(
				session.rest<Publication>('GET', `/workflows/${id}/publication-status`),
			);
			// An n8n without this has answered when the triggers listened.
			if (!now || now.status === wanted) return true;
			if (now.status === 'failed' || now.status === 'partial') {
				const reasons = now.triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
				throw new Error(`Workflow ${id} was not published: ${reasons.join('; ')}`);
			}
			return undefined;
		},
		{ what: `workflow ${id} to be ${wanted.replace('_', ' ')}`, timeout: 60_000 },
	);
}

/** The answer, or `undefined` where n8n does not have the address. */
async function orMissing<T>(asked: Promise<T>): Promise<T | undefined> {
	try {
		return await asked;
	} catch (error) {
		if (error instanceof N8nRefusal && error.status === 404) return undefined;
		throw error;
	}
}
