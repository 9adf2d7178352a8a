import type { Breakage } from './breakage.mts';
import { OUTPUTS } from './list/outputs.mts';
import { PACKAGES } from './list/packages.mts';
import { PACE } from './list/pace.mts';
import { SAFETY } from './list/safety.mts';
import { STOPPING } from './list/stopping.mts';
import { TRYING } from './list/trying.mts';
import { TWICE } from './list/twice.mts';
import { VERSIONS } from './list/versions.mts';
import { WAITING } from './list/waiting.mts';
import { WEBHOOKS } from './list/webhooks.mts';
import { WORDS } from './list/words.mts';

/** All breakages, by what they harm. */
export const BREAKAGES: readonly Breakage[] = [
	...STOPPING,
	...OUTPUTS,
	...TWICE,
	...TRYING,
	...PACE,
	...PACKAGES,
	...SAFETY,
	...WORDS,
	...WAITING,
	...WEBHOOKS,
	...VERSIONS,
];
