/** An aim of this package, and whether it was met in this run. */
export interface Aim {
	aim: string;
	isMet: boolean;
	/** What was measured, in a few words. */
	here: string;
}

/** What a scenario found out, as a part of the page. */
export interface Part {
	text: string;
	aims?: Aim[];
}

/** How much is measured. */
export interface Extent {
	/** What takes longer than a run should, too: `npm run bench -- --long`. */
	long: boolean;
}

export type Scenario = (extent: Extent) => Promise<Part>;
