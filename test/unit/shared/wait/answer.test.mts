import fc from 'fast-check';
import {
	posted,
	provenAnswer,
	receipt,
	receiptIn,
	RECEIPT_BYTES,
	type Answer,
} from '../../../../nodes/shared/wait/answer';
import { waitKey } from '../../../../nodes/shared/wait/key';

/** What a trigger tells the node that waits, and what it believes. */

const KEY = waitKey('the key of the credential');
const waiting = { execution: '4711', node: 'a node' };
const answer: Answer = {
	run: 0,
	item: 2,
	choice: 1,
	from: '628123456789',
	text: 'Ya',
	messageId: 'wamid.1',
	repliedAt: '2026-11-20T08:15:30.000Z',
};
const good = () =>
	structuredClone(posted(waiting, answer, KEY)) as { answer: Answer; proof: string };

test('what was posted is believed as it is', () => {
	expect(provenAnswer(good(), waiting, KEY)).toEqual(answer);
	expect(provenAnswer({ ...good(), more: 1 }, waiting, KEY)).toEqual(answer);
	const own = { ...answer, choice: -1, text: 'nanti saja', messageId: '' };
	expect(provenAnswer(posted(waiting, own, KEY), waiting, KEY)).toEqual(own);
});

test('nothing else is', () => {
	const { proof } = good();
	const others: unknown[] = [
		undefined,
		null,
		'',
		[],
		{},
		{ answer },
		{ answer, proof: '' },
		{ answer, proof: 1 },
		{ answer, proof: proof.slice(1) },
		{ answer, proof: `${proof}AAAA` },
		{ proof },
	];
	const changed = {
		run: 1,
		item: 3,
		choice: 0,
		from: '62811',
		text: 'ya',
		messageId: '',
		repliedAt: '',
	};
	for (const [name, value] of Object.entries(changed)) {
		others.push({ answer: { ...answer, [name]: value }, proof });
	}
	for (const other of others) expect(provenAnswer(other, waiting, KEY)).toBeUndefined();
	for (const elsewhere of [{ execution: '4712' }, { node: 'another' }]) {
		expect(provenAnswer(good(), { ...waiting, ...elsewhere }, KEY)).toBeUndefined();
	}
	expect(provenAnswer(good(), waiting, waitKey('another'))).toBeUndefined();
});

test('10,000 proofs made up are none', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
			const proof = Buffer.from(bytes).toString('base64url');
			expect(provenAnswer({ answer, proof }, waiting, KEY)).toBeUndefined();
		}),
		{ numRuns: 10_000 },
	);
});

test('a receipt is for this very answer, another each time, and neither a proof nor made of one', () => {
	for (const what of ['taken', 'takenOfSeveral', 'kept'] as const) {
		const own = receipt(what, waiting, answer, KEY);
		expect(receiptIn(own, waiting, answer, KEY)).toBe(what);
		expect(receipt(what, waiting, answer, KEY)).not.toBe(own);
		expect(Buffer.from(own, 'base64url')).toHaveLength(RECEIPT_BYTES);
		const others = [
			receipt(what, waiting, { ...answer, text: 'Tidak' }, KEY),
			receipt(what, { ...waiting, execution: '1' }, answer, KEY),
			receipt(what, waiting, answer, waitKey('another')),
			own.slice(0, -2),
			`${own.startsWith('A') ? 'B' : 'A'}${own.slice(1)}`,
			good().proof,
			'',
			undefined,
		];
		for (const other of others) expect(receiptIn(other, waiting, answer, KEY)).toBeUndefined();
	}
});
