import { z } from 'zod';
import { waId, words } from '../rules.mts';
import { messageKind } from './kind.mts';

/**
 * `flow_token` and `mode` are not printed; they are WhatsApp's own (source: "Ivosights messages").
 */
const parameters = z
	.object({
		flow_message_version: z.literal('3'),
		flow_id: words(100),
		flow_cta: words(30),
		flow_action: z.enum(['navigate', 'data_exchange']),
		flow_action_payload: z
			.object({ screen: words(200), data: z.record(z.unknown()).optional() })
			.strict()
			.optional(),
		flow_token: words(200).optional(),
		mode: z.enum(['draft', 'published']).optional(),
	})
	.strict()
	.superRefine((flow, context) => {
		const refuse = (path: string[], message: string) =>
			context.addIssue({ code: 'custom', path, message });
		const { flow_action: action, flow_action_payload: payload } = flow;
		if (action === 'navigate' && payload === undefined) {
			refuse(['flow_action_payload'], 'The :attribute field is required.');
		}
		if (action === 'data_exchange' && payload !== undefined) {
			refuse(['flow_action_payload'], 'The :attribute field is prohibited.');
		}
		if (payload?.data !== undefined && Object.keys(payload.data).length === 0) {
			refuse(['flow_action_payload', 'data'], 'The :attribute must not be empty.');
		}
		if (/\p{Extended_Pictographic}/u.test(flow.flow_cta)) {
			refuse(['flow_cta'], 'The :attribute must not contain emoji.');
		}
	});

export const flowMessage = messageKind({
	kind: 'flow',
	path: 'send-flow-message',
	sandbox: false,
	schema: z
		.object({
			wa_id: waId,
			header: z
				.object({ type: z.literal('text'), text: words(60) })
				.strict()
				.optional(),
			body: words(1024),
			footer: words(60).optional(),
			action: z.object({ parameters }).strict(),
		})
		.strict(),
	render: ({ header, body, footer, action: { parameters: flow } }) => ({
		kind: 'flow',
		...(header && { header: { type: 'text', text: header.text } }),
		text: body,
		...(footer !== undefined && { footer }),
		flow: {
			id: flow.flow_id,
			label: flow.flow_cta,
			screen: flow.flow_action_payload?.screen,
			token: flow.flow_token,
		},
	}),
});
