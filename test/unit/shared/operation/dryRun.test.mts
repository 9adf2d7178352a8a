import { dryRunField } from '../../../../nodes/shared/operation/fields';
import { Ivosights } from '../../../../nodes/Ivosights/Ivosights.node';
import { Qontak } from '../../../../nodes/Qontak/Qontak.node';
import { DecisionTelecom } from '../../../../nodes/DecisionTelecom/DecisionTelecom.node';

test("'Dry Run' is on as soon as it is added", () => {
	expect(dryRunField.default).toBe(true);
});

test.each([new Ivosights(), new Qontak(), new DecisionTelecom()])(
	'the canvas shows a dry run of $description.displayName',
	({ description: { subtitle = '' } }) => {
		expect(subtitle).toContain('$parameter["options"]?.dryRun === true ? "dry run · " : ""');
	},
);
