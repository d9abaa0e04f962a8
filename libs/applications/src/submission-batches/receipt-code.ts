import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a receipt vouches for. */
export interface Receipted {
  number: string;
  courseRunId: string;
  countryCode: string;
  submittedAt: Date;
  /** References of the nominations, in order. */
  references: string[];
}

/**
 * The signature of a receipt: 26 letters of base 32, 130 bits of a keyed hash over all that it says. Whoever holds the
 * paper can have it confirmed by the product; nobody without the key can make one up or change a line.
 */
export function receiptCode(receipt: Receipted, secret: string): string {
  const said = [
    receipt.number,
    receipt.courseRunId,
    receipt.countryCode,
    receipt.submittedAt.toISOString(),
    ...receipt.references,
  ];
  const hash = createHmac('sha256', secret)
    .update(`receipt\n${said.join('\n')}`)
    .digest();
  const bits = BigInt(`0x${hash.toString('hex')}`)
    .toString(32)
    .toUpperCase()
    .padStart(52, '0')
    .slice(-26);
  return bits.replace(/(.{5})(?=.)/g, '$1-');
}

export function isReceiptCode(given: string, receipt: Receipted, secret: string): boolean {
  const [own, other] = [receiptCode(receipt, secret), given.toUpperCase()].map((text) => Buffer.from(text));
  return own!.length === other!.length && timingSafeEqual(own!, other!);
}
