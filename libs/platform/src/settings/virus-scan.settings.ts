import { Matches } from 'class-validator';
import { Setting } from './setting.js';

export class VirusScanSettings {
  @Setting({
    name: 'CLAMD_URL',
    about:
      'The virus scanner that looks at every attachment: tcp://host:3310 or unix:///path/of/socket, or none.',
    default: 'none',
  })
  @Matches(/^(none|tcp:\/\/[^/\s:]+:\d+|unix:\/\/\/\S+)$/, {
    message: 'it must be none, tcp://host:port or unix:///path',
  })
  url: string;
}
