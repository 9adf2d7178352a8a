import { isDynamicUrl, linkBase, oneTimeCodeButton, slotsOf } from './definition';
import type { TemplateButton, TemplateDefinition, TemplateVariableSlot } from './definition';

const MAX_LABEL = 90;
const MAX_EXAMPLE = 24;
const LEAST_QUOTE = 12;
/** As much of a text as is looked through for words to quote; WhatsApp's are no longer. */
const MOST_QUOTED = 2_000;

/** What a variable takes, which decides how its value is checked. */
export type VariableKind =
	| 'text'
	| 'mediaUrl'
	| 'fileName'
	| 'location'
	| 'urlSuffix'
	| 'code'
	| 'oneTimeCode'
	| 'flowToken';

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
	part: 'header' | 'body' | 'button';
	/** The variable's name in the template, for texts. */
	key?: string;
	/** The button's place in the template. */
	index?: number;
}

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
	const { body } = definition;
	return [
		...headerVariables(definition),
		...textVariables('body', body?.text ?? '', body?.variables ?? []),
		...definition.buttons.flatMap(buttonVariables),
	];
}

function textVariables(
	part: 'header' | 'body',
	text: string,
	listed: readonly TemplateVariableSlot[],
): TemplateVariable[] {
	const taken = new Map<string, number>();
	return slotsOf(text, listed).map(({ key, example }) => {
		const id = unusedId(`${part}_${key.toLowerCase().replace(/[^a-z0-9_]+/g, '_')}`, taken);
		const title = `${part === 'body' ? 'Body' : 'Header'} {{${key}}}`;
		const label = labelled(title, { text, around: key, example });
		return { id, label, kind: 'text', example, required: true, part, key };
	});
}

function headerVariables({ header }: TemplateDefinition): TemplateVariable[] {
	if (!header) return [];
	const { format, example } = header;
	if (format === 'TEXT') return textVariables('header', header.text ?? '', header.variables);
	if (format === 'LOCATION') {
		return ['Latitude', 'Longitude', 'Name', 'Address'].map((name, place) => ({
			id: `header_${name.toLowerCase()}`,
			label: `Header Location ${name}`,
			kind: 'location',
			required: place < 2,
			part: 'header',
		}));
	}
	const title = { IMAGE: 'Image', VIDEO: 'Video', DOCUMENT: 'Document' }[format];
	const media: TemplateVariable = {
		id: 'header_media',
		label: labelled(`Header ${title} URL`, { example }),
		kind: 'mediaUrl',
		example,
		required: true,
		part: 'header',
	};
	if (format !== 'DOCUMENT') return [media];
	const fileName: TemplateVariable = {
		id: 'header_filename',
		label: 'Header Document File Name (optional)',
		kind: 'fileName',
		required: false,
		part: 'header',
	};
	return [media, fileName];
}

function buttonVariables(button: TemplateButton, index: number): TemplateVariable[] {
	const example = buttonExample(button);
	const variable = (kind: VariableKind, suffix: string, what: string): TemplateVariable => ({
		id: `button_${index}_${suffix}`,
		label: labelled(`Button ${index + 1} ${what}`, { text: button.text, example }),
		kind,
		example,
		required: true,
		part: 'button',
		index,
	});
	if (isDynamicUrl(button)) return [variable('urlSuffix', 'url', 'End of Link')];
	if (button.type === 'COPY_CODE') return [variable('code', 'code', 'Code to Copy')];
	if (button.type === 'OTP') return [variable('oneTimeCode', 'code', 'One-Time Code')];
	if (button.type === 'FLOW') return [variable('flowToken', 'flow_token', 'Flow Token')];
	return [];
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

interface LabelParts {
	/** The template's words, of which the part around the variable is shown. */
	text?: string;
	/** Name of the variable in the text. */
	around?: string;
	example?: string;
}

/**
 * A field's label that a person recognises the template by, about 90 characters at most: `Body
 * {{1}}, e.g. Budi – "Halo {{1}}, terima kasih…"`. The example comes first, because n8n shows the
 * beginning of a label only (source: "n8n forms").
 */
function labelled(title: string, { text = '', around = '', example = '' }: LabelParts): string {
	const sample = shortened(oneLine(example), MAX_EXAMPLE);
	const beginning = sample === '' ? title : `${title}, e.g. ${sample}`;
	const room = MAX_LABEL - Array.from(beginning).length - 7;
	const words = oneLine(text.slice(0, MOST_QUOTED));
	if (words === '' || room < LEAST_QUOTE) return beginning;
	return `${beginning} – "${excerpt(words, around, room)}"`;
}

/** At most `room` characters of the text, with the variable in it and words kept whole. */
function excerpt(text: string, around: string, room: number): string {
	const characters = Array.from(text);
	if (characters.length <= room) return text;
	const at = new RegExp(`\\{\\{\\s*${around.replace(/[^\p{L}\p{N}_ ]/gu, '.')}\\s*\\}\\}`, 'u');
	const found = at.exec(text);
	const position = found ? Array.from(text.slice(0, found.index)).length : 0;
	const length = found ? Array.from(found[0]).length : 0;
	const before = Math.floor((room - length) / 2);
	const start = Math.min(Math.max(0, position - before), characters.length - room);
	const end = start + room;
	const whole = characters.slice(start, end).join('');
	return [
		start > 0 ? `…${whole.replace(/^[^\s{]{0,10}\s/, '')}` : whole,
		end < characters.length ? '…' : '',
	]
		.join('')
		.replace(/\s*\{\{?[^{}]*\}?…$/, '…')
		.replace(/\s[^\s}]{0,10}…$/, '…');
}

function shortened(text: string, most: number): string {
	const characters = Array.from(text);
	return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
