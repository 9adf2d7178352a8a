import type { StepCase } from '../support/step.mts';
import { broadcastSteps } from './steps/broadcasts.mts';
import { messageSteps } from './steps/messages.mts';
import { otherSteps } from './steps/others.mts';
import { roomSteps } from './steps/rooms.mts';
import { templateSteps } from './steps/templates.mts';

/** A plan stepped through for each operation of the Qontak node. */
export const stepCases: readonly StepCase[] = [
	...broadcastSteps,
	...messageSteps,
	...otherSteps,
	...roomSteps,
	...templateSteps,
];
