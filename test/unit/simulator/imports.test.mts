import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../simulator');
const GATEWAYS = ['ivosights', 'qontak', 'decisiontelecom'];

const imports = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('.mts'))
	.flatMap((path) => {
		const source = readFileSync(join(ROOT, path), 'utf8');
		return [...source.matchAll(/from '(\.[^']+)'/g)].map(([, target]) => ({
			path,
			target: join(path, '..', target),
		}));
	});

test('the simulator knows nothing of the nodes: it has read only the documents', () => {
	expect(imports.length).toBeGreaterThan(50);
	expect(imports.filter(({ target }) => target.startsWith('..'))).toEqual([]);
});

test('what gateways share knows no gateway, and no gateway knows another', () => {
	const strange = imports.filter(({ path, target }) => {
		const [from, to] = [path.split('/')[0], target.split('/')[0]];
		return GATEWAYS.includes(to) && (from === 'core' || (GATEWAYS.includes(from) && from !== to));
	});
	expect(strange).toEqual([]);
});
