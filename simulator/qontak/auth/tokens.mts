import { randomBytes } from 'node:crypto';
import type { QontakSettings } from '../options.mts';

/** A token of the password or refresh grant. */
export interface Token {
	accessToken: string;
	refreshToken: string;
	/** Milliseconds since 1970. */
	createdAt: number;
	/** Seconds. */
	lifetime: number;
	/** Whether its refresh token is still good: it works once. */
	refreshable: boolean;
	/** Replaced by a refresh, or ended by the test. */
	revoked: boolean;
}

/** Counts of what was asked of `/oauth/token`. */
export interface TokenRequests {
	/** Granted. */
	password: number;
	refresh: number;
	/** Refused, for whatever reason. */
	refusedPassword: number;
	refusedRefresh: number;
}

/** The OAuth side of the account (source: "Qontak password login"). */
export class Tokens {
	/** All tokens ever given out, oldest first. */
	readonly issued: Token[] = [];
	readonly requests: TokenRequests = {
		password: 0,
		refresh: 0,
		refusedPassword: 0,
		refusedRefresh: 0,
	};
	/** Refuses every refresh, as if all refresh tokens had been taken back. */
	refuseRefresh = false;

	constructor(private readonly settings: QontakSettings) {}

	/** The token given out last. */
	get newest(): Token | undefined {
		return this.issued.at(-1);
	}

	/** Gives out a token without a request. */
	issue(): Token {
		const token: Token = {
			accessToken: randomBytes(32).toString('base64url'),
			refreshToken: randomBytes(32).toString('base64url'),
			createdAt: this.settings.now().getTime(),
			lifetime: this.settings.tokenLifetime,
			refreshable: true,
			revoked: false,
		};
		this.issued.push(token);
		return token;
	}

	/** Takes a refresh token for a new pair; undefined when it is unknown or was used before. */
	refresh(refreshToken: string): Token | undefined {
		const old = this.issued.find((one) => one.refreshToken === refreshToken);
		if (!old?.refreshable || this.refuseRefresh) return undefined;
		old.refreshable = false;
		old.revoked = true;
		return this.issue();
	}

	/** All access tokens given out so far expire; their refresh tokens stay good. */
	expireNow(): void {
		for (const token of this.issued) token.revoked = true;
	}

	/** Whether an access token is good, was good once, or never was. */
	stateOf(accessToken: string): 'good' | 'expired' | 'unknown' {
		const token = this.issued.find((one) => one.accessToken === accessToken);
		if (!token) return 'unknown';
		const age = this.settings.now().getTime() - token.createdAt;
		return token.revoked || age >= token.lifetime * 1000 ? 'expired' : 'good';
	}

	/** Starts counting anew. */
	clearCounts(): void {
		for (const name of Object.keys(this.requests) as (keyof TokenRequests)[]) {
			this.requests[name] = 0;
		}
	}
}
