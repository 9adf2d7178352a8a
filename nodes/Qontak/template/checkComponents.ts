import type { IDataObject } from 'n8n-workflow';
import { dictionariesIn } from '../../shared/json';
import { checkEdges } from '../../shared/template/contentRules';
import { checkButtonLink, checkCharacters } from '../../shared/template/partCharacters';
import { wordIn } from '../../shared/template/parts';
import { checkCount, checkText } from '../../shared/whatsapp/limits';

const textOf = (value: unknown): string | undefined =>
	typeof value === 'string' ? value : undefined;

function checkButtons(given: unknown, at: string): void {
	const buttons = dictionariesIn(given);
	checkCount(buttons.length, 'templateButtons', at);
	buttons.forEach(({ text, url, type }, place) => {
		const label = `${at}[${place}]`;
		const words = textOf(text);
		if (words !== undefined) {
			checkText(words, 'templateButtonText', `${label}.text`);
			checkCharacters(words, 'button', `${label}.text`);
		}
		const link = textOf(url);
		if (wordIn(type) !== 'URL' || link === undefined) return;
		checkText(link, 'templateButtonUrl', `${label}.url`);
		checkButtonLink(link, `${label}.url`);
	});
}

/**
 * Holds components that were given as JSON to WhatsApp's rules for what they say
 * (source: "WhatsApp template rules"); their form is the gateway's to judge. Throws Failure naming the
 * place in the field.
 *
 * @param label of the field
 */
export function checkComponents(components: readonly IDataObject[], label: string): void {
	checkAll(components, `${label}: `);
}

/** @param where what stands before the place of each */
function checkAll(components: readonly IDataObject[], where: string): void {
	components.forEach(({ type, format, text, buttons, cards }, place) => {
		const at = `${where}[${place}]`;
		const words = textOf(text);
		switch (wordIn(type)) {
			case 'HEADER':
				if (words === undefined || !['', 'TEXT'].includes(wordIn(format))) return;
				checkText(words, 'templateHeader', `${at}.text`);
				checkCharacters(words, 'header', `${at}.text`);
				return;
			case 'BODY':
				if (words === undefined) return;
				checkText(words, 'templateBody', `${at}.text`);
				checkEdges(words, `${at}.text`);
				return;
			case 'FOOTER':
				checkText(words, 'templateFooter', `${at}.text`);
				checkCharacters(words ?? '', 'footer', `${at}.text`);
				return;
			case 'BUTTONS':
				checkButtons(buttons, `${at}.buttons`);
				return;
			case 'CAROUSEL':
				dictionariesIn(cards).forEach((card, number) =>
					checkAll(dictionariesIn(card.components), `${at}.cards[${number}].components`),
				);
		}
	});
}
