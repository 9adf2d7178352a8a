/** A limit that was met has so much more of the requests refused than are refused at any speed. */
const RISE = 0.1;
/** How much evidence tells of it, as a natural logarithm: by chance, so much comes once in thousands of requests. */
const ENOUGH = 6.5;
/** What nobody has seen yet is not impossible; with it, the first refusal of all is evidence enough. */
const LEAST = 0.0001;
/** A gateway that refuses more than this is asked for too much, whatever the speed. */
const MOST = 0.08;
/** So many requests are taken to have been accepted before the first one. */
const BEFORE = 20;
/** Chance seldom goes further from what it is on average. */
const DEVIATIONS = 2;
/** For how many requests it is remembered what is usual. */
const MEMORY = 2_000;

/** The refusals that told of a limit. */
export interface Evidence {
	refusals: number;
}

/**
 * At what speed a request left: clearly below what was borne, so that no limit explains a few refusals; at
 * one of which nobody knows; or at one that is over.
 */
export type Left = 'below' | 'unknown' | 'before';

/**
 * Tells the refusals of a limit from those that come at any speed: some gateways refuse one request in a hundred,
 * and going slower only makes a campaign longer. What is usual is seen below a speed that was borne. Refusals
 * that follow each other more closely than that add up to evidence of a limit, and what is accepted takes away
 * from it (the cumulative sum by which E. S. Page finds a change: "Continuous inspection schemes", 1954).
 *
 * Pure: it counts requests, and knows no time.
 */
export class Refusals {
	private requests = 0;
	private refused = 0;
	private evidence = 0;
	private inEvidence = 0;
	/** Refusals that are usual if no evidence comes of them. */
	private perhaps = 0;

	/** Whether some are refused at any speed, as far as is known. */
	get areUsual(): boolean {
		return this.usual > LEAST;
	}

	/** The share of requests that is refused at any speed: as much as may be after what was seen. */
	private get usual(): number {
		const most = this.refused + DEVIATIONS * Math.sqrt(this.refused);
		return Math.max(LEAST, Math.min(MOST, most / (BEFORE + this.requests)));
	}

	/** A request was accepted. */
	accept(left: Left): void {
		if (left !== 'before') this.learn(0);
		const usual = this.usualAt(left);
		this.evidence += Math.log((1 - usual - RISE) / (1 - usual));
		if (this.evidence > 0) return;
		this.refused += this.perhaps;
		this.dropEvidence();
	}

	/**
	 * A request was refused.
	 *
	 * @returns what tells that a limit was met; `undefined` when it is no more than usual
	 */
	refuse(left: Left): Evidence | undefined {
		if (left === 'below') this.learn(1);
		if (left === 'unknown') this.perhaps += 1;
		this.evidence += this.weight(this.usualAt(left));
		this.inEvidence += 1;
		if (this.evidence < ENOUGH) return undefined;
		const refusals = this.inEvidence;
		this.dropEvidence();
		// What was borne is borne no longer.
		if (left === 'below') this.requests = this.refused = 0;
		return { refusals };
	}

	/** Whether what told of a limit would tell of it still, by what is known to be usual now. */
	holds({ refusals }: Evidence): boolean {
		return refusals * this.weight(this.usual) >= ENOUGH;
	}

	/** Below what was borne, whatever is not too much is usual. */
	private usualAt(left: Left): number {
		return left === 'below' ? MOST : this.usual;
	}

	/** What one refusal says. */
	private weight(usual: number): number {
		return Math.log((usual + RISE) / usual);
	}

	private learn(refused: 0 | 1): void {
		const kept = 1 - 1 / MEMORY;
		this.requests = this.requests * kept + 1;
		this.refused = this.refused * kept + refused;
	}

	private dropEvidence(): void {
		this.evidence = 0;
		this.inEvidence = 0;
		this.perhaps = 0;
	}
}
