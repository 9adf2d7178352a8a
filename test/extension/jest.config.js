const { projects } = require('../../jest.config.js');

/** Runs the checks of the copied package on what it was built to, as n8n does. */
const workflow = projects.find(({ displayName }) => displayName === 'workflow');
module.exports = {
	...workflow,
	displayName: 'extension',
	moduleNameMapper: {},
	testMatch: ['<rootDir>/test/extension/*.check.mts'],
};
