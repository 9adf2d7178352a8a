import { readFileSync } from 'node:fs';
import path from 'node:path';
import { operations, resources } from '../../../nodes/Qontak/operations';

const page = readFileSync(path.join(__dirname, '../../../docs/qontak.md'), 'utf8');
const lines = page.split('\n').map((line) => line.split('|')[1]?.trim());

test.each(operations.map(({ resource, option }) => [resource, option.name] as const))(
	'docs/qontak.md has a line for %s: %s',
	(resource, name) => {
		const title = resources.find(({ value }) => value === resource)?.name;
		expect(lines).toContain(resource === 'message' ? name : `${title}: ${name}`);
	},
);
