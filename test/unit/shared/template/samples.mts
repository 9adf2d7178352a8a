import type {
	TemplateButton,
	TemplateDefinition,
} from '../../../../nodes/shared/template/definition';
import { failureOf } from '../../support/failureOf.mts';
import { fillTemplate } from '../../../../nodes/shared/template/fill';

/** A template with the given parts, else without any. */
export function template(parts: Partial<TemplateDefinition>): TemplateDefinition {
	return {
		id: '60243665e4058d3b4a377bd2',
		name: 'new_project_setup_notification',
		language: 'id',
		category: 'UTILITY',
		status: 'approved',
		buttons: [],
		...parts,
	};
}

export const text = (words: string, ...examples: string[]) => ({
	text: words,
	variables: examples.map((example, place) => ({ key: String(place + 1), example })),
});

export const mismatch = (definition: TemplateDefinition, values: Record<string, unknown>) => {
	const failure = failureOf(() => fillTemplate(definition, values));
	expect(failure.reason).toBe('variableMismatch');
	return failure;
};

export const website: TemplateButton = {
	type: 'URL',
	text: 'Website',
	url: 'https://ivosights.com',
};
export const help: TemplateButton = {
	type: 'PHONE_NUMBER',
	text: 'Bantuan',
	phoneNumber: '+622122902218',
};
export const dynamic: TemplateButton = {
	type: 'URL',
	text: 'Klik sekarang',
	url: 'https://test.com/{{1}}',
	example: 'john-doe',
};

/**
 * The template that the IVOWBA document prints: its body lists a variable that the text does not
 * show (source: "WhatsApp template rules").
 */
export const stored = template({
	label: 'New Project Setup Notification',
	header: { format: 'TEXT', text: 'Notifikasi Akun {{1}}', variables: [{ key: '1' }] },
	body: text(
		'Halo {{1}}, Terimakasih telah menggunakan layanan Kami.\nAkun Anda sudah siap.',
		'Budi',
	),
	footer: 'Ivosights',
	buttons: [website, help],
});
