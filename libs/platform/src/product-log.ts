import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { ProductSettings, readSettings } from './settings/index.js';

// Lines that come while one is being written follow it together; at the end of the process none is lost.
const output = pino.destination({ dest: 1, sync: false });

/** The log of a process: JSON lines without personal data. */
export function productLog(process: string, settings = readSettings(ProductSettings)): Logger {
  return pino(
    { level: settings.logLevel, base: { process }, timestamp: pino.stdTimeFunctions.isoTime },
    output,
  );
}

/** Nest's own messages in the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...context: unknown[]): void {
    this.logger.debug({ context: context.at(-1) }, String(message));
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.logger.warn({ context: context.at(-1) }, String(message));
  }

  error(message: unknown, ...context: unknown[]): void {
    this.logger.error(
      { context: context.at(-1), err: message instanceof Error ? message : undefined },
      message instanceof Error ? message.message : String(message),
    );
  }
}
