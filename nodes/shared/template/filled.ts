import type { IDataObject } from 'n8n-workflow';
import { replacePlaceholders, type MediaFormat } from './definition';
import type { ProductSection } from './productList';

/** A template's values in their places, as gateways send them. */

/** A variable of a text with its value. */
export interface FilledVariable {
	/** `1` or `first_name`. */
	key: string;
	text: string;
	/** Whether the variable is told by name, not by its place. */
	named: boolean;
}

/** A header with its values; `link` is where the file is. */
export type FilledHeader =
	| { format: 'TEXT'; parameters: FilledVariable[] }
	| { format: MediaFormat; link: string; fileName?: string }
	| { format: 'LOCATION'; latitude: string; longitude: string; name?: string; address?: string }
	| { format: 'PRODUCT'; product: string; catalog: string };

/**
 * A button with its value. Buttons without a variable have none; a flow's and a catalog's may be without
 * a value, but WhatsApp still wants to be told of them (source: "WhatsApp template components").
 */
export type FilledButton = { /** The button's place in the template, from 0. */ index: number } & (
	| { kind: 'urlSuffix' | 'code' | 'oneTimeCode'; value: string }
	| { kind: 'flow'; token?: string; data?: IDataObject }
	| { kind: 'catalog'; product?: string }
	| { kind: 'products'; product: string; sections: ProductSection[] }
);

/** The values of a template, or of one card of a carousel. */
export interface FilledContent {
	header?: FilledHeader;
	body: FilledVariable[];
	buttons: FilledButton[];
}

/** A template's values, checked: all that a gateway needs to send it. */
export interface FilledTemplate extends FilledContent {
	/** The cards of a carousel, in their order. */
	cards?: FilledContent[];
	/** When a limited-time offer ends, in ms since 1970. */
	offerEndMs?: number;
	/** Worth knowing, but no reason not to send. */
	warnings: string[];
}

/** A text with its values in place. */
export function withValues(text: string, parameters: readonly FilledVariable[]): string {
	const values = new Map(parameters.map((parameter) => [parameter.key, parameter.text]));
	return replacePlaceholders(text, (key) => values.get(key));
}
