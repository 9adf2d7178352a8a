import { existsSync } from 'node:fs';
import path from 'node:path';

import { cache, root } from './paths.mts';

/** The n8n that the package is developed with, and that the tests run unless told otherwise. */
export const CURRENT = '2.41.1';

/** Whether one version, e.g. `2.8.4`, is another or newer. */
export const isAtLeast = (version: string, least: string): boolean =>
	version.localeCompare(least, 'en', { numeric: true }) >= 0;

/** An n8n that can be installed, and where. */
export interface Version {
	name: string;
	/** Folder of its `package.json`, and of its lockfile if it has one. */
	manifest: string;
	hasLockfile: boolean;
	/** Folder that it is installed into. */
	folder: string;
}

/**
 * The n8n that `N8N_HOST_VERSION` names, else the current one. It lives in `.cache/n8n-<version>`;
 * `N8N_HOST_CACHE` names another folder for the current one, and the others live beside that. Throws
 * when there is no manifest for it.
 */
export function chosenVersion(env: NodeJS.ProcessEnv = process.env): Version {
	const name = env.N8N_HOST_VERSION ?? CURRENT;
	const isCurrent = name === CURRENT;
	const manifest = path.join(root, 'test/host', isCurrent ? 'lock' : `versions/${name}`);
	if (!existsSync(path.join(manifest, 'package.json'))) {
		throw new Error(`There is no n8n ${name} among test/host/versions`);
	}
	const known = env.N8N_HOST_CACHE && path.resolve(env.N8N_HOST_CACHE);
	const beside = known ? path.dirname(known) : cache;
	return {
		name,
		manifest,
		hasLockfile: existsSync(path.join(manifest, 'package-lock.json')),
		folder: isCurrent && known ? known : path.join(beside, `n8n-${name}`),
	};
}
