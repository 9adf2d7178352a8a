import type { Account } from '../account.mts';
import { invalid } from '../answers.mts';
import type { Channel } from '../organization.mts';
import type { Template } from '../templates/definition.mts';

/** The channel a broadcast goes through. Throws a Refusal when it can not send WhatsApp messages. */
export function channelToSendWith({ channels }: Account, id: string): Channel {
	const channel = channels.find((one) => one.id === id);
	if (!channel) throw invalid({ channel_integration_id: ['not found'] });
	if (channel.target_channel !== 'wa' && channel.target_channel !== 'wa_cloud') {
		throw invalid({ channel_integration_id: ['is not a WhatsApp channel'] });
	}
	if (!channel.is_active) throw invalid({ channel_integration_id: ['is not active'] });
	return channel;
}

/** The template of a send. Throws a Refusal when there is none or Meta has not approved it. */
export function templateToSend({ templates }: Account, id: string): Template {
	const template = templates.get(id);
	if (!template) throw invalid({ message_template_id: ['not found'] });
	if (template.status !== 'APPROVED') {
		throw invalid({
			message_template_id: [`is not approved, its status is ${template.status}`],
		});
	}
	return template;
}
