import {
	operations as decisionTelecom,
	resources as decisionTelecomResources,
} from '../../../nodes/DecisionTelecom/operations';
import {
	operations as ivosights,
	resources as ivosightsResources,
} from '../../../nodes/Ivosights/operations';
import {
	operations as qontak,
	resources as qontakResources,
} from '../../../nodes/Qontak/operations';
import type { AnyOperation } from '../../../nodes/shared/operation/operation';

/** What a gateway's node offers. */
export interface Offer {
	/** The gateway's name as people write it, and as its folder and its node are called. */
	gateway: string;
	operations: readonly AnyOperation[];
	resources: ReadonlyArray<{ name: string; value: string }>;
}

/** All operations of the package, gateway by gateway. */
export const OFFERS: readonly Offer[] = [
	{ gateway: 'Qontak', operations: qontak, resources: qontakResources },
	{ gateway: 'Ivosights', operations: ivosights, resources: ivosightsResources },
	{
		gateway: 'DecisionTelecom',
		operations: decisionTelecom,
		resources: decisionTelecomResources,
	},
];

/** An operation as the documents call it, e.g. `Message` and `Send Text`. */
export function titleOf({ resource, option }: AnyOperation, { resources }: Offer) {
	const title = resources.find(({ value }) => value === resource)?.name ?? resource;
	return { resource: title, operation: option.name };
}
