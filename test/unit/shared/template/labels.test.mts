import { startSimulator, type Simulator } from '../../../../simulator/server.mts';
import { labelled } from '../../../../nodes/shared/template/labels';
import { toDefinition as ofIvosights } from '../../../../nodes/Ivosights/template/definition';
import { toDefinition as ofQontak } from '../../../../nodes/Qontak/template/definition';
import { variablesOf } from '../../../../nodes/shared/template/variables';

/** What n8n shows of a label (source: "n8n forms"). */
const SHOWN = 22;

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(async () => await simulator.close());

test('no two labels of a template look the same in the form', () => {
	const definitions = [
		...simulator.ivosights.templates.all().map((one) => ofIvosights(one as never)),
		...simulator.qontak.templates.all().map((one) => ofQontak(one as never)),
	];
	expect(definitions.length).toBeGreaterThan(10);
	for (const definition of definitions) {
		const seen = variablesOf(definition).map(({ label }) => label.slice(0, SHOWN));
		expect(seen).toEqual([...new Set(seen)]);
	}
});

const TEXT = 'Halo {{1}}, pesanan {{2}} dikirim dengan {{3}}. {{4}} adalah kode, {{5}}{{6}}';

test.each([
	['1', '', '{{1}} (Halo)'],
	['2', '', '{{2}} (pesanan)'],
	['3', '', '{{3}} (dikirim dengan)'],
	['3', 'JNE', '{{3}} JNE'],
	['4', '', '{{4}} (adalah kode)'],
	['6', '', '{{6}}'],
	['7', '', '{{7}}'],
	['(', 'a b', '{{(}} a b'],
])('the variable %s with the example %j begins with %s', (around, example, beginning) => {
	const label = labelled(`{{${around}}}`, { text: TEXT, around, example });
	expect(label.split(' – ')[0]).toBe(beginning);
});
