import { Command } from 'commander';
import { SEALED_COLUMNS } from '#applications';
import { openDataSource } from '#database';
import {
  AuditTrail,
  KeyRotation,
  readSettings,
  SealedFields,
  SealingSettings,
  Transactions,
} from '#platform';
import { print } from './print.js';

export const keysCommand = (): Command =>
  new Command('keys')
    .description('key-encryption keys of sealed values')
    .addCommand(
      new Command('rewrap')
        .description(
          'wrap every sealed value under the first of KCCP_SEALING_KEYS; may run beside the API, be broken off and begun anew',
        )
        .action(rewrap),
    );

async function rewrap(): Promise<void> {
  const sealedFields = new SealedFields(readSettings(SealingSettings));
  const dataSource = await openDataSource();
  try {
    const transactions = new Transactions(dataSource);
    const rotation = new KeyRotation(dataSource, transactions, new AuditTrail(), sealedFields);
    const { rewrapped, left } = await rotation.run(SEALED_COLUMNS);
    print(`${rewrapped} sealed values are wrapped under the key «${sealedFields.keyInUse}» now.`);
    if (left === 0) {
      print('All of them are: the other keys can be taken out of KCCP_SEALING_KEYS.');
      return;
    }
    print(
      `${left} were written under another key meanwhile. Start API and worker with the new key first, then run this again.`,
    );
    process.exitCode = 1;
  } finally {
    await dataSource.destroy();
  }
}
