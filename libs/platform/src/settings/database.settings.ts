import { IsInt, Matches, Max, Min } from 'class-validator';
import { Setting } from './setting.js';

export class DatabaseSettings {
  @Setting({
    name: 'DATABASE_URL',
    about:
      'Where MariaDB 10.11 or later is: mysql://user:password@host:3306/schema, or ?socketPath=/path for a socket.',
    secret: true,
  })
  @Matches(/^(mysql|mariadb):\/\//, { message: 'it must start with mysql:// or mariadb://' })
  url: string;

  @Setting({
    name: 'DATABASE_POOL_SIZE',
    about: 'Connections that one process keeps to MariaDB.',
    default: '20',
  })
  @IsInt()
  @Min(2)
  @Max(500)
  poolSize: number;
}
