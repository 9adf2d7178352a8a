import type { IDataObject, INode } from 'n8n-workflow';
import type { Simulator } from '../../../simulator/server.mts';
import type { N8n } from '../../host/n8n.mts';
import type { StoredCredential } from '../../host/workflow.mts';
import { node, ours } from './workflows.mts';

/** A webhook at the path of its name. What a trigger started n8n retries, also after it was killed. */
export const startedByPost = (path: string): INode =>
	node(
		'Webhook',
		'n8n-nodes-base.webhook',
		{ path, httpMethod: 'POST' },
		{ typeVersion: 2, webhookId: path },
	);

/** The credential of the simulated Ivosights. */
export const ivosightsCredential = async (
	{ client }: Pick<N8n, 'client'>,
	{ ivosights: { apiKey, url } }: Pick<Simulator, 'ivosights'>,
): Promise<StoredCredential> =>
	await client.createCredential('ivosightsApi', 'Ivosights', { apiKey, baseUrl: url });

/** `Contacts`: the rows that JavaScript gives, each with its `phone`. */
export const contactsOf = (rows: string): INode =>
	node(
		'Contacts',
		'n8n-nodes-base.code',
		{ jsCode: `return ${rows}.map((json) => ({ json }));` },
		{ typeVersion: 2 },
	);

/** `Send`: a text through Ivosights to the `phone` of each contact. */
export const sendTexts = (parameters: IDataObject = {}, more: Partial<INode> = {}): INode =>
	ours(
		'Send',
		'ivosights',
		['ivosightsApi'],
		{
			resource: 'message',
			operation: 'sendText',
			recipient: '={{ $json.phone }}',
			text: 'Hello',
			...parameters,
		},
		more,
	);

/** Who is failed by the gateway takes the error branch. */
export const WITH_ERROR_BRANCH: Partial<INode> = { onError: 'continueErrorOutput' };
