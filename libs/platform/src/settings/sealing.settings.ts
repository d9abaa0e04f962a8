import { Matches } from 'class-validator';
import { Setting } from './setting.js';

const KEY = '[a-z0-9]{1,8}:[0-9a-f]{64}';

export class SealingSettings {
  @Setting({
    name: 'KCCP_SEALING_KEYS',
    about:
      'Key-encryption keys of sealed fields, NAME:64 hex digits, separated by commas: the first seals, all of them open. To rotate, put a new one first.',
    secret: true,
  })
  @Matches(new RegExp(`^${KEY}(,${KEY})*$`), {
    message: 'it must be NAME:64 hex digits, separated by commas',
  })
  keys: string;

  @Setting({
    name: 'KCCP_INDEX_KEY',
    about: '64 hex digits; makes fingerprints by which sealed values are found again. It must never change.',
    secret: true,
  })
  @Matches(/^[0-9a-f]{64}$/, { message: 'it must be 64 hex digits' })
  indexKey: string;
}
