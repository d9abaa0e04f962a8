import { Passports } from '#applications';
import { Transactions } from '#platform';
import type { Answer } from '../support/client.js';
import type { Product } from '../support/product.js';

/** The person of a nomination. */
export async function personOf(product: Product, { id }: { id: string }): Promise<string> {
  const [row] = await product.rows<{ id: string }>('SELECT person_id id FROM nomination WHERE id = ?', [id]);
  return row!.id;
}

/** The first person with this family name. */
export async function personCalled(product: Product, familyName: string): Promise<string> {
  const [row] = await product.rows<{ id: string }>(
    'SELECT id FROM person WHERE family_name = ? ORDER BY id LIMIT 1',
    [familyName],
  );
  return row!.id;
}

/** Gives the nominee a passport, as the dossier does. */
export async function withPassport(
  product: Product,
  nomination: { id: string },
  number: string,
): Promise<void> {
  const id = await personOf(product, nomination);
  const passports = product.app.get(Passports, { strict: false });
  await product.app.get(Transactions, { strict: false }).run((tx) => passports.keep(tx, id, number));
}

/** Headquarters decides that another person is the one kept. */
export async function merge(
  product: Product,
  keptId: string,
  mergedPersonId: string,
  reason = 'The same passport copy in both dossiers.',
): Promise<Answer> {
  const headquarters = await product.headquarters();
  return headquarters.post(`/api/headquarters/people/${keptId}/merges`, { body: { mergedPersonId, reason } });
}

export async function undoMerge(product: Product, mergeId: string): Promise<Answer> {
  const headquarters = await product.headquarters();
  const body = { reason: 'They are cousins, the ministry says.' };
  return headquarters.post(`/api/headquarters/person-merges/${mergeId}/undo`, { body });
}
