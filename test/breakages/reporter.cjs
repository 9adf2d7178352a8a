const { appendFileSync } = require('node:fs');

/**
 * Jest's reporter for the breakages: a line of JSON in report.jsonl for each test file, as soon as it is known. With
 * `--bail` Jest ends before it writes a report of its own.
 */
module.exports = class {
	onTestFileResult(_, { testFilePath, testResults, testExecError, numPassingTests }) {
		const failed = testResults
			.filter(({ status }) => status === 'failed')
			.map(({ fullName }) => fullName);
		const line = {
			file: testFilePath,
			failed,
			passed: numPassingTests,
			ran: testExecError === undefined,
		};
		appendFileSync('report.jsonl', `${JSON.stringify(line)}\n`);
	}
};
