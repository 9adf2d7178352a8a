const { spawnSync } = require('node:child_process');

/**
 * Jest's global set-up of the e2e tests: installs n8n and packs the package, which takes minutes on
 * a fresh clone and is no test's time. In a process of its own, as Jest loads no `.mts` here.
 */
module.exports = () => {
	const script = require.resolve('./prepare.mts');
	const { status } = spawnSync(process.execPath, ['--import', 'tsx', script], { stdio: 'inherit' });
	if (status !== 0)
		throw new Error('The e2e tests could not be prepared; the reason stands above.');
};
