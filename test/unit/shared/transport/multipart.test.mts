import { DEFAULT_BOUNDS, type RequestContext } from '../../../../nodes/shared/transport/exchange';
import { multipartBody } from '../../../../nodes/shared/transport/multipart';

const asked: unknown[] = [];
const context = {
	helpers: {
		httpRequest: async ({ url }: { url: string }) => {
			asked.push(url);
			return { statusCode: 404, headers: {}, body: [] };
		},
	},
} as unknown as RequestContext;

const upload = async (link: string, base: string) =>
	await multipartBody(context, { multipart: { file: { link, as: 'document' } } }, 0, {
		bounds: DEFAULT_BOUNDS,
		base,
	});

test("a link into n8n's own machine is not followed for a gateway that is elsewhere", async () => {
	const link = 'http://127.0.0.1:5678/healthz';
	for (const base of ['https://api.mekari.com/qontak', 'http://127.0.0.1:4000']) {
		await expect(upload(link, base)).rejects.toThrow(
			"'Media URL' leads to the machine of your n8n",
		);
	}
	expect(asked).toEqual([]);
	await expect(upload(link, 'http://127.0.0.1:5678')).rejects.toThrow('HTTP 404');
	expect(asked).toEqual([link]);
});
