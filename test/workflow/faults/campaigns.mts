import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { FaultPlan } from '../../../simulator/core/faults.mts';
import type { JournalEntry } from '../../../simulator/core/journal.mts';
import type { Simulator } from '../../../simulator/server.mts';
import * as decisionTelecom from '../decisionTelecom/support/node.mts';
import * as ivosights from '../ivosights/support/node.mts';
import * as qontak from '../qontak/support/node.mts';
import type { NodeSettings } from '../support/action.mts';
import type { Outcome, RunOptions } from '../support/engine.mts';
import { contacts, digits, sendText } from '../support/messages.mts';

/** A small campaign of one gateway. */
export interface Campaign {
	/** What the node is called in the workflow. */
	node: string;
	/** What people call the gateway. */
	gateway: string;
	/** Sends to so many people, on the error branch what fails, with these options of the form. */
	run(count: number, options: IDataObject, settings?: Settings): Promise<Outcome>;
	/** The credentials, with these values instead. */
	credentials(more: IDataObject): Settings['credentials'];
	/** The digits of a person's number, as the gateway gets them. */
	digits(n: number): string;
	/** The requests that would reach somebody. */
	sends(): JournalEntry[];
	/** Whom a message was taken on for, each time. */
	reached(): string[];
	fault(plan: FaultPlan): { cancel(): void };
}

type Settings = NodeSettings & RunOptions;

const go = { onError: 'continueErrorOutput' } as const;
const reading = ({ method }: JournalEntry) => method === 'GET';

/** The three gateways' campaigns, against the simulator's accounts. */
export const campaignsOf = (simulator: Simulator): Record<string, Campaign> => {
	const parts = (account: Simulator['ivosights' | 'qontak' | 'decisionTelecom']) => ({
		sends: () => account.requests.filter((request) => !reading(request)),
		reached: () => account.messages.map(({ to }) => to),
		fault: (plan: FaultPlan) => account.faults.next(plan),
	});
	const direct = () => ({
		authentication: 'token',
		resource: 'message',
		operation: 'sendTemplate',
		recipient: '={{ $json.phone }}',
		channel: { __rl: true, mode: 'id', value: '56b60c3c-0123-46af-958b-32f3ad12ee37' },
		template: {
			__rl: true,
			mode: 'id',
			value: qontak.templateNamed(simulator.qontak, 'hubungi_kami').id,
		},
	});
	const form = (parameters: object, options: IDataObject) =>
		({ ...parameters, options }) as unknown as INodeParameters;
	return {
		Ivosights: {
			node: 'Ivosights',
			gateway: 'Ivosights',
			run: async (count, options, settings) =>
				await ivosights.runIvosights(
					simulator.ivosights,
					form(sendText, options),
					contacts(count),
					{ ...go, ...settings },
				),
			credentials: (more) => ivosights.credentialsFor(simulator.ivosights, more),
			digits,
			...parts(simulator.ivosights),
		},
		Qontak: {
			node: 'Qontak',
			gateway: 'Qontak',
			run: async (count, options, settings) =>
				await qontak.runQontak(simulator.qontak, form(direct(), options), contacts(count), {
					...go,
					...settings,
				}),
			credentials: (more) => qontak.credentialsFor(simulator.qontak, more),
			digits,
			...parts(simulator.qontak),
		},
		DecisionTelecom: {
			node: 'DecisionTelecom',
			gateway: 'DecisionTelecom',
			run: async (count, options, settings) =>
				await decisionTelecom.runDecisionTelecom(
					simulator.decisionTelecom,
					form(decisionTelecom.sendText, options),
					decisionTelecom.customers(count),
					{ ...go, ...settings },
				),
			credentials: (more) => decisionTelecom.credentialsFor(simulator.decisionTelecom, more),
			digits: decisionTelecom.digits,
			...parts(simulator.decisionTelecom),
		},
	};
};
