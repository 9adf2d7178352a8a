import type { Proof } from './proof';

/** How long a proof is taken as still the credential's, in ms: a changed credential counts after it. */
const FRESH_MS = 1_000;
const MOST_REMEMBERED = 200;

/** As long as n8n's process lives (source: "n8n process memory"). */
const proofs = new Map<string, { proof: Proof; at: number }>();

/**
 * The proof that a webhook's credential asked for within the last second; `undefined` for none. So a
 * flood of posts makes n8n read and decrypt the credential once a second, not once for each.
 *
 * @param webhook what tells the webhook and its credential from all others
 * @param now epoch ms
 */
export function recentProof(webhook: string, now: number): Proof | undefined {
	const known = proofs.get(webhook);
	const age = known ? now - known.at : FRESH_MS;
	return age >= 0 && age < FRESH_MS ? known?.proof : undefined;
}

/** Remembers the proof of a webhook for {@link recentProof}. */
export function rememberProof(webhook: string, proof: Proof, now: number): void {
	proofs.delete(webhook);
	proofs.set(webhook, { proof, at: now });
	const [oldest] = proofs.keys();
	if (proofs.size > MOST_REMEMBERED) proofs.delete(oldest);
}
