import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import NodeClam from 'clamscan';
import { DomainError } from '../domain-error.js';
import { VirusScanSettings } from '../settings/index.js';

const PATIENCE_MS = 30_000;

/** The hook for clamd: where none is configured, files are held to the allow-list of contents only. */
@Injectable()
export class VirusScanner {
  private clamd: Promise<NodeClam> | null = null;

  constructor(private readonly settings: VirusScanSettings) {}

  /** The name of what was found, or null. Throws FILE.NOT_SCANNED when the scanner does not answer: nothing passes unseen. */
  async findingIn(bytes: Buffer): Promise<string | null> {
    if (this.settings.url === 'none') return null;
    try {
      const clamd = await (this.clamd ??= this.connect());
      const { isInfected, viruses } = await clamd.scanStream(Readable.from([bytes]));
      if (isInfected === null) throw new Error('no verdict');
      return isInfected ? (viruses[0] ?? 'something harmful') : null;
    } catch (error) {
      this.clamd = null;
      throw notScanned(error);
    }
  }

  private connect(): Promise<NodeClam> {
    const { url } = this.settings;
    const at = new URL(url);
    const place = url.startsWith('unix:')
      ? { socket: at.pathname }
      : { host: at.hostname, port: Number(at.port) };
    // Local programs are never a way out: the scanner that was configured looks, or nothing is taken.
    const clamdscan = { ...place, timeout: PATIENCE_MS, localFallback: false };
    return new NodeClam().init({ clamscan: { active: false }, clamdscan, preference: 'clamdscan' });
  }
}

function notScanned(cause: unknown): DomainError {
  const error = new DomainError(
    'UNAVAILABLE',
    'FILE.NOT_SCANNED',
    'The virus scanner does not answer at the moment. Your upload is kept: send the same request again in a minute.',
    { retryAfterSeconds: 60 },
  );
  return Object.assign(error, { cause });
}
