declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	/** The files of a repository that n8n's scanner lints. */
	export const SOURCE_FILE_PATTERNS: string[];

	/** The lint configuration that n8n's scanner uses for sources and published packages alike. */
	export function buildScanConfig(): Promise<import('eslint').Linter.Config[]>;
}
