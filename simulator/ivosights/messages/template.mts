import { z } from 'zod';
import { Refusal } from '../../core/answer.mts';
import { message, notFound } from '../refusals.mts';
import { waId, words } from '../rules.mts';
import { checkComponents } from '../templates/check.mts';
import { sentComponents } from '../templates/components.mts';
import { renderTemplate } from '../templates/render.mts';
import { messageKind } from './kind.mts';

export const templateMessage = messageKind({
	kind: 'template',
	path: 'send-template-message',
	sandbox: true,
	schema: z.object({ wa_id: waId, template_id: words(100), components: sentComponents }).strict(),
	render: ({ template_id: id, components }, { templates }) => {
		const template = templates.mine().find((candidate) => candidate.id === id);
		if (!template) throw notFound('Message template not found');
		if (template.status !== 'approved') {
			throw new Refusal(
				message(422, `Message template is not approved yet, its status is ${template.status}`),
			);
		}
		return renderTemplate(template, checkComponents(template, components));
	},
});
