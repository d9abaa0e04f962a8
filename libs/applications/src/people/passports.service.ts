import { Injectable } from '@nestjs/common';
import { SealedFields, type Transaction } from '#platform';

/** By the passport a person is known for certain; of its number only a keyed hash stands with the person. */
@Injectable()
export class Passports {
  constructor(private readonly sealed: SealedFields) {}

  /** Whoever takes a passport number says so here, in the same transaction; null when it was withdrawn. */
  async keep(tx: Transaction, personId: string, number: string | null): Promise<void> {
    const person = await tx.row<{ nationality: string }>('SELECT nationality FROM person WHERE id = ?', [
      personId,
    ]);
    if (!person) return;
    const plain = number === null ? '' : comparablePassport(number);
    const fingerprint =
      plain === '' ? null : this.sealed.fingerprint('passport', `${person.nationality} ${plain}`);
    await tx.write('UPDATE person SET passport_fingerprint = ? WHERE id = ?', [fingerprint, personId]);
  }
}

/** A number is unique within the country that issued it; blanks and hyphens are the typist's. */
function comparablePassport(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
