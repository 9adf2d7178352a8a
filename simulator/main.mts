import { startSimulator } from './server.mts';

/** `npm run simulator`: the gateways, until Ctrl+C. */
const simulator = await startSimulator({ ivosights: { reviewMs: 3000, receiptDelayMs: 400 } });
const { ivosights } = simulator;
console.log(`Ivosights  ${ivosights.url}  API key: ${ivosights.apiKey}`);
console.log('Press Ctrl+C to stop.');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void simulator.close().then(() => process.exit(0)));
}
