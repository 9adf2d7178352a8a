/**
 * Unit and workflow tests. The e2e tests, which start a real n8n, have a project of their own; and so have
 * those of each gateway's own package, which install and build them.
 */
const common = {
	rootDir: __dirname,
	testEnvironment: 'node',
	modulePathIgnorePatterns: [
		'<rootDir>/.cache/',
		'<rootDir>/dist/package.json',
		'<rootDir>/packages/',
	],
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'json', 'node'],
	transform: {
		'^.+\\.m?ts$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
		],
	},
};

module.exports = {
	// Tests wait for events, not for a time: the limit (ms) is there for what hangs, and long enough for a
	// real n8n on a machine that is busy with other things.
	testTimeout: 180_000,
	// n8n's packages, loaded anew for each file, fill a worker's memory; then collecting it takes most of the time.
	maxWorkers: '100%',
	workerIdleMemoryLimit: '1200MB',
	projects: [
		{ ...common, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.mts'] },
		{
			...common,
			displayName: 'workflow',
			testMatch: ['<rootDir>/test/workflow/**/*.test.mts'],
			setupFiles: ['<rootDir>/test/workflow/support/quiet.cjs'],
			// n8n's loader asks for the built files; the tests give it the sources, so that no build is
			// needed and coverage counts them.
			moduleNameMapper: { '^.*/dist/((?:nodes|credentials)/.+)\\.js$': '<rootDir>/$1.ts' },
		},
		{
			...common,
			displayName: 'e2e',
			testMatch: ['<rootDir>/test/e2e/**/*.test.mts'],
			globalSetup: '<rootDir>/test/host/prepare.cjs',
		},
		{
			...common,
			displayName: 'packages',
			testMatch: ['<rootDir>/test/packages/*.test.mts'],
			globalSetup: '<rootDir>/test/host/prepare.cjs',
		},
		{
			...common,
			displayName: 'scale',
			testMatch: ['<rootDir>/test/scale/**/*.test.mts'],
			globalSetup: '<rootDir>/test/host/prepare.cjs',
		},
	],
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
};
