import type { INodeParameters } from 'n8n-workflow';
import { LIMITS } from '../../../nodes/shared/whatsapp/limits';
import { simulatorForAll } from '../../unit/support/simulator.mts';
import { runIvosights } from './support/node.mts';
import {
	ELSEWHERE,
	limitTemplates,
	messageLimits,
	profileLimits,
	templateLimits,
	type LimitCase,
} from './limits.mts';

const all = [...messageLimits, ...templateLimits, ...profileLimits];

const simulator = simulatorForAll({ ivosights: { receipts: 'manual' } });
const gateway = () => simulator.ivosights;
/** Requests that would change something; a template is read before its values are checked. */
const changes = () => gateway().requests.filter(({ method }) => method !== 'GET');

beforeAll(() => {
	for (const [id, template] of Object.entries(limitTemplates)) {
		gateway().templates.add({ id, ...template });
	}
});
beforeEach(() => gateway().requests.clear());

async function run({ parameters, item, onlyDryRun }: LimitCase, n: number) {
	const own = onlyDryRun ? { options: { dryRun: true } } : {};
	const given = { ...parameters(n), ...own } as unknown as INodeParameters;
	return await runIvosights(gateway(), given, [item?.(n) ?? {}]);
}

test('every limit has a case', () => {
	const held = new Set([...all.map(({ limit }) => limit), ...ELSEWHERE]);
	expect([...held].sort()).toEqual(Object.keys(LIMITS).sort());
});

const cases = all.map((one) => [one.limit, one.field, one] as const);

test.each(cases)("%s: '%s' at the limit passes", async (limit, _field, one) => {
	const { error } = await run(one, LIMITS[limit].max);
	expect(error).toBeUndefined();
	if (one.onlyDryRun) return;
	expect(changes().map(({ answeredStatus }) => answeredStatus)).toEqual([200]);
});

test.each(cases)(
	"%s: '%s' one beyond is refused before anything is sent",
	async (limit, field, one) => {
		const { error } = await run(one, LIMITS[limit].max + 1);
		expect(error?.message).toContain(`'${field}`);
		expect(error?.description).toEqual(expect.any(String));
		expect(changes()).toEqual([]);
	},
);

const withLeast = cases.filter(([limit]) => {
	const { kind } = LIMITS[limit];
	return kind === 'range' || (kind === 'count' && LIMITS[limit].min > 0);
});

test.each(withLeast)("%s: '%s' one below the least is refused", async (limit, field, one) => {
	const { min } = LIMITS[limit] as { min: number };
	const { error } = await run(one, min - 1);
	expect(error?.message).toContain(`'${field}'`);
	expect(changes()).toEqual([]);
});
