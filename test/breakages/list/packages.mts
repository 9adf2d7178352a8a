import type { Breakage } from '../breakage.mts';

/** Each gateway's own package, and its way to npm. */
export const PACKAGES: readonly Breakage[] = [
	{
		name: "a package may hold another gateway's files",
		harm: 'n8n verifies packages with one service only, and refuses it',
		file: 'tools/packages/sources.mts',
		line: 'const strays = needs.files.filter((file) => !isOwn(file));',
		becomes: 'const strays = needs.files.filter((file) => !file);',
	},
	{
		name: 'a type that is imported stays out of a package',
		harm: 'the package does not compile',
		file: 'tools/packages/imports.mts',
		line: "if (fileName.startsWith('.')) open.push(resolve(root, file, fileName));",
		becomes: "if (fileName.startsWith('./')) open.push(resolve(root, file, fileName));",
	},
	{
		name: "a workflow's trigger stays with the package of all gateways",
		harm: 'an example does not open where only its own package is installed',
		file: 'tools/packages/examples.mts',
		line: 'new RegExp(`("type": ?")${wholeName}\\\\.(${node}\\\\w*")`, \'g\'),',
		becomes: 'new RegExp(`("type": ?")${wholeName}\\\\.(${node}")`, \'g\'),',
	},
	{
		name: 'a branch begins anew with each version',
		harm: "npm's proof of an earlier version points at a commit that is gone",
		file: 'tools/packages/branches.mts',
		line: "const parents = parent ? ['-p', parent] : [];",
		becomes: 'const parents: string[] = [];',
	},
	{
		name: 'a release changes the workflow that publishes',
		harm: 'GitHub refuses the push, and three packages are not published',
		file: 'tools/packages/branches.mts',
		line: 'const keeps = parent !== undefined && !withWorkflows && has(git, parent, WORKFLOWS);',
		becomes: 'const keeps = parent !== undefined && withWorkflows && has(git, parent, WORKFLOWS);',
	},
];
