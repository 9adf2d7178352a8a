import { recentProof, rememberProof } from '../../../../nodes/shared/webhook/recentProofs';

const AT = 1_800_000_000_000;
const proof = { kind: 'token', value: 'x' } as const;

test('a proof is remembered for a second, each webhook for itself', () => {
	rememberProof('one', proof, AT);
	expect(recentProof('one', AT)).toBe(proof);
	expect(recentProof('one', AT + 999)).toBe(proof);
	expect(recentProof('one', AT + 1_000)).toBeUndefined();
	expect(recentProof('one', AT - 1)).toBeUndefined();
	expect(recentProof('other', AT)).toBeUndefined();
});

test('200 of them at most', () => {
	for (let webhook = 0; webhook < 201; webhook++) rememberProof(`w${webhook}`, proof, AT);
	expect(recentProof('w0', AT)).toBeUndefined();
	expect(recentProof('w1', AT)).toBe(proof);
});
