import { generateKeyPairSync, sign } from 'node:crypto';

/** A value of ASN.1 in DER. */
function der(tag: number, ...parts: Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size = length < 128 ? [length] : [0x82, length >> 8, length & 255];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const SEQUENCE = 0x30;
const SET = 0x31;
const UTC_TIME = 0x17;

/**
 * A certificate for 127.0.0.1 that nobody signed but itself, made anew each time (RFC 5280, 4.1).
 *
 * @returns key and certificate in PEM
 */
export function selfSigned(): { key: string; cert: string } {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	// sha256WithRSAEncryption, and the common name.
	const algorithm = der(SEQUENCE, Buffer.from('06092a864886f70d01010b0500', 'hex'));
	const oid = Buffer.from('0603550403', 'hex');
	const name = der(SEQUENCE, der(SET, der(SEQUENCE, oid, der(0x0c, Buffer.from('127.0.0.1')))));
	const dates = ['200101000000Z', '491231235959Z'].map((date) => der(UTC_TIME, Buffer.from(date)));
	const toBeSigned = der(
		SEQUENCE,
		der(0x02, Buffer.from([1])),
		algorithm,
		name,
		der(SEQUENCE, ...dates),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
	);
	const signature = sign('sha256', toBeSigned, privateKey);
	const whole = der(SEQUENCE, toBeSigned, algorithm, der(0x03, Buffer.from([0]), signature));
	const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
	};
}
