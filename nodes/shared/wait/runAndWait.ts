import {
	SEND_AND_WAIT_OPERATION,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { isToolExecution, signedResumeUrl } from '../n8n/versions';
import { runNode } from '../engine/run';
import { asFailure, Failure } from '../failure';
import type { AnyOperation, Plan } from '../operation/operation';
import { canGoOnWaiting, keep } from './engineState';
import {
	listening,
	unheardFailure,
	unknownWarning,
	type Listening,
	type ReadListeners,
} from './listening';
import { LINK_TOKEN } from './link';
import { unforeseen } from './nobodyWaits';
import { asked, isOpen, reminding, timedOut, waiting } from './outcome';
import { sealing, type AskingGateway, type AskingRun } from './seal';
import { checkOwnAddress } from './ownAddress';
import { tellTriggers } from './tellTriggers';
import { readWaitLimit } from './waitLimit';

/** What n8n keeps of a run that waits, with the execution. */
interface Kept {
	execution: string;
	/** Epoch ms. */
	until: number;
	/** What was asked, for a later run that reminds of it. */
	asked: INodeExecutionData[];
}

type KeptRuns = Record<string, Kept>;

/** Where the answers of this run have to go. Throws Failure when they cannot go anywhere. */
async function askingRunOf(context: IExecuteFunctions): Promise<AskingRun> {
	if (isToolExecution(context)) {
		throw new Failure('invalidRequest', 'A tool of an AI agent cannot wait for an answer', {
			description:
				"Connect this node between the agent and the tool that needs approval, as a 'Human review' step.",
		});
	}
	const resumeUrl = signedResumeUrl(context);
	if (resumeUrl === undefined) {
		throw new Failure('other', 'This version of n8n cannot wait for an answer', {
			description: 'Update n8n to version 2 or later.',
		});
	}
	if (context.getInputData().length > 1 && !canGoOnWaiting(context)) {
		throw new Failure('other', 'This version of n8n cannot wait for several answers at once', {
			description: 'Put a Loop Over Items node in front of this one, with a batch size of 1.',
		});
	}
	const url = new URL(resumeUrl);
	await checkOwnAddress(context, url);
	return {
		place: {
			execution: context.getExecutionId(),
			node: context.getNode().id,
			run: runOf(context),
			signature: url.searchParams.get('signature') ?? '',
		},
		linkWith: (token) => context.getSignedResumeUrl({ [LINK_TOKEN]: token }),
	};
}

const runOf = (context: IExecuteFunctions): number =>
	Number(context.getWorkflowDataProxy(0).$runIndex);

/** What is known before the first question leaves. */
interface Plans {
	asking: AskingRun;
	/** Until when to wait, counted from epoch ms. */
	until(from: number): Date;
	/** Whether the answers to what was asked before count, too. */
	isReminder: boolean;
	/** Whether a text may answer. */
	acceptsText: boolean;
	listening: Listening;
	/** What to say with every question. */
	warnings: string[];
}

/** The operations, where asking first says what stands in its way. A dry run asks nobody. */
const withObstacle = (operations: readonly AnyOperation[], obstacle: Failure | undefined) =>
	operations.map((operation): AnyOperation => {
		if (operation.option.value !== SEND_AND_WAIT_OPERATION || !obstacle) return operation;
		return {
			...operation,
			*plan(form: { options?: { dryRun?: boolean } }, rows: never, item: number): Plan {
				if (form.options?.dryRun !== true) throw obstacle;
				yield* operation.plan(form as never, rows, item);
			},
		};
	});

function keptRuns(context: IExecuteFunctions): KeptRuns {
	const own = context.getContext('node');
	own.waiting ??= {};
	return own.waiting as KeptRuns;
}

/** What the node asked in earlier runs of this execution. */
const askedBefore = (context: IExecuteFunctions, execution: string): INodeExecutionData[] =>
	Object.values(keptRuns(context))
		.filter((kept) => kept.execution === execution)
		.flatMap((kept) => kept.asked);

/** Has n8n keep the execution until the answers come, or the time is over. */
async function wait(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	until: Date,
): Promise<INodeExecutionData[][]> {
	keep(context, timedOut(items));
	await context.putExecutionToWait(until);
	return [waiting(items)];
}

/**
 * What to do when n8n runs the node again because a part of the answers came: the items of its input
 * are the questions. `undefined` in a first run.
 */
async function goOn(context: IExecuteFunctions): Promise<INodeExecutionData[][] | undefined> {
	const known = keptRuns(context)[runOf(context)];
	if (known === undefined || known.execution !== context.getExecutionId()) return undefined;
	const items = context.getInputData();
	if (known.until <= Date.now()) return [timedOut(items)];
	return await wait(context, items, new Date(known.until));
}

/** What the answers need, and what is to be warned of. Never throws. */
async function plansOf(
	context: IExecuteFunctions,
	gateway: AskingGateway,
	readListeners: ReadListeners | undefined,
): Promise<Plans | Failure> {
	let plans: Plans | Failure;
	try {
		const options = context.getNodeParameter('options', 0, {}) as IDataObject;
		plans = {
			asking: await askingRunOf(context),
			until: readWaitLimit(context),
			isReminder: options.reminder === true,
			acceptsText: options.acceptText === true,
			listening: { hearing: 'unknown', triggers: [] },
			warnings: [],
		};
		if (readListeners && options.skipTriggerCheck !== true) {
			plans.listening = await listening(context, gateway, readListeners);
			const { hearing } = plans.listening;
			if (hearing === 'unheard') plans = unheardFailure(gateway);
			else if (hearing === 'unknown') plans.warnings.push(unknownWarning(gateway));
		}
	} catch (thrown) {
		plans = asFailure(thrown);
	}
	return plans;
}

/**
 * Runs a gateway's node, and where it asks people something, waits for their answers: the execution is
 * put aside by n8n, and goes on when all who were asked have answered or the time is over. Everything
 * else is `runNode`.
 *
 * @param readListeners where the gateway posts answers to; without it nobody looks whether they are heard
 * @returns as `runNode`; while it waits, the open questions
 * @throws as `runNode`
 */
export async function runAndWait(
	context: IExecuteFunctions,
	gateway: AskingGateway,
	operations: readonly AnyOperation[],
	readListeners?: ReadListeners,
): Promise<INodeExecutionData[][]> {
	const chosen = chosenOf(context);
	// The run tells of each item what is wrong with it.
	if (chosen === undefined) return await runNode(context, gateway, []);
	if (chosen !== SEND_AND_WAIT_OPERATION) return await runNode(context, gateway, operations);
	const items: INodeExecutionData[] = [];
	let unexpected: { thrown: unknown } | undefined;
	let outputs: INodeExecutionData[][] = [];
	try {
		outputs = await ask(context, gateway, operations, items, readListeners);
	} catch (thrown) {
		unexpected = { thrown };
	}
	return unexpected ? unforeseen(context, unexpected.thrown, items) : outputs;
}

function chosenOf(context: IExecuteFunctions): unknown {
	let chosen: unknown;
	try {
		chosen = context.getNodeParameter('operation', 0, '');
	} catch {
		// An expression that cannot be worked out.
	}
	return chosen;
}

/** Asks, and waits. What was asked is put into `questions` as soon as it left. */
async function ask(
	context: IExecuteFunctions,
	gateway: AskingGateway,
	operations: readonly AnyOperation[],
	questions: INodeExecutionData[],
	readListeners?: ReadListeners,
): Promise<INodeExecutionData[][]> {
	const again = await goOn(context);
	if (again) return again;
	const plans = await plansOf(context, gateway, readListeners);
	const obstacle = plans instanceof Failure ? plans : undefined;
	const asking = plans instanceof Failure ? gateway : sealing(gateway, plans.asking);
	const warnings = plans instanceof Failure ? [] : plans.warnings;
	// Nothing that may throw comes between what leaves and the note of it.
	const run = runOf(context);
	const [outputs] = await runNode(context, asking, withObstacle(operations, obstacle));
	questions.push(...outputs.map((item) => asked(item, run, warnings)));
	if (plans instanceof Failure || !questions.some(isOpen)) return [questions];
	const { execution } = plans.asking.place;
	const reminders = plans.isReminder
		? reminding(questions, askedBefore(context, execution))
		: questions;
	const until = plans.until(Date.now());
	const items = plans.acceptsText
		? await tellTriggers(context, plans.listening, plans.asking.place, reminders, until.getTime())
		: reminders;
	keptRuns(context)[run] = { execution, until: until.getTime(), asked: questions.filter(isOpen) };
	return await wait(context, items, until);
}
