import { startsAs } from '../../../../nodes/shared/event/answerable';

test.each([
	['other', { type: 'image', media: {} }],
	['other', { type: 'location', location: {} }],
	['other', { type: 'contacts', contacts: [] }],
	['other', { type: 'order', order: {} }],
	['message', { type: 'image', media: { id: 'm' } }],
	['message', { type: 'document', media: {}, text: 'Faktur' }],
	['message', { type: 'video', media: {}, error: { code: 131052, title: 't', reason: 'other' } }],
	['message', { type: 'location' }],
])('as a message, or as something else: %s %j', (kind, message) => {
	expect(startsAs({ event: 'message', message } as never)).toBe(kind);
});
