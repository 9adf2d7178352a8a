import { locatorField } from '../../shared/operation/locatorField';

/** Which of the account's people. */
export const agentField = locatorField({
	name: 'agent',
	method: 'searchAgents',
	label: 'Agent',
	description: 'The person who answers',
	example: 'f3a6f7a0-5a5e-4e0f-9d7b-3c1d6f1f0a03',
});
