/** The rules of the house as data: which rooms there are, and what each may know. */

/**
 * The floors of `nodes/shared`, lowest first. A room knows the rooms below it and those beside it, as
 * long as these do not know it.
 */
export const FLOORS: readonly string[][] = [
	['json', 'failure', 'nodeError', 'n8n'],
	['whatsapp'],
	['operation', 'event'],
	['transport', 'message'],
	['template', 'engine', 'campaign', 'webhook', 'wait'],
];

/** The only files of `nodes/shared` that lie in no room. */
export const LOOSE = ['failure.ts', 'json.ts', 'nodeError.ts'];

/** What the gateways are called; `nodes/shared` says so in one place only: the union of their names. */
export const GATEWAY_NAMES = /qontak|mekari|ivosights|ivowba|decision ?telecom/i;
export const NAMED_IN = /^export type GatewayName = .*$/m;

/** What lies in a part of a gateway's folder: files, or folders with a file of that name. */
export interface Part {
	must: readonly string[];
	/** Of these one at least. */
	oneOf?: readonly string[];
	/** What may lie there besides; anything where it is not given. */
	may?: readonly string[];
}

/** A gateway's folder, without its resources. `auth` and `trigger` are folders. */
export const gatewayFolder = (gateway: string): Part => ({
	must: [
		`${gateway}.node.ts`,
		`${gateway}.node.json`,
		`${gateway}Trigger.node.ts`,
		`${gateway}Trigger.node.json`,
		'gateway.ts',
		'operations.ts',
		'lists.ts',
		'trigger',
	],
	may: ['refusal.ts', 'errorTable.ts', 'reads.ts', 'paging.ts', 'auth', '__schema__'],
});

/** How webhooks come in: what they say, what is held against a repeat, and who may post. */
export const TRIGGER_FOLDER: Part = { must: ['events', 'source'], oneOf: ['proof', 'token'] };

/**
 * Beside operations these names say nothing: what operations of a resource share lies in
 * `<resource>.ts`, or in a file that is called what it holds.
 */
export const VAGUE = [
	'read',
	'write',
	'send',
	'store',
	'find',
	'change',
	'util',
	'utils',
	'helpers',
];

/** Folders of code, where every name is in camelCase, and what n8n or others want otherwise. */
export const CAMEL_CASE = {
	folders: ['nodes', 'credentials', 'simulator', 'examples', 'test', 'tools'],
	code: /\.(ts|mts|cjs|js|css|html)$/,
	file: /^[a-z][A-Za-z0-9]*(\.(test|check|d|config))?\.[a-z]+$/,
	folder: /^[a-z][A-Za-z0-9]*$/,
	except: [
		/^nodes\/\w+\/[A-Z]\w+\.node\.ts$/,
		/^credentials\/[A-Z]\w+\.credentials\.ts$/,
		/\/__schema__\//,
	],
};
