/** How long the same words about one trigger are not repeated, in ms. */
const QUIET_MS = 60_000;
const MOST_REMEMBERED = 500;

/** Keeps a flood of refused posts from filling n8n's log: the same words once a minute for a trigger. */
export class RefusalLog {
	private readonly told = new Map<string, { at: number; since: number }>();

	/**
	 * What to write into the log, `undefined` for nothing.
	 *
	 * @param trigger what tells the trigger from all others
	 * @param now epoch ms
	 */
	line(trigger: string, words: string, now: number): string | undefined {
		const key = `${trigger} ${words}`;
		const before = this.told.get(key);
		if (before && now >= before.at && now - before.at < QUIET_MS) {
			before.since += 1;
			return undefined;
		}
		this.told.delete(key);
		this.told.set(key, { at: now, since: 0 });
		const [oldest] = this.told.keys();
		if (this.told.size > MOST_REMEMBERED) this.told.delete(oldest);
		const { since = 0 } = before ?? {};
		if (since === 0) return words;
		return `${words} So were ${since} more since that was logged last.`;
	}
}
