import type { Transaction } from '#platform';

/**
 * Holds all offices until the end of the transaction, for the few acts that must come one after the other and have no
 * row of their own to wait for. Answers their codes.
 */
export async function lockOffices(tx: Transaction): Promise<string[]> {
  const offices = await tx.rows<{ code: string }>(
    'SELECT code FROM domestic_office ORDER BY code FOR UPDATE',
  );
  return offices.map(({ code }) => code);
}
