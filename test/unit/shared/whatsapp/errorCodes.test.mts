import { meaningOfCode, WHATSAPP_CODES } from '../../../../nodes/shared/whatsapp/errorCodes';
import { REASONS } from '../../../../nodes/shared/failure';

/** The codes by what each means for the sender (source: "WhatsApp error codes"). */
const TABLE: Record<string, string> = {
	unauthorized: '0 190',
	rateLimited: '4 80007 130429 131048 131056 132069 133016 471',
	gatewayDown: '1 2 131000 131016 131057 133004 480',
	invalidRequest: '33 100 131008 131009 131051 131062 132068 135000',
	forbidden: '3 10 130497 200 250 299 131005 131031 368 133010 131037 131045',
	noBalance: '131042',
	marketingCap: '130472 131049 472',
	invalidNumber: '131021',
	notOnWhatsApp: '131026 1013',
	outsideWindow: '131047 470',
	optedOut: '131050',
	mediaRejected: '131052 131053',
	variableMismatch: '132000 132012 132018',
	templateNotFound: '132001 2001',
	limitExceeded: '132005',
	templateNotApproved: '132007 132015 132016',
};
const ROWS = Object.entries(TABLE).flatMap(([reason, codes]) =>
	codes.split(' ').map((code) => [code, reason] as const),
);

test.each(ROWS)('code %s means %s', (code, reason) => {
	expect(meaningOfCode(code)?.reason).toBe(reason);
	expect(meaningOfCode(Number(code))?.reason).toBe(reason);
});

test.each(ROWS)('code %s has advice', (code) => {
	expect(meaningOfCode(code)?.advice).toMatch(/^[A-Z].{20,}\.$/);
});

test('the table here knows all codes', () => {
	const known = ROWS.map(([code]) => code);
	expect(Object.keys(WHATSAPP_CODES).filter((code) => !known.includes(code))).toEqual([]);
});

test.each([undefined, '', 'MAG-006', 'toString', '__proto__', 199, 300, 404, '2000', -1])(
	'%j is no code of WhatsApp',
	(code) => {
		expect(meaningOfCode(code)).toBeUndefined();
	},
);

test.each(Object.entries(WHATSAPP_CODES))(
	'%s: says in a sentence what to do',
	(_, { reason, advice }) => {
		expect(REASONS).toContain(reason);
		expect(advice).toMatch(/^[A-Z].*\.$/);
		// n8n's guidelines: words that blame nobody.
		expect(advice).not.toMatch(/\b(error|problem|failure|mistake)/i);
	},
);
