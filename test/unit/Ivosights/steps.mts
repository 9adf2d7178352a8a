import { accountSteps } from './steps/account.mts';
import { messageSteps } from './steps/messages.mts';
import { templateSteps } from './steps/templates.mts';
import type { StepCase } from '../support/step.mts';

/** A plan stepped through for each operation of the Ivosights node. */
export const stepCases: readonly StepCase[] = [...accountSteps, ...messageSteps, ...templateSteps];
