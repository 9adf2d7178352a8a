/**
 * What n8n's own editor calls things, where our texts quote it. The e2e test `labels` looks for each in
 * the running editor, at the place named.
 */
export const EDITOR_LABELS = {
	'the menu behind +': ['New credential', 'New workflow'],
	'a new workflow': ['Add first step…'],
	'what a node can do': ['Actions'],
	'the menu of a workflow': ['Import', 'From file'],
	'the settings': ['Settings', 'Community nodes'],
	'the page of community nodes': ['Install a community node'],
	'the window for a community node': ['npm Package Name', 'Install'],
	'an open node': ['Parameters', 'Settings', 'Execute step', 'Credential', 'Add option'],
	"a node's settings": ['On Error', 'Retry On Fail'],
	'what a node does on an error': ['Continue', 'Continue (using error output)', 'Stop Workflow'],
	"the menu of a template's variables": ['Refresh Variable List'],
	'an open trigger': ['Test this trigger', 'Webhook URLs', 'Test URL', 'Production URL'],
	'the canvas': ['Publish', 'Executions'],
	'a credential': ['Save'],
} as const;

/** Signs that stand for a button without words. */
export const SIGNS = ['⋯', '⋮', '+'];

/** Words on the gateways' own screens, which no test can look at, each with the document it is from. */
export const GATEWAY_LABELS: Readonly<Record<string, string>> = {
	Developer: 'IVOWBA document',
	Webhook: 'IVOWBA document',
	'Create Webhook': 'IVOWBA document',
	'API Token': "Mekari's docs",
	Omnichannel: "Mekari's docs",
};
