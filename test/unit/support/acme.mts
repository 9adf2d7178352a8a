import type { Gateway } from '../../../nodes/shared/transport/gateway';

/** A made-up gateway with no ways of its own: what all gateways have in common is tried with it. */
export const acme: Gateway = {
	name: 'ivosights',
	displayName: 'Acme',
	home: 'ID',
	limits: [],
	accountFields: [],
	credentialType: () => 'acmeApi',
	locate: () => 'https://acme.example.com',
};
