import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ChatRequest {
	messages: Array<{ role: string; content?: unknown }>;
	tools?: Array<{ function: { name: string; description?: string; parameters: object } }>;
}

/** A language model that always does as it is told. */
export interface StubModel {
	/** Base URL for n8n's OpenAI credential. */
	url: string;
	/** What n8n asked it, in order. */
	requests: ChatRequest[];
	close(): Promise<void>;
}

/**
 * Speaks as much of OpenAI's chat interface as n8n needs. Answers with the words that `told` gives; if
 * it is an object, calls the first tool once with these arguments, then repeats the tool's answer as
 * its own. Where `told` gives nothing, the model is out of order.
 */
export async function startStubModel(
	told: object | ((asked: ChatRequest) => string | undefined),
): Promise<StubModel> {
	const requests: ChatRequest[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const asked = JSON.parse(Buffer.concat(chunks).toString()) as ChatRequest;
		requests.push(asked);
		const words = typeof told === 'function' ? told(asked) : undefined;
		if (typeof told === 'function' && words === undefined) {
			response.statusCode = 400;
			response.end(JSON.stringify({ error: { message: 'out of order' } }));
			return;
		}
		const last = asked.messages.at(-1);
		const message =
			words !== undefined
				? { role: 'assistant', content: words }
				: last?.role === 'tool'
					? { role: 'assistant', content: `The tool said: ${String(last.content)}` }
					: {
							role: 'assistant',
							content: null,
							tool_calls: [
								{
									id: 'call_1',
									type: 'function',
									function: {
										name: asked.tools?.[0].function.name,
										arguments: JSON.stringify(told),
									},
								},
							],
						};
		const finish_reason = 'tool_calls' in message ? 'tool_calls' : 'stop';
		response.setHeader('content-type', 'application/json');
		response.end(
			JSON.stringify({
				id: `chat_${requests.length}`,
				object: 'chat.completion',
				created: 1,
				model: 'stub',
				choices: [{ index: 0, message, finish_reason }],
				usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
			}),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		requests,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
