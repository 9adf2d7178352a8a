import type { z } from 'zod';
import type { Content } from '../../core/content.mts';
import type { Account } from '../account.mts';

/** One of the send endpoints: what it takes and what the recipient then sees. */
export interface MessageKind {
	/** Short name, as tests read it in `messages[].kind`. */
	kind: string;
	/** The last part of the path. */
	path: string;
	/** Whether the sandbox has it (source: "Ivosights sandbox"). */
	sandbox: boolean;
	schema: z.ZodTypeAny;
	/** Throws a Refusal when WhatsApp would refuse. */
	render(body: unknown, account: Account): Content;
}

/** Declares a send endpoint with the body typed by its schema. */
export function messageKind<Schema extends z.ZodTypeAny>(kind: {
	kind: string;
	path: string;
	sandbox: boolean;
	schema: Schema;
	render(body: z.infer<Schema>, account: Account): Content;
}): MessageKind {
	return { ...kind, render: (body, account) => kind.render(body as z.infer<Schema>, account) };
}
