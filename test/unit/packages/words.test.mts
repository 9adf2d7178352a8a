import { changelogOf } from '../../../tools/packages/changelog.mts';
import { movedWorkflow, tableOf } from '../../../tools/packages/examples.mts';
import { GATEWAYS } from '../../../tools/packages/gateways.mts';
import { type Place, relinked } from '../../../tools/packages/links.mts';
import { filledIn, sectionOf } from '../../../tools/packages/pages.mts';

const [qontak, ivosights] = GATEWAYS;

describe('links of a page that moves', () => {
	const place: Place = {
		from: 'docs/parrot.md',
		to: 'README.md',
		moved: { 'docs/parrot.md': 'README.md' },
		has: (file) => ['README.md', 'docs/events.md', 'SECURITY.md'].includes(file),
		repository: 'https://example.com/birds',
	};

	test.each([
		['[a](events.md)', '[a](docs/events.md)'],
		['[a](events.md#b)', '[a](docs/events.md#b)'],
		['[a](../SECURITY.md)', '[a](SECURITY.md)'],
		['[a](parrot.md#limits)', '[a](#limits)'],
		['[a](#limits)', '[a](#limits)'],
		['[a](https://example.com)', '[a](https://example.com)'],
		['[a](mailto:a@example.com)', '[a](mailto:a@example.com)'],
		['[a](speed.md#b)', '[a](https://example.com/birds/blob/main/docs/speed.md#b)'],
		['![a](images/a.png)', '![a](https://example.com/birds/raw/main/docs/images/a.png)'],
		['[`a` [b]](events.md), (c)', '[`a` [b]](docs/events.md), (c)'],
	])('%s becomes %s', (text, expected) => {
		expect(relinked(text, place)).toBe(expected);
	});
});

test('a changelog keeps what is about the gateway or about all', () => {
	const text = `# Changelog

## [1.0.0]

### Added

- Qontak: rooms
  and more.
- Ivosights, Qontak: names.
- Ivosights Trigger: proof.
- Something for all, such as Ivosights: yes. It goes on for longer than a name would: so it stays.
- A list of one: Ivosights.

### Fixed

- **Ivosights (IVOWBA)**: a node.

### Known limits

- n8n verifies one service; this one holds three. It installs
  elsewhere.
`;
	expect(changelogOf(text, qontak, ['Ivosights', 'DecisionTelecom'])).toBe(`# Changelog

## [1.0.0]

### Added

- Qontak: rooms
  and more.
- Ivosights, Qontak: names.
- Something for all, such as Ivosights: yes. It goes on for longer than a name would: so it stays.
- A list of one: Ivosights.

`);
	expect(changelogOf(text, ivosights, ['Qontak', 'DecisionTelecom'])).toContain('### Fixed');
});

test('a workflow changes in nothing but the node types of its gateway', () => {
	const text =
		'{"nodes":[{"type":"birds.qontak"},{"type": "birds.qontakTrigger"},{"type":"birds.ivosights"}],"note":"birds.qontak"}';
	expect(movedWorkflow(text, 'birds', qontak)).toBe(
		'{"nodes":[{"type":"n8n-nodes-qontak-whatsapp.qontak"},{"type": "n8n-nodes-qontak-whatsapp.qontakTrigger"},{"type":"birds.ivosights"}],"note":"birds.qontak"}',
	);
});

describe('of a table of examples', () => {
	const page = `# A

| File | What it does | What to fill in |
| --- | --- | --- |
| [a.json](a.json) | Sends to a list. For Ivosights. | words |
| [b.json](b.json) | The same campaign for Qontak. [What differs](c.md). | your number |
| [d.json](d.json) | Answers. | words |

Text`;
	const head = '| File | What it does | What to fill in |\n| --- | --- | --- |';

	test('only the rows of the package stay, and what is the same as another is said in full', () => {
		expect(tableOf(page, [{ name: 'b.json', text: '' }])).toBe(
			`${head}\n| [b.json](b.json) | Sends to a list. | your number |`,
		);
	});

	test('what is the same as one that is there stays the same', () => {
		const examples = ['a.json', 'b.json'].map((name) => ({ name, text: '' }));
		expect(tableOf(page, examples)).toContain('| The same campaign for Qontak.');
		expect(tableOf(page, examples)).not.toContain('d.json');
	});
});

test('a template with a word that nobody gives, and a section that is not there, are told', () => {
	expect(filledIn('%a% 100 %', { a: 'x %b%' })).toBe('x %b% 100 %');
	expect(() => filledIn('%b%', {})).toThrow('%b%');
	expect(sectionOf('# A\n\n## B\n\nwords\n\n## C\n', 'B')).toBe('words');
	expect(() => sectionOf('# A\n', 'B')).toThrow('"B"');
});
