import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { SEALED_COLUMNS } from '#applications';
import { AuditTrail, KeyRotation, SealedFields, Transactions } from '#platform';
import { expectStatus } from '../builders/course-run.js';
import { aFullNomination, aRunWithForm, saved } from '../builders/dossier.js';
import { aDraft, type BuiltNomination } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken } from '../support/refusal.js';

const OLD = `old1:${'ab'.repeat(32)}`;
const NEW = `new2:${'cd'.repeat(32)}`;
const CANARY = 'CANARY FAITH';

let product: Product;
let kenya: Client;
let drafts: BuiltNomination[];
beforeAll(async () => {
  process.env.KCCP_SEALING_KEYS = `${NEW},${OLD}`;
  product = await openProduct({ worker: false });
  kenya = await product.overseasOffice('KE');
  const run = await aRunWithForm(product);
  await aFullNomination(kenya, run.id, { parts: { 'part-b': { religion: CANARY } } });
  drafts = await Promise.all(Array.from({ length: 30 }, () => aDraft(kenya, run.id)));
  for (const { id } of drafts) await expectStatus(200, saved(kenya, id, 'part-b', { religion: CANARY }));
});
afterAll(() => closeUnbroken(product));

const under = (keys: string) => new SealedFields({ keys, indexKey: product.environment.KCCP_INDEX_KEY! });
function rotate(keys: string) {
  const dataSource = product.app.get(DataSource);
  const transactions = new Transactions(dataSource);
  return new KeyRotation(dataSource, transactions, new AuditTrail(), under(keys)).run(SEALED_COLUMNS);
}
const rewrapByCommand = (keys: string) =>
  spawnSync(process.execPath, ['dist/apps/cli/src/main.js', 'keys', 'rewrap'], {
    env: { ...process.env, ...product.environment, KCCP_SEALING_KEYS: keys, NODE_OPTIONS: '' },
    encoding: 'utf8',
  });

/** Every sealed value with what it opens to under these keys alone. */
async function opened(keys: string): Promise<Map<string, string>> {
  const sealedFields = under(keys);
  const clear = new Map<string, string>();
  for (const { table, column } of SEALED_COLUMNS) {
    const rows = await product.rows<{ id: string; sealed: string }>(
      `SELECT id, ${column} sealed FROM ${table} WHERE ${column} IS NOT NULL`,
    );
    for (const { id, sealed } of rows)
      clear.set(`${table} ${id}`, sealedFields.open({ table, column, id }, sealed));
  }
  return clear;
}

async function everything(): Promise<string> {
  const tables = await product.rows<{ name: string }>(
    'SELECT table_name name FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  const rows = await Promise.all(tables.map(({ name }) => product.rows(`SELECT * FROM \`${name}\``)));
  return JSON.stringify(rows);
}

describe('Sealed values whose keys rotate', () => {
  it('open under the new key alone, and nothing of them is in clear on the way', async () => {
    const count = (await rotate(`${OLD},${NEW}`)).rewrapped;
    const before = await opened(OLD);
    expect(before.size).toBe(count);
    expect(count).toBeGreaterThan(drafts.length);

    const { stdout, stderr, status } = rewrapByCommand(`${NEW},${OLD}`);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`${count} sealed values are wrapped under the key «new2» now.`);
    expect(await opened(NEW)).toEqual(before);
    const dump = await everything();
    // A column that holds sealed values and is not in the list would still name the old key.
    expect(dump).not.toContain('"old1.');
    expect(dump + stdout).not.toContain(CANARY);
    expect(rewrapByCommand(NEW).stdout).toContain('0 sealed values');
  });

  it('are left as they are where a key is missing, and the command says which', async () => {
    await rotate(`${OLD},${NEW}`);
    const { stderr, status } = rewrapByCommand(NEW);
    expect(status).toBe(1);
    expect(stderr).toBe('The sealing key «old1» is not among KCCP_SEALING_KEYS.\n');
    expect((await opened(OLD)).size).toBeGreaterThan(drafts.length);
    expect((await rotate(`${NEW},${OLD}`)).left).toBe(0);
  });

  it('may be written at the same time: what was written last stands', async () => {
    for (let round = 1; round <= 3; round++) {
      await rotate(`${OLD},${NEW}`);
      const faith = `Faith ${round}`;
      const writing = drafts.map(({ id }) => saved(kenya, id, 'part-b', { religion: faith }, round));
      const [{ left }, ...answers] = await Promise.all([rotate(`${NEW},${OLD}`), ...writing]);
      expect(left).toBe(0);
      expect(answers.map(({ status }) => status)).toEqual(drafts.map(() => 200));
      const parts = [...(await opened(NEW)).values()].filter((text) => text === `{"religion":"${faith}"}`);
      expect(parts).toHaveLength(drafts.length);
    }
  });
});
