import path from 'node:path';

import type { Host } from './install.mts';

/** Where one n8n listens and keeps its data. */
export interface Place {
	port: number;
	brokerPort: number;
	userFolder: string;
}

/** What of the surrounding environment n8n sees: enough to run, no settings of another n8n. */
const KEPT = ['HOME', 'USER', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'APPDATA', 'COMSPEC'];

/** The environment of an n8n that listens on this machine only and asks nobody outside. */
export function environment(host: Host, place: Place): NodeJS.ProcessEnv {
	const kept = Object.fromEntries(KEPT.map((name) => [name, process.env[name]]));
	return {
		...kept,
		PATH: [host.nodeFolder, process.env.PATH].join(path.delimiter),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(place.port),
		N8N_WEBHOOK_URL: `http://127.0.0.1:${place.port}/`,
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
		N8N_DISABLED_MODULES: 'mcp-registry',
		GENERIC_TIMEZONE: 'UTC',
	};
}
