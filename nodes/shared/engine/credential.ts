import type { IExecuteFunctions } from 'n8n-workflow';
import { asFailure, Failure } from '../failure';
import type { Access } from '../transport/exchange';
import type { Gateway } from '../transport/gateway';
import { readAccess } from '../transport/storedByAnother';

/** n8n's own errors say how grave they are; those of a database do not (source: "n8n credentials"). */
const isOfN8n = (thrown: unknown) =>
	typeof thrown === 'object' && thrown !== null && 'level' in thrown;

const asUnreachable = (thrown: unknown): Failure =>
	new Failure('other', `n8n could not read the credential: ${asFailure(thrown).message}`, {
		notConnected: true,
		description:
			'Nothing was sent. Check whether the database of your n8n can be reached, then run the workflow again.',
	});

/**
 * The credential of a run: read once, and anew after n8n renewed it, so that a database that is away for
 * a moment does not fail a campaign that is under way.
 */
export class RunCredential {
	private reading?: Promise<Access>;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly gateway: Gateway,
	) {}

	/**
	 * The credential.
	 *
	 * @throws Failure when n8n has none, or `notConnected` when its database cannot be reached
	 */
	async get(): Promise<Access> {
		this.reading ??= this.read();
		return await this.reading;
	}

	/** Forgets it: it is read anew when it is needed next. */
	forget(): void {
		this.reading = undefined;
	}

	private async read(): Promise<Access> {
		let failure: Failure | undefined;
		try {
			return await readAccess(this.context, this.gateway);
		} catch (thrown) {
			failure = isOfN8n(thrown) ? asFailure(thrown) : asUnreachable(thrown);
			this.forget();
		}
		throw failure;
	}
}
