import { randomUUID } from 'node:crypto';
import type { Json } from '../../core/answer.mts';
import {
	believableUsers,
	type Channel,
	nameOfChannel,
	numberOfChannel,
	ORGANIZATION_ID,
} from '../organization.mts';
import type { Template } from '../templates/definition.mts';
import type { LogEntry } from './log.mts';

/** A broadcast: to one person (direct) or to a contact list. */
export interface Broadcast {
	id: string;
	name: string;
	channel: Channel;
	template: Template;
	contactListId: string | null;
	contactId: string | null;
	executeType: 'immediately' | 'specific' | 'campaign_plan';
	/** ISO 8601. */
	sendAt: string;
	/** As the answer prints them: `{"header":{},"body":{"1":"full_name"}}`. */
	parameters: Json;
	entries: LogEntry[];
	executed: boolean;
	/** Sends a planned broadcast now, whatever its time. */
	execute: () => void;
	created_at: string;
}

type NewBroadcast = Omit<Broadcast, 'id' | 'entries' | 'executed' | 'execute' | 'created_at'>;

/** All broadcasts, oldest first. */
export class BroadcastStore {
	private readonly broadcasts = new Map<string, Broadcast>();

	constructor(private readonly now: () => Date) {}

	add(given: NewBroadcast): Broadcast {
		const broadcast: Broadcast = {
			...given,
			id: randomUUID(),
			entries: [],
			executed: false,
			execute: () => undefined,
			created_at: this.now().toISOString(),
		};
		this.broadcasts.set(broadcast.id, broadcast);
		return broadcast;
	}

	get(id: string): Broadcast | undefined {
		return this.broadcasts.get(id);
	}

	all(): Broadcast[] {
		return [...this.broadcasts.values()];
	}
}

/**
 * As the direct call, the detail and the list print it (sources: "Qontak direct broadcast",
 * "Qontak bulk broadcast").
 */
export function printBroadcast(broadcast: Broadcast): { [field: string]: Json } {
	const { channel, template } = broadcast;
	// Whoever's token or application it is, it acts for the owner.
	const [sender] = believableUsers();
	return {
		id: broadcast.id,
		name: broadcast.name,
		organization_id: ORGANIZATION_ID,
		channel_integration_id: channel.id,
		contact_list_id: broadcast.contactListId,
		contact_id: broadcast.contactId,
		target_channel: channel.target_channel,
		send_at: broadcast.sendAt,
		execute_status: broadcast.executed ? 'done' : 'todo',
		execute_type: broadcast.executeType,
		parameters: broadcast.parameters,
		created_at: broadcast.created_at,
		message_status_count: counts(broadcast),
		contact_extra: {},
		message_template: template as unknown as Json,
		division_id: null,
		message_broadcast_error: 'n/a',
		sender_name: sender.full_name,
		sender_email: sender.email,
		channel_account_name: nameOfChannel(channel),
		channel_phone_number: numberOfChannel(channel),
	};
}

function counts({ entries }: Broadcast): Record<LogEntry['status'], number> {
	const count = { failed: 0, delivered: 0, read: 0, pending: 0, sent: 0 };
	for (const { status, visible } of entries) if (visible) count[status] += 1;
	return count;
}
