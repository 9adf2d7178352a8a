import path from 'node:path';

import type { Host } from './install.mts';
import { CURRENT } from './versions.mts';

/** Where one n8n listens and keeps its data. */
export interface Place {
	port: number;
	brokerPort: number;
	userFolder: string;
}

/** What of the surrounding environment n8n sees: enough to run, no settings of another n8n. */
const KEPT = ['HOME', 'USER', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'APPDATA', 'COMSPEC'];

/** What only some versions know, or need. */
function byVersion({ version }: Host): NodeJS.ProcessEnv {
	// Another version ends when told of a module that it does not have.
	if (version === CURRENT) return { N8N_DISABLED_MODULES: 'mcp-registry' };
	// The engine that 1.x would take is not built for Node 20.
	return version.startsWith('1.') ? { N8N_EXPRESSION_ENGINE: 'legacy' } : {};
}

/** The environment of an n8n that listens on this machine only and asks nobody outside. */
export function environment(host: Host, place: Place): NodeJS.ProcessEnv {
	const url = `http://127.0.0.1:${place.port}/`;
	const kept = Object.fromEntries(KEPT.map((name) => [name, process.env[name]]));
	return {
		...kept,
		PATH: [host.nodeFolder, process.env.PATH].join(path.delimiter),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(place.port),
		// The newer name and the older one.
		N8N_WEBHOOK_URL: url,
		WEBHOOK_URL: url,
		N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
		N8N_USER_FOLDER: place.userFolder,
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		GENERIC_TIMEZONE: 'UTC',
		...byVersion(host),
	};
}
