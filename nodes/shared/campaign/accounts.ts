import type { IDataObject } from 'n8n-workflow';
import { fingerprint } from '../json';
import type { Gateway } from '../transport/gateway';
import { Account } from './account';
import { machineClock, type Clock } from './clock';

/** An account that nobody needed for so long, and that nothing is held back of, is forgotten, in ms. */
const FORGOTTEN_AFTER_MS = 600_000;

/** However it is written: `https://Acme.example.com/` is the same address without the slash. */
const asWritten = (baseUrl: unknown) =>
	typeof baseUrl === 'string'
		? baseUrl
				.trim()
				.replace(/\/{1,9}$/, '')
				.toLowerCase()
		: '';

/** The accounts in use, each with one pace (source: "n8n process memory"). */
export class Accounts {
	private readonly known = new Map<string, Account>();

	constructor(private readonly clock: Clock = machineClock) {}

	/**
	 * The account that a credential belongs to. Of the credential only a hash is kept, of what tells
	 * accounts apart.
	 */
	of({ name, limits, accountFields }: Gateway, credential: IDataObject): Account {
		this.forget(FORGOTTEN_AFTER_MS);
		const fields = accountFields.map((field) => credential[field] ?? '');
		const whose: IDataObject = { name, at: asWritten(credential.baseUrl), fields };
		const key = fingerprint(whose);
		let account = this.known.get(key);
		if (!account) {
			account = new Account(limits, this.clock);
			this.known.set(key, account);
		}
		account.usedAt = this.clock.now();
		return account;
	}

	/** How many are known. */
	get size(): number {
		return this.known.size;
	}

	/**
	 * Forgets those that nothing was asked of for so long, in ms, unless their speed or a limit holds back what is
	 * asked next.
	 */
	private forget(forMs: number): void {
		const now = this.clock.now();
		for (const [key, account] of this.known) {
			const isUnused = account.isIdle && account.usedAt <= now - forMs;
			if (isUnused && account.heldUntil <= now) this.known.delete(key);
		}
	}

	/** Forgets all that nothing waits for, and what they learned. */
	forgetIdle(): void {
		for (const [key, account] of this.known) if (account.isIdle) this.known.delete(key);
	}
}

/** Those of this n8n process. */
export const accounts = new Accounts();
