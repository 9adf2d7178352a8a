import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DecisionTelecom } from '../../../nodes/DecisionTelecom/DecisionTelecom.node';
import { DecisionTelecomTrigger } from '../../../nodes/DecisionTelecom/DecisionTelecomTrigger.node';
import { Ivosights } from '../../../nodes/Ivosights/Ivosights.node';
import { IvosightsTrigger } from '../../../nodes/Ivosights/IvosightsTrigger.node';
import { Qontak } from '../../../nodes/Qontak/Qontak.node';
import { QontakTrigger } from '../../../nodes/Qontak/QontakTrigger.node';
import { EDITOR_LABELS, GATEWAY_LABELS, SIGNS } from './editorLabels.mts';
import { labelsQuotedIn, labelsQuotedInForm, PAGES } from './quoted.mts';

/** Every label that a text quotes is a label: of our forms, of n8n's editor, or of a gateway's screen. */

const NODES = [
	DecisionTelecom,
	DecisionTelecomTrigger,
	Ivosights,
	IvosightsTrigger,
	Qontak,
	QontakTrigger,
].map((Type) => new Type().description);

const folder = path.resolve(__dirname, '../../../credentials');
const CREDENTIALS = readdirSync(folder)
	.map((file) =>
		Object.values(require(path.join(folder, file)) as Record<string, new () => object>),
	)
	.flat()
	.map((Type) => new Type() as { displayName: string; properties: object[] });

/** The texts under these names, anywhere in a description. */
function textsUnder(names: readonly string[], value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap((one) => textsUnder(names, one));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, one]) =>
		typeof one === 'string' ? (names.includes(name) ? [one] : []) : textsUnder(names, one),
	);
}

const EVERYWHERE = [...NODES, ...CREDENTIALS];
const known = new Set([
	...textsUnder(['displayName', 'name', 'action'], EVERYWHERE),
	...Object.values(EDITOR_LABELS).flat(),
	...Object.keys(GATEWAY_LABELS),
	...SIGNS,
]);

test.each(PAGES)('%s quotes labels as they are', (page) => {
	expect(labelsQuotedIn(page).filter((label) => !known.has(label))).toEqual([]);
});

test('so do the forms', () => {
	const texts = textsUnder(
		['description', 'displayName', 'hint', 'active', 'inactive', 'activationHint'],
		EVERYWHERE,
	);
	const quoted = texts.flatMap(labelsQuotedInForm);
	expect(quoted.length).toBeGreaterThan(20);
	expect([...new Set(quoted)].filter((label) => !known.has(label))).toEqual([]);
});
