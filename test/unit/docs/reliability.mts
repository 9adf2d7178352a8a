import { AWAY } from '../../workflow/faults/away.mts';
import { ELSEWHERE } from '../../workflow/faults/elsewhere.mts';
import { FAULTS } from '../../workflow/faults/rows.mts';

const row = (...cells: Array<string | number>) => `| ${cells.join(' | ')} |`;
const named = (words: string) => words.replace('<gateway>', 'Ivosights').replace('<host>', '…');

/** The rows of docs/reliability.md, from what the tests try. */
export const rowsFromTests = (): string[] => [
	...FAULTS.map(({ fault, says, reason, requests, got }) =>
		row(fault, says ? named(says) : 'accepted', reason ? `\`${reason}\`` : '', requests, got),
	),
	...AWAY.map(({ fault, says }) => row(fault, named(says), '`gatewayDown`')),
	...ELSEWHERE.map(({ fault, comes, file }) => row(fault, comes, `\`${file}\``)),
];
