import { schemaFiles } from '../../schema/files.mts';
import { filesBelow, GATEWAYS, textOf } from './sources.mts';

/** The output schemas that n8n's editor shows before the first run; `npm run schema` writes them. */

const made = schemaFiles();
const there = GATEWAYS.flatMap((gateway) => filesBelow(`nodes/${gateway}/__schema__`, /\.json$/));

test.each([...made])('%s is what the sample of its operation makes', (file, text) => {
	expect(there.includes(file) ? textOf(file) : 'nothing').toBe(text);
});

test('no operation is gone or called otherwise: its name stands in people’s workflows', () => {
	expect(there.filter((file) => !made.has(file))).toEqual([]);
});
