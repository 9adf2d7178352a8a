import { Failure, invalid } from '../failure';

/** What 'Stop When' holds. */
export interface StopWhen {
	/** The share of failed messages that is borne, in percent. */
	percent: number;
	/** Messages that have to be tried before the rule counts. */
	atLeast: number;
}

function numberIn(label: string, value: unknown, otherwise: number, most: number): number {
	const number = Number(value ?? otherwise);
	if (number >= 1 && number <= most) return number;
	throw invalid(label, `of 'Stop When' is ${String(value)}`, `Enter a number from 1 to ${most}.`);
}

/** Reads 'Stop When'. Throws Failure (`invalidRequest`) for numbers that cannot be. */
export const readStopWhen = (form: Partial<StopWhen>): StopWhen => ({
	percent: numberIn('Percent', form.percent, 20, 100),
	atLeast: numberIn('At Least', form.atLeast, 20, 1_000_000),
});

/**
 * Ends a run when too many of its messages fail, before more money is lost. It is told how each
 * message ended that was tried.
 */
export class StopRule {
	private tried = 0;
	private failed = 0;

	/** @param rule `undefined` for a run that nothing stops */
	constructor(private readonly rule: StopWhen | undefined) {}

	/** A message was tried. */
	note(hasFailed: boolean): void {
		this.tried += 1;
		if (hasFailed) this.failed += 1;
	}

	/** Whether nothing more is to be sent. */
	get isBroken(): boolean {
		if (!this.rule || this.tried < this.rule.atLeast) return false;
		// More than all cannot fail: 100% is all of them.
		if (this.failed === this.tried) return true;
		return this.failed * 100 > this.rule.percent * this.tried;
	}

	/** What an item is told that is not sent any more. */
	failure(): Failure {
		return new Failure(
			'cancelled',
			`Not tried: 'Stop When' ended this run after ${this.failed} of ${this.tried} messages failed`,
			{
				description:
					'See on the error branch why they failed. When that is mended, run the workflow again with the items that were not tried.',
			},
		);
	}
}
