import { isToolExecution } from '../../../../nodes/shared/engine/n8nVersions';

test('an n8n that cannot tell whether an agent calls is taken as a workflow', () => {
	expect(isToolExecution({})).toBe(false);
	expect(isToolExecution({ isToolExecution: () => true })).toBe(true);
	expect(isToolExecution({ isToolExecution: () => false })).toBe(false);
});
