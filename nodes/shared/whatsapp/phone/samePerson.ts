/** Numbers that WhatsApp writes in two ways, and the one that stands for both. */
const TWICE_WRITTEN: ReadonlyArray<readonly [RegExp, string]> = [
	// Brazil: older accounts are without the ninth digit.
	[/^55(\d{2})9(\d{8})$/, '55$1$2'],
	// Mexico: older accounts have a 1 behind 52.
	[/^521(\d{10})$/, '52$1'],
	// Argentina: mobile numbers are dialled from abroad with a 9 behind 54.
	[/^549(\d{10})$/, '54$1'],
];

/**
 * The digits by which a person is the same however WhatsApp writes their number: who was sent to as
 * 5511987654321 may answer as 551187654321 (source: "WhatsApp phone numbers"). Only for comparing,
 * never for sending.
 */
export function samePerson(digits: string): string {
	for (const [pattern, written] of TWICE_WRITTEN) {
		if (pattern.test(digits)) return digits.replace(pattern, written);
	}
	return digits;
}
