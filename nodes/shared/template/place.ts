import type { IDataObject } from 'n8n-workflow';
import { isNumbered, type TemplateContent, type TemplateDefinition } from './definition';
import type {
	FilledButton,
	FilledContent,
	FilledHeader,
	FilledTemplate,
	FilledVariable,
} from './filled';
import type { ProductSection } from './productList';
import type { TemplateVariable } from './variables';

/** Puts the checked values, by id, in their places. */
export function placed(
	definition: TemplateDefinition,
	variables: readonly TemplateVariable[],
	texts: ReadonlyMap<string, string>,
): FilledTemplate {
	const { cards } = definition;
	const own = (card?: number) => variables.filter((variable) => variable.card === card);
	const end = texts.get('offer_end');
	return {
		...filledContent(definition, own(), texts, ''),
		...(cards && {
			cards: cards.map((card, place) => filledContent(card, own(place), texts, `card_${place}_`)),
		}),
		...(end === undefined ? {} : { offerEndMs: Number(end) }),
		warnings: [],
	};
}

function filledContent(
	content: TemplateContent,
	variables: readonly TemplateVariable[],
	texts: ReadonlyMap<string, string>,
	prefix: string,
): FilledContent {
	const body: FilledVariable[] = [];
	const headerTexts: FilledVariable[] = [];
	for (const { id, part, kind, key = '' } of variables) {
		const text = texts.get(id);
		if (text === undefined) continue;
		const parameter = { key, text, named: !isNumbered(key) };
		if (kind === 'text') (part === 'body' ? body : headerTexts).push(parameter);
		if (kind === 'oneTimeCode' && body.length === 0) body.push({ key: '1', text, named: false });
	}
	const valueOf = (id: string) => texts.get(prefix + id);
	const header = filledHeader(content, headerTexts, valueOf);
	return {
		...(header ? { header } : {}),
		body,
		buttons: filledButtons(content, variables, valueOf),
	};
}

type ValueOf = (id: string) => string | undefined;

function filledHeader(
	{ header }: TemplateContent,
	parameters: FilledVariable[],
	valueOf: ValueOf,
): FilledHeader | undefined {
	if (!header) return undefined;
	const { format } = header;
	const valued = (id: string) => valueOf(`header_${id}`) ?? '';
	switch (format) {
		case 'TEXT':
			return parameters.length > 0 ? { format, parameters } : undefined;
		case 'LOCATION':
			return {
				format,
				latitude: valued('latitude'),
				longitude: valued('longitude'),
				name: valueOf('header_name'),
				address: valueOf('header_address'),
			};
		case 'PRODUCT':
			return { format, product: valued('product'), catalog: valued('catalog') };
	}
	const fileName = valueOf('header_filename');
	const link = valued('media');
	return fileName === undefined ? { format, link } : { format, link, fileName };
}

const PLAIN_BUTTONS = ['urlSuffix', 'code', 'oneTimeCode'] as const;

function filledButtons(
	{ buttons }: TemplateContent,
	variables: readonly TemplateVariable[],
	valueOf: ValueOf,
): FilledButton[] {
	const plain = variables.flatMap(({ kind, index = 0, id }): FilledButton[] => {
		const known = PLAIN_BUTTONS.find((one) => one === kind);
		const value = valueOf(id.replace(/^card_\d+_/, ''));
		return known === undefined || value === undefined ? [] : [{ index, kind: known, value }];
	});
	const special = buttons.flatMap(({ type }, index): FilledButton[] => {
		const product = valueOf(`button_${index}_product`);
		if (type === 'FLOW') {
			const token = valueOf(`button_${index}_flow_token`);
			const data = valueOf(`button_${index}_flow_data`);
			return [
				{
					index,
					kind: 'flow',
					...(token === undefined ? {} : { token }),
					...(data === undefined ? {} : { data: JSON.parse(data) as IDataObject }),
				},
			];
		}
		if (type === 'CATALOG') return [{ index, kind: 'catalog', ...(product ? { product } : {}) }];
		const products = valueOf(`button_${index}_products`);
		if (type !== 'MPM' || products === undefined) return [];
		const sections = JSON.parse(products) as ProductSection[];
		return [{ index, kind: 'products', product: product ?? sections[0].ids[0], sections }];
	});
	return [...plain, ...special].sort((a, b) => a.index - b.index);
}
