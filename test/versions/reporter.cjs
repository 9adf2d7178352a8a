const { appendFileSync } = require('node:fs');

/**
 * Jest's reporter for the versions: a line of JSON for each test file, as soon as it is known, in the file that
 * `VERSIONS_REPORT` names. Jest's own report cannot be written when an error refers to itself, as those of
 * HTTP requests do.
 */
module.exports = class {
	onTestFileResult(_, { testFilePath, testResults, testExecError, failureMessage }) {
		const line = {
			name: testFilePath,
			message: testExecError?.message ?? failureMessage ?? '',
			assertionResults: testResults.map(({ status, fullName }) => ({ status, fullName })),
		};
		appendFileSync(process.env.VERSIONS_REPORT, `${JSON.stringify(line)}\n`);
	}
};
