import type { INodeProperties } from 'n8n-workflow';

/** Which of the three credentials the node uses. */
export const authenticationProperty: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [
		{
			name: 'HMAC (Mekari)',
			value: 'hmac',
			description: 'An application of developers.mekari.com. What Mekari recommends today.',
		},
		{
			name: 'Login',
			value: 'login',
			description: 'User name and password of Qontak; tokens are renewed by themselves',
		},
		{
			name: 'Token',
			value: 'token',
			description: 'A user or bot token made in the settings of Qontak, valid for a year',
		},
	],
	default: 'hmac',
};
