import { typeOf } from '../../../../nodes/shared/whatsapp/mimeTypes';

test.each([
	['jpg', 'image/jpeg'],
	['.MP3', 'audio/mpeg'],
	['"image/jpg"; q=1', 'image/jpeg'],
	['application/msexcel', 'application/vnd.ms-excel'],
	['application/vnd.ms-word', 'application/msword'],
	['application/x-mspowerpoint', 'application/vnd.ms-powerpoint'],
	['text/x-anything', 'text/x-anything'],
	['anything', 'anything'],
])('%s is %s', (said, type) => {
	expect(typeOf(said, undefined)).toBe(type);
});
