import { DatabaseSettings } from './database.settings.js';
import { DemonstrationSettings } from './demonstration.settings.js';
import { FilesSettings } from './files.settings.js';
import { HttpSettings } from './http.settings.js';
import { MailSettings } from './mail.settings.js';
import { ProductSettings } from './product.settings.js';
import { RedisSettings } from './redis.settings.js';
import { SealingSettings } from './sealing.settings.js';
import { VirusScanSettings } from './virus-scan.settings.js';
import { describeSettings, type DocumentedSetting } from './setting.js';

/** Every setting of the product, for `kccp settings` and for the test of the compose file. */
export function documentedSettings(): DocumentedSetting[] {
  return describeSettings([
    ProductSettings,
    HttpSettings,
    DatabaseSettings,
    RedisSettings,
    MailSettings,
    FilesSettings,
    SealingSettings,
    VirusScanSettings,
    DemonstrationSettings,
  ]);
}
export {
  DatabaseSettings,
  DemonstrationSettings,
  FilesSettings,
  HttpSettings,
  MailSettings,
  ProductSettings,
  RedisSettings,
  SealingSettings,
  VirusScanSettings,
};
export { readSettings, SettingsError } from './setting.js';
