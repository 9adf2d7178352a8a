/**
 * Loaded into n8n before anything else: ends n8n and what it started when the process that started
 * it is gone, however that ended (Ctrl-C, a crash, `kill -9`). The channel to it closes then.
 * Worker threads load this too; they have no channel and end with n8n.
 */
if (process.channel) {
	process.on('disconnect', () => {
		try {
			process.kill(-process.pid, 'SIGKILL');
		} catch {
			process.exit(1);
		}
	});
	process.channel.unref();
}
