import { IsIn, IsInt, IsUrl, Matches, Max, Min, MinLength } from 'class-validator';
import { Setting } from './setting.js';

export type Environment = 'production' | 'development' | 'test';

/** What every process of the product knows about itself. */
export class ProductSettings {
  @Setting({
    name: 'KCCP_ENVIRONMENT',
    about: 'production, development (plain http on one machine, demonstration pages) or test.',
    default: 'production',
  })
  @IsIn(['production', 'development', 'test'])
  environment: Environment;

  @Setting({
    name: 'PUBLIC_URL',
    about: 'The address under which people reach the product; it stands in letters.',
  })
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  publicUrl: string;

  @Setting({
    name: 'KCCP_SECRET',
    about: 'At least 32 characters; signs page cursors and hashes addresses in limits.',
    secret: true,
  })
  @MinLength(32)
  secret: string;

  @Setting({ name: 'LOG_LEVEL', about: 'silent, error, warn, info or debug.', default: 'info' })
  @IsIn(['silent', 'error', 'warn', 'info', 'debug'])
  logLevel: string;

  @Setting({
    name: 'METRICS_PORT',
    about: 'Internal port with /metrics for Prometheus (and /health of the worker); 0 picks a free one.',
    default: '9464',
  })
  @IsInt()
  @Min(0)
  @Max(65535)
  metricsPort: number;

  @Setting({
    name: 'METRICS_HOST',
    about: 'Address on which the internal port listens.',
    default: '127.0.0.1',
  })
  @Matches(/^[0-9a-f.:]+$/i)
  metricsHost: string;
}
