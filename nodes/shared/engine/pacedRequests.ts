import type { IExecuteFunctions } from 'n8n-workflow';
import { AT_FIRST, type Account, type Turn, type Wish } from '../campaign/account';
import { accounts } from '../campaign/accounts';
import type { Lane } from '../campaign/lane';
import { asFailure, type Failure } from '../failure';
import type { Answer, Ask } from '../operation/operation';
import type { Access } from '../transport/exchange';
import type { Gateway } from '../transport/gateway';
import type { Room } from '../transport/inParallel';
import { request } from '../transport/request';
import { cancelledFailure, type Cancel } from './cancel';
import { RunCredential } from './credential';
import type { RunSettings } from './settings';

/** A run's place at the pace of its account. */
interface Place {
	account: Account;
	lane: Lane;
}

/** Makes the requests of one run, each when its turn has come at the account (docs/architecture.md, "The pace"). */
export class PacedRequests {
	private readonly credential: RunCredential;
	private place?: Place;
	private startsNothing = false;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly gateway: Gateway,
		private readonly settings: RunSettings,
		private readonly cancel: Cancel,
	) {
		this.credential = new RunCredential(context, gateway);
	}

	/** How long limits of the gateway have kept the run waiting, in ms. */
	get waitedMs(): number {
		return this.place?.lane.limitedMs ?? 0;
	}

	/** How many items may be under way, and when the next may begin. */
	readonly room: Room = {
		most: () =>
			this.place ? this.place.account.mostOf(this.place.lane) + this.place.lane.limited : AT_FIRST,
		clear: async () => await this.place?.lane.clear(),
	};

	/** From now on nothing leaves for an item that is new; what waits for one is let go as cancelled. */
	startNothing(): void {
		this.startsNothing = true;
		this.withdraw(true);
	}

	/**
	 * Makes a request. A limit that it meets is waited for, however often, as long as the run wants to
	 * wait: nothing was done then.
	 *
	 * @param item index of the input item
	 * @param wish whether the item has changed nothing so far, and what may hold it
	 * @throws Failure as `request` does, `cancelled`, and what holds it
	 */
	async make(ask: Ask, item: number, wish: Wish): Promise<Answer> {
		// From beginning to end, so that n8n's signal is not listened to anew for each turn.
		const unwatch = this.cancel.watch(() => this.withdraw());
		try {
			return await this.makeInTurn(ask, item, wish);
		} finally {
			unwatch();
		}
	}

	/** Lets go what waits for its turn. */
	private withdraw(onlyNew = false): void {
		this.place?.account.withdraw(this.place.lane, cancelledFailure(), onlyNew);
	}

	private async makeInTurn(ask: Ask, item: number, wish: Wish): Promise<Answer> {
		let limitedSince: number | undefined;
		let notBefore: number | undefined;
		for (;;) {
			const access = await this.credential.get();
			const place = (this.place ??= this.join(access));
			if (this.cancel.isOn || (wish.isNew && this.startsNothing)) throw cancelledFailure();
			const turn = await place.account.turn(place.lane, ask, { ...wish, limitedSince, notBefore });
			const made = await this.makeIn(turn, ask, item, access);
			if ('answer' in made) return made.answer;
			if (made.failure.reason === 'unauthorized') this.credential.forget();
			if (!made.failure.details.limitOf) throw made.failure;
			limitedSince ??= turn.began;
			notBefore = made.again;
			if (notBefore - limitedSince > this.settings.retry.longestWaitMs) throw made.failure;
		}
	}

	private join({ credential }: Access): Place {
		const account = accounts.of(this.gateway, credential);
		const { speed, retry } = this.settings;
		return { account, lane: account.join(speed, retry.longestWaitMs) };
	}

	private async makeIn(
		turn: Turn,
		ask: Ask,
		itemIndex: number,
		known: Access,
	): Promise<{ answer: Answer } | { failure: Failure; again: number }> {
		let headers: Record<string, string> | undefined;
		const making = request(this.context, this.gateway, ask, this.settings.bounds, {
			itemIndex,
			known,
			onAnswer: (of) => (headers = of),
			onRenewal: () => this.credential.forget(),
		});
		const made = await making.then(
			(answer) => ({ answer }),
			(thrown: unknown) => ({ failure: asFailure(thrown) }),
		);
		const limit = 'failure' in made && made.failure.details.limitOf ? made.failure : undefined;
		const again = turn.end({ headers, limit });
		return 'answer' in made ? made : { ...made, again };
	}
}
