import {
	buildScanConfig,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

/** What a scan found: the counts, and the findings as text (empty if there are none). */
export interface Findings {
	errors: number;
	warnings: number;
	text: string;
}

/** What the scanner lints of a repository, and of a published package. */
export const PATTERNS = { source: SOURCE_FILE_PATTERNS, tarball: ['**/*.js', 'package.json'] };

/**
 * Lints a folder as `@n8n/scan-community-package` does: its rules, its files, comments that switch
 * rules off ignored. Its own function drops warnings when there is no error; here they count.
 */
export async function scan(folder: string, kind: keyof typeof PATTERNS): Promise<Findings> {
	// The plugin's rules take every file for a fixture of their own when they see NODE_ENV=test.
	delete process.env.NODE_ENV;
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
	});
	const results = await eslint.lintFiles(PATTERNS[kind]);
	if (results.length === 0) throw new Error(`The scanner found no files to look at in ${folder}`);
	const formatter = await eslint.loadFormatter('stylish');
	return {
		errors: results.reduce((sum, { errorCount }) => sum + errorCount, 0),
		warnings: results.reduce((sum, { warningCount }) => sum + warningCount, 0),
		text: (await formatter.format(results)).trim(),
	};
}
