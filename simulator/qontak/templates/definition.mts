/** A template as Qontak prints it (source: "Qontak templates"). */
export interface Template {
	id: string;
	organization_id: string;
	name: string;
	language: string;
	header: TemplateHeader | null;
	body: string;
	footer: string | null;
	buttons: TemplateButton[];
	status: TemplateStatus;
	category: string;
	quality_rating: string | null;
	quality_rating_text: string | null;
	type: 'campaign' | 'hsm_chat';
}

export type MediaFormat = 'IMAGE' | 'VIDEO' | 'DOCUMENT';

/** For a text, no document shows more than its name. */
export type TemplateHeader =
	| { format: 'TEXT'; text: string; example?: string }
	| { format: MediaFormat; example?: string };

export interface TemplateButton {
	type: 'URL' | 'PHONE_NUMBER' | 'QUICK_REPLY' | 'COPY_CODE';
	text: string;
	url?: string;
	phone_number?: string;
	/** JSON in a string: `"[\"https://…\"]"` (source: "Qontak templates"). */
	example?: string;
}

export const TEMPLATE_STATUSES = [
	'APPROVED',
	'IN_APPEAL',
	'PENDING',
	'REJECTED',
	'PENDING_DELETION',
	'DELETED',
	'DISABLED',
] as const;

export type TemplateStatus = (typeof TEMPLATE_STATUSES)[number];

const PLACEHOLDER = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

/** The names of a text's variables, each once, in order: `1`, `2` … or words. */
export function variablesOf(text: string): string[] {
	return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1]))];
}

/** The text with its placeholders filled in; those without a value stay. */
export function fillIn(text: string, values: Record<string, string>): string {
	return text.replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole);
}

/** Whether a button needs a value when the template is sent. */
export function needsValue({ type, url = '' }: TemplateButton): boolean {
	return type === 'COPY_CODE' || (type === 'URL' && variablesOf(url).length > 0);
}
