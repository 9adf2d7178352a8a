import { Failure, REASONS } from '../../../nodes/shared/failure';

describe('Failure', () => {
	it('carries a reason, words and what is known beside them', () => {
		const failure = new Failure('rateLimited', 'Too many messages', { retryAfterMs: 6000 });

		expect(failure).toBeInstanceOf(Error);
		expect(failure).toMatchObject({
			name: 'Failure',
			reason: 'rateLimited',
			message: 'Too many messages',
			details: { retryAfterMs: 6000 },
		});
	});

	it('has nothing beside the words unless it is given', () => {
		expect(new Failure('other', 'Something').details).toEqual({});
	});

	it('keeps the reasons that workflows already switch on', () => {
		expect(REASONS.join(' ')).toBe(
			'invalidNumber notOnWhatsApp outsideWindow rateLimited noBalance templateNotFound ' +
				'templateNotApproved variableMismatch mediaRejected limitExceeded unauthorized forbidden ' +
				'notFound optedOut marketingCap invalidRequest gatewayDown unconfirmed cancelled other',
		);
	});
});
