import { MinLength } from 'class-validator';
import { Setting } from './setting.js';

export class DemonstrationSettings {
  @Setting({
    name: 'KCCP_SIGN_INS_FILE',
    about: 'Where the demonstration seed writes how to sign in.',
    default: 'none',
  })
  @MinLength(1)
  signInsFile: string;
}
