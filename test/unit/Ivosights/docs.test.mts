import { readFileSync } from 'node:fs';
import path from 'node:path';
import { operations, resources } from '../../../nodes/Ivosights/operations';

const page = readFileSync(path.join(__dirname, '../../../docs/ivosights.md'), 'utf8');

test.each(operations.map(({ resource, option }) => [resource, option.name] as const))(
	'docs/ivosights.md has a line for %s: %s',
	(resource, name) => {
		const title = resources.find(({ value }) => value === resource)?.name;
		const lines = page.split('\n').map((line) => line.split('|')[1]?.trim());
		const section = ['message', 'template'].includes(resource);
		expect(lines).toContain(section ? name : `${title}: ${name}`);
	},
);
