import { isDynamicUrl, linkBase, oneTimeCodeButton, slotsOf } from './definition';
import type {
	TemplateButton,
	TemplateContent,
	TemplateDefinition,
	TemplateVariableSlot,
} from './definition';
import { labelled } from './labels';

/** What a variable takes, which decides how its value is checked. */
export type VariableKind =
	| 'text'
	| 'mediaUrl'
	| 'fileName'
	| 'location'
	| 'urlSuffix'
	| 'code'
	| 'oneTimeCode'
	| 'flowToken'
	| 'flowData'
	| 'offerEnd'
	| 'catalog'
	| 'product'
	| 'products';

/** One field of the form for a template's variables. */
export interface TemplateVariable {
	/** Stored in workflows (design: ids of template variables): `body_1`, `button_0_url`, … */
	id: string;
	/** The template's own words and example; different for each variable. */
	label: string;
	kind: VariableKind;
	example?: string;
	/** Whether a send needs a value. */
	required: boolean;
	part: 'header' | 'body' | 'offer' | 'button';
	/** The variable's name in the template, for texts. */
	key?: string;
	/** The button's place in the template, or in its card. */
	index?: number;
	/** The card's place in its carousel, from 0. */
	card?: number;
}

/** The template itself, or one of its cards: what ids and labels of its variables begin with. */
interface Scope {
	id: string;
	label: string;
	card?: number;
}

const WHOLE: Scope = { id: '', label: '' };

/** All variables of a template, in the order a person reads it: header, body, buttons. */
export function variablesOf(definition: TemplateDefinition): TemplateVariable[] {
	const codeButton = oneTimeCodeButton(definition);
	if (codeButton !== undefined) {
		return [
			{
				id: `button_${codeButton}_code`,
				label: 'One-Time Code',
				kind: 'oneTimeCode',
				required: true,
				part: 'button',
				index: codeButton,
			},
		];
	}
	const { header, body, buttons, offer, cards = [] } = definition;
	return [
		...contentVariables({ header, body, buttons: [] }, WHOLE),
		...(offer?.expires ? [OFFER_END] : []),
		...contentVariables({ buttons }, WHOLE),
		...cards.flatMap((card, place) =>
			contentVariables(card, { id: `card_${place}_`, label: `Card ${place + 1} `, card: place }),
		),
	];
}

const OFFER_END: TemplateVariable = {
	id: 'offer_end',
	label: 'End of Offer, e.g. 2026-12-31T23:59:00+07:00',
	kind: 'offerEnd',
	required: true,
	part: 'offer',
};

const contentVariables = (content: TemplateContent, scope: Scope): TemplateVariable[] => [
	...headerVariables(content, scope),
	...textVariables('body', content.body?.text ?? '', content.body?.variables ?? [], scope),
	...content.buttons.flatMap((button, index) => buttonVariables(button, index, scope)),
];

/** What is the same for all variables of a template or card. */
const of = (scope: Scope, part: TemplateVariable['part'], id: string, label: string) => ({
	id: `${scope.id}${part}_${id}`,
	label: `${scope.label}${label}`,
	part,
	...(scope.card === undefined ? {} : { card: scope.card }),
});

function textVariables(
	part: 'header' | 'body',
	text: string,
	listed: readonly TemplateVariableSlot[],
	scope: Scope,
): TemplateVariable[] {
	const taken = new Map<string, number>();
	return slotsOf(text, listed).map(({ key, example }) => {
		const id = unusedId(key.toLowerCase().replace(/[^a-z0-9_]+/g, '_'), taken);
		const title = `${scope.label}${part === 'body' ? '' : 'Header '}{{${key}}}`;
		const label = labelled(title, { text, around: key, example });
		return { ...of(scope, part, id, ''), label, kind: 'text', example, required: true, key };
	});
}

function headerVariables({ header }: TemplateContent, scope: Scope): TemplateVariable[] {
	if (!header) return [];
	const { format, example } = header;
	const one = (id: string, label: string, kind: VariableKind, required: boolean) => ({
		...of(scope, 'header', id, label),
		kind,
		required,
	});
	switch (format) {
		case 'TEXT':
			return textVariables('header', header.text ?? '', header.variables, scope);
		case 'LOCATION':
			return ['Latitude', 'Longitude', 'Name', 'Address'].map((name, place) =>
				one(name.toLowerCase(), `Header Location ${name}`, 'location', place < 2),
			);
		case 'PRODUCT':
			return [
				one('product', 'Header Product ID', 'product', true),
				one('catalog', 'Header Catalog ID', 'catalog', true),
			];
	}
	const title = { IMAGE: 'Image', VIDEO: 'Video', DOCUMENT: 'Document' }[format];
	const media: TemplateVariable = {
		...one('media', '', 'mediaUrl', true),
		label: labelled(`${scope.label}Header ${title} URL`, { example }),
		example,
	};
	if (format !== 'DOCUMENT') return [media];
	return [media, one('filename', 'Header Document File Name (optional)', 'fileName', false)];
}

function buttonVariables(button: TemplateButton, index: number, scope: Scope): TemplateVariable[] {
	const example = buttonExample(button);
	const title = `${scope.label}Button ${index + 1}`;
	const variable = (
		kind: VariableKind,
		suffix: string,
		what: string,
		required = true,
	): TemplateVariable => ({
		...of(scope, 'button', `${index}_${suffix}`, ''),
		label: labelled(`${title} ${what}`, { text: button.text, example }),
		kind,
		example,
		required,
		index,
	});
	if (isDynamicUrl(button)) return [variable('urlSuffix', 'url', 'End of Link')];
	switch (button.type) {
		case 'COPY_CODE':
			return [variable('code', 'code', 'Code to Copy')];
		case 'OTP':
			return [variable('oneTimeCode', 'code', 'One-Time Code')];
		case 'FLOW':
			return [
				variable('flowToken', 'flow_token', 'Flow Token (optional)', false),
				variable('flowData', 'flow_data', 'Flow Data as JSON (optional)', false),
			];
		case 'CATALOG':
			return [variable('product', 'product', 'Product ID for Picture (optional)', false)];
		case 'MPM':
			return [
				variable('products', 'products', 'Product IDs'),
				variable('product', 'product', 'Product ID for Picture (optional)', false),
			];
		default:
			return [];
	}
}

/** WhatsApp's example of a link is the whole link, but only its end is asked for. */
function buttonExample(button: TemplateButton): string | undefined {
	const base = linkBase(button);
	const { example } = button;
	return base !== '' && example?.startsWith(base) ? example.slice(base.length) : example;
}

/** Names that differ only in signs an id cannot have get a number. */
function unusedId(wanted: string, taken: Map<string, number>): string {
	let id = wanted;
	let count = taken.get(wanted) ?? 1;
	while (taken.has(id)) {
		count += 1;
		id = `${wanted}_${count}`;
	}
	taken.set(id, 1);
	taken.set(wanted, count);
	return id;
}

/** The variables as an output shows them: what a person has to give values for. */
export const listedVariables = (definition: TemplateDefinition) =>
	variablesOf(definition).map(({ id, label, example }) => ({
		id,
		label,
		...(example ? { example } : {}),
	}));
