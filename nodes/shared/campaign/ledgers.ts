import { Ledger } from './ledger';

/** Above so many remembered recipients, the memory of nodes that are not running is given up. */
const MOST_REMEMBERED = 200_000;

const ledgers = new Map<string, Ledger>();

/** The one memory of a node of a workflow in this process, shared by all of its executions. */
export function ledgerOf(workflowId: string, nodeId: string): Ledger {
	const name = JSON.stringify([workflowId, nodeId]);
	const ledger = ledgers.get(name) ?? new Ledger();
	// The last used is the last in order.
	ledgers.delete(name);
	ledgers.set(name, ledger);
	let remembered = [...ledgers.values()].reduce((sum, { size }) => sum + size, 0);
	for (const [one, { size, isIdle }] of ledgers) {
		if (remembered <= MOST_REMEMBERED) break;
		if (one === name || !isIdle) continue;
		ledgers.delete(one);
		remembered -= size;
	}
	return ledger;
}
