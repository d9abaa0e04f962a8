import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const FOLDER = join(process.cwd(), 'test/allocation/instances');

/** The text of one of the stored years: synthetic, made once, kept so that figures can be compared over time. */
export const instanceFile = (name: 'year-60' | 'year-600-a' | 'year-600-b'): string =>
  gunzipSync(readFileSync(join(FOLDER, `${name}.json.gz`))).toString('utf8');
