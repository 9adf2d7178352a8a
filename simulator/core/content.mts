/** What a person sees in one bubble on the phone. The same for all gateways. */
export interface Content {
	kind:
		| 'text'
		| 'image'
		| 'video'
		| 'audio'
		| 'voice'
		| 'document'
		| 'sticker'
		| 'location'
		| 'contacts'
		| 'template'
		| 'buttons'
		| 'list'
		| 'product'
		| 'products'
		| 'flow'
		| 'reply'
		| 'reaction'
		| 'order'
		| 'system';
	header?: ContentHeader;
	/** The words: the text, the body of an interactive message, or a caption. */
	text?: string;
	footer?: string;
	media?: ContentMedia;
	location?: { latitude: number; longitude: number; name?: string; address?: string };
	contacts?: readonly { name: string; phones: readonly string[]; company?: string }[];
	buttons?: readonly ContentButton[];
	list?: { button: string; sections: readonly ContentSection[] };
	products?: {
		catalogId: string;
		sections: readonly { title?: string; ids: readonly string[] }[];
	};
	flow?: { id: string; label: string; screen?: string; token?: string };
	template?: { id: string; name: string; language: string; category: string };
	/** What a customer chose or filled in. */
	reply?: { kind: 'button' | 'list' | 'template' | 'flow'; id?: string; data?: unknown };
	reaction?: { emoji: string; messageId: string };
	/** The message this one answers. */
	inReplyTo?: string;
}

export type ContentHeader =
	| { type: 'text'; text: string }
	| { type: 'image' | 'video' | 'document'; link: string; filename?: string };

export interface ContentMedia {
	/** Where to fetch it: a link for what was sent, the gateway's media id for what came in. */
	link?: string;
	id?: string;
	mimeType?: string;
	filename?: string;
}

export interface ContentButton {
	type: 'reply' | 'quickReply' | 'url' | 'phone' | 'copyCode' | 'flow';
	text: string;
	id?: string;
	url?: string;
	phone?: string;
	code?: string;
	token?: string;
}

export interface ContentSection {
	title?: string;
	rows: readonly { id: string; title: string; description?: string }[];
}
