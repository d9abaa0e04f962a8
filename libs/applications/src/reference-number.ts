// Crockford's base 32: no I, L, O or U, so that it survives handwriting and the telephone.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `KCCP-2026-7F3K-9QXA`: the fiscal year of the run and 40 random bits of the thing's own id, so a retry gives the same one. */
export function referenceNumber(ownId: string, fiscalYear: number, kind = 'KCCP'): string {
  let bits = BigInt(`0x${ownId.replaceAll('-', '').slice(-10)}`);
  let text = '';
  for (let place = 0; place < 8; place++) {
    text = LETTERS[Number(bits & 31n)]! + text;
    bits >>= 5n;
  }
  return `${kind}-${fiscalYear}-${text.slice(0, 4)}-${text.slice(4)}`;
}
