/** What a message's id has room for is written in bytes. */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HEX = /^(?:[0-9a-f]{2}){1,100}$/;
/** Up to here n8n's numbers stay exact. */
const NUMBER = /^(?:0|[1-9]\d{0,14})$/;

/** How a text is written: as itself, or shorter where it is a number, a UUID or hexadecimal. */
const Kind = { text: 0, number: 1, uuid: 2, hex: 3 } as const;

/** A whole number of at least 0, seven bits to a byte. */
function numberBytes(value: number): number[] {
	const bytes: number[] = [];
	let rest = value;
	for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push(rest % 0x80 | 0x80);
	return [...bytes, rest];
}

function textBytes(text: string): number[] {
	if (NUMBER.test(text)) return [Kind.number, ...numberBytes(Number(text))];
	if (UUID.test(text)) return [Kind.uuid, ...Buffer.from(text.replaceAll('-', ''), 'hex')];
	const kind = HEX.test(text) ? Kind.hex : Kind.text;
	const bytes = Buffer.from(text, kind === Kind.hex ? 'hex' : 'utf8');
	return [kind, ...numberBytes(bytes.length), ...bytes];
}

/** Texts and whole numbers as bytes, to be read in the same order by {@link ByteReader}. */
export const bytesOf = (parts: ReadonlyArray<string | number>): Buffer =>
	Buffer.from(
		parts.flatMap((part) => (typeof part === 'number' ? numberBytes(part) : textBytes(part))),
	);

/** Reads what {@link bytesOf} wrote. Throws RangeError where the bytes end too early or mean nothing. */
export class ByteReader {
	private at = 0;

	constructor(private readonly bytes: Buffer) {}

	/** Whether everything was read. */
	get isAtEnd(): boolean {
		return this.at === this.bytes.length;
	}

	/** The next whole number. */
	number(): number {
		let value = 0;
		for (let factor = 1; factor <= 0x80 ** 7; factor *= 0x80) {
			const [byte] = this.take(1);
			value += (byte & 0x7f) * factor;
			if (byte < 0x80) return value;
		}
		throw new RangeError('No number is that long');
	}

	/** The next text. */
	text(): string {
		const [kind] = this.take(1);
		switch (kind) {
			case Kind.number:
				return String(this.number());
			case Kind.uuid:
				return this.take(16)
					.toString('hex')
					.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
			case Kind.hex:
				return this.take(this.number()).toString('hex');
			case Kind.text:
				return this.take(this.number()).toString('utf8');
			default:
				throw new RangeError('No text begins like that');
		}
	}

	private take(count: number): Buffer {
		const end = this.at + count;
		if (end > this.bytes.length) throw new RangeError('The bytes end too early');
		const taken = this.bytes.subarray(this.at, end);
		this.at = end;
		return taken;
	}
}
