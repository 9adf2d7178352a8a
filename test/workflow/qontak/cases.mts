import { broadcastCases } from './broadcastCases.mts';
import type { QontakCase } from './case.mts';
import { contactCases } from './contactCases.mts';
import { messageCases } from './messageCases.mts';
import { otherCases } from './otherCases.mts';
import { roomCases } from './roomCases.mts';

export {
	byId,
	CUSTOMER,
	fileItem,
	importedList,
	parametersOf,
	WA_CLOUD,
	type QontakCase,
} from './case.mts';

/** One case for each operation of the Qontak node. */
export const qontakCases: readonly QontakCase[] = [
	...messageCases,
	...broadcastCases,
	...contactCases,
	...otherCases,
	...roomCases,
];
