import { PhoneBook } from './core/phones.mts';
import { type DecisionTelecomSimulator, startDecisionTelecom } from './decisionTelecom/index.mts';
import type { DecisionTelecomOptions } from './decisionTelecom/options.mts';
import { type IvosightsSimulator, startIvosights } from './ivosights/index.mts';
import type { IvosightsOptions } from './ivosights/options.mts';
import { type PhonesPage, startPhonesPage } from './phones/index.mts';
import { type QontakSimulator, startQontak } from './qontak/index.mts';
import type { QontakOptions } from './qontak/options.mts';

export interface SimulatorOptions {
	decisionTelecom?: DecisionTelecomOptions;
	ivosights?: IvosightsOptions;
	qontak?: QontakOptions;
	/** Of the phones page; 0 (default): a port that the system gives. */
	pagePort?: number;
	/** The names of people, by their number in digits; others get an invented one. */
	names?: ReadonlyMap<string, string>;
	/** The clock of the phones. */
	now?: () => Date;
}

export interface Simulator {
	decisionTelecom: DecisionTelecomSimulator;
	ivosights: IvosightsSimulator;
	qontak: QontakSimulator;
	/** Every phone the gateways rang; `phones.events` tells what happens, live. */
	phones: PhoneBook;
	/** The page that shows the phones: open `page.url` in a browser. */
	page: PhonesPage;
	/** Ends at once, also with requests open. */
	close(): Promise<void>;
}

/** Starts a stand-in for each gateway, each on a loopback port of its own. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const phones = new PhoneBook(
		options.now ?? options.ivosights?.now ?? (() => new Date()),
		options.names,
	);
	const ivosights = await startIvosights(options.ivosights ?? {}, phones);
	const decisionTelecom = await startDecisionTelecom(options.decisionTelecom ?? {}, phones);
	const qontak = await startQontak(options.qontak ?? {}, phones);
	const page = await startPhonesPage(
		phones,
		{ ivosights, qontak, decisionTelecom: writersTo(decisionTelecom) },
		options.pagePort,
	);
	return {
		decisionTelecom,
		ivosights,
		qontak,
		phones,
		page,
		close: async () => {
			await page.close();
			await Promise.all([ivosights.close(), decisionTelecom.close(), qontak.close()]);
		},
	};
}

/** At DecisionTelecom a customer can only write. */
function writersTo({ customerWrites }: DecisionTelecomSimulator) {
	return {
		business: { name: 'Toko Nusantara' },
		customer: (number: string) => ({
			says: async (text: string) => customerWrites(number, text),
		}),
	};
}
