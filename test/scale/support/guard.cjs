const { spawn } = require('node:child_process');

/**
 * Runs a program that would outlive its parent, and ends it when the process that started this one is
 * gone, however that ended: the channel to it closes then. Signals come as messages.
 */
const [program, ...args] = process.argv.slice(2);
// In a group of its own: some programs are started by others that change the user.
const child = spawn(program, args, { stdio: 'ignore', detached: true });

const signal = (name) => {
	try {
		process.kill(-child.pid, name);
	} catch {
		// It has ended already.
	}
};

child.once('error', () => process.exit(1));
child.once('exit', (code) => process.exit(code ?? 1));
process.on('message', signal);
process.on('disconnect', () => signal('SIGQUIT'));
process.on('SIGINT', () => {}); // Ctrl-C reaches the parent, too, which then closes the channel
