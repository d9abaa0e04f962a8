import { Matches } from 'class-validator';
import { Setting } from './setting.js';

export class FilesSettings {
  @Setting({
    name: 'FILES_URL',
    about:
      'Where files are kept, outside the web root: file:///path/of/folder, or an S3-compatible store s3://KEY:SECRET@host:port/bucket (s3s:// with TLS).',
    default: 'file:///var/lib/kccp/files',
    secret: true,
  })
  @Matches(/^(file:\/\/\/|s3s?:\/\/)\S+$/, { message: 'it must start with file:///, s3:// or s3s://' })
  url: string;
}
