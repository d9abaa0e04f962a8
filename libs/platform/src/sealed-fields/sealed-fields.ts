import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CodeColumn } from '../columns.js';
import { SealingSettings, SettingsError } from '../settings/index.js';

/** Where a sealed value stands. A value that was copied into another row or column does not open. */
export interface SealedPlace {
  table: string;
  column: string;
  id: string;
}

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

function encrypt(key: Buffer, clear: Buffer, about: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(clear), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function decrypt(key: Buffer, bytes: Buffer, about: string): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
}

const nameOf = ({ table, column, id }: SealedPlace) => `${table}‖${column}‖${id}`;

/**
 * Special-care data at rest: each value has a key of its own, which is wrapped by a key-encryption key, so that keys
 * rotate by wrapping anew, and a dump of the database says nothing.
 */
@Injectable()
export class SealedFields {
  private readonly keys: ReadonlyMap<string, Buffer>;
  /** The name of the key that seals. */
  readonly keyInUse: string;
  private readonly indexKey: Buffer;

  constructor(settings: SealingSettings) {
    const named = settings.keys
      .split(',')
      .map((text) => text.split(':', 2) as [string, string])
      .map(([name, hex]): [string, Buffer] => [name, Buffer.from(hex, 'hex')]);
    this.keys = new Map(named);
    this.keyInUse = named[0]![0];
    this.indexKey = Buffer.from(settings.indexKey, 'hex');
  }

  /** The sealed form `NAME.wrapped key.value`, in base64url: for a column of kind SealedColumn. */
  seal(place: SealedPlace, clear: string): string {
    const recordKey = randomBytes(32);
    const value = encrypt(recordKey, Buffer.from(clear), nameOf(place));
    return this.wrap(place, recordKey, value);
  }

  /** Throws when the value was changed, was sealed for another place, or its key is not among ours. */
  open(place: SealedPlace, sealed: string): string {
    const { recordKey, value } = this.unwrap(place, sealed);
    return decrypt(recordKey, value, nameOf(place)).toString();
  }

  /** The same value under the key in use; null where it is there already. */
  rewrap(place: SealedPlace, sealed: string): string | null {
    if (sealed.startsWith(`${this.keyInUse}.`)) return null;
    const { recordKey, value } = this.unwrap(place, sealed);
    return this.wrap(place, recordKey, value);
  }

  /** A keyed hash, 64 hex digits, by which equal values of one purpose are found without opening any. */
  fingerprint(purpose: string, clear: string): string {
    return createHmac('sha256', this.indexKey).update(`${purpose}\n${clear}`).digest('hex');
  }

  private wrap(place: SealedPlace, recordKey: Buffer, value: Buffer): string {
    const wrapped = encrypt(this.keys.get(this.keyInUse)!, recordKey, `key of ${nameOf(place)}`);
    return `${this.keyInUse}.${wrapped.toString('base64url')}.${value.toString('base64url')}`;
  }

  private unwrap(place: SealedPlace, sealed: string): { recordKey: Buffer; value: Buffer } {
    const [name = '', wrapped = '', value = ''] = sealed.split('.');
    const key = this.keys.get(name);
    if (!key) throw new SettingsError(`The sealing key «${name}» is not among KCCP_SEALING_KEYS.`);
    const recordKey = decrypt(key, Buffer.from(wrapped, 'base64url'), `key of ${nameOf(place)}`);
    return { recordKey, value: Buffer.from(value, 'base64url') };
  }
}

/** Holds what SealedFields.seal gave, never clear text. */
export function SealedColumn(name: string): PropertyDecorator {
  return CodeColumn(16_000, { name, nullable: true });
}
