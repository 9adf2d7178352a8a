import { type Breakage, shared } from '../breakage.mts';

/** What must not leave, and where requests must not go. */
export const SAFETY: Breakage[] = [
	{
		name: 'redirects are followed',
		harm: 'the key travels to another host',
		file: shared('transport/request'),
		line: 'disableFollowRedirect: true,',
		becomes: 'disableFollowRedirect: false,',
	},
	{
		name: 'secrets are not masked',
		harm: 'the key is stored with the execution',
		file: shared('transport/secrets'),
		line: 'const forms = [...new Set(secrets.flatMap(formsOf))];',
		becomes: 'const forms: string[] = [];',
	},
	{
		name: 'the secrets that are masked stay the first ones',
		harm: 'a renewed token is stored with the execution',
		file: shared('transport/secrets'),
		line: 'if (made && isSame) return made.mask;',
		becomes: 'if (made) return made.mask;',
	},
	{
		name: "n8n's own error stores the gateway's answer",
		harm: 'whatever the gateway says is stored, and its words are not shown',
		file: shared('transport/request'),
		line: 'ignoreHttpStatusErrors: true,',
		becomes: 'ignoreHttpStatusErrors: false,',
	},
	{
		name: 'path segments are not encoded',
		harm: 'an ID from outside steers the request elsewhere',
		file: shared('transport/url'),
		line: "const url = `${base}/${path.map(encodeURIComponent).join('/')}`;",
		becomes: "const url = `${base}/${path.join('/')}`;",
	},
	{
		name: '“..” is let through as an ID',
		harm: 'an ID from outside steers the request elsewhere',
		file: shared('transport/url'),
		line: "const isDots = segment === '.' || segment === '..';",
		becomes: "const isDots = segment === '.';",
	},
	{
		name: 'a base URL may be http',
		harm: 'the key travels in the clear',
		file: shared('transport/url'),
		line: "return protocol === 'https:' || (protocol === 'http:' && isLoopback(text));",
		becomes: "return protocol === 'https:' || protocol === 'http:';",
	},
	{
		name: 'extra fields overrule the form',
		harm: 'a message goes to another number than the form says',
		file: shared('operation/fields'),
		line: 'if (DANGEROUS.has(name) || Object.hasOwn(body, name)) {',
		becomes: 'if (DANGEROUS.has(name)) {',
	},
	{
		name: 'extra fields may be named __proto__',
		harm: 'a text from outside changes how objects behave',
		file: shared('operation/fields'),
		line: 'if (DANGEROUS.has(name) || Object.hasOwn(body, name)) {',
		becomes: 'if (Object.hasOwn(body, name)) {',
	},
	{
		name: 'a base URL may have a query',
		harm: 'every request goes to the root of the host, and nobody sees why',
		file: shared('transport/url'),
		line: 'if (/[?#@]/.test(text)) {',
		becomes: 'if (/[#@]/.test(text)) {',
	},
	{
		name: 'only the beginning of a longer secret is masked',
		harm: 'the end of a longer secret that begins alike is stored',
		file: shared('transport/secrets'),
		line: 'end = Math.max(end, to);',
		becomes: 'end = from >= end ? to : end;',
	},
];
