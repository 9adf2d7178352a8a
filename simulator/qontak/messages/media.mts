import { invalid } from '../answers.mts';
import type { FormFile } from '../form.mts';

const MB = 1024 * 1024;

/** What WhatsApp takes (source: "WhatsApp media"); documents may be of any type. */
const TAKES = {
	image: { types: ['image/jpeg', 'image/png'], most: 5 * MB },
	video: { types: ['video/mp4', 'video/3gpp'], most: 16 * MB },
	audio: {
		types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
		most: 16 * MB,
	},
	document: { types: undefined, most: 100 * MB },
};

/** Throws a Refusal when WhatsApp would not take the file as this type. */
export function checkFile(type: keyof typeof TAKES, file: FormFile): void {
	const { types, most } = TAKES[type];
	const problems: string[] = [];
	if (file.bytes.length === 0) problems.push('is empty');
	if (file.filename === '') problems.push('must have a file name');
	if (types && !types.includes(file.mimeType)) {
		problems.push(`must be of type ${types.join(', ')}, not ${file.mimeType || 'unknown'}`);
	}
	if (file.bytes.length > most) problems.push(`is larger than ${most / MB} MB`);
	if (problems.length > 0) throw invalid({ file: problems });
}
