import { Matches } from 'class-validator';
import { Setting } from './setting.js';

export class RedisSettings {
  @Setting({
    name: 'REDIS_URL',
    about: 'Where Redis is: redis://host:6379/0 or unix:///path/of/socket.',
    secret: true,
  })
  @Matches(/^(rediss?|unix):\/\//, { message: 'it must start with redis://, rediss:// or unix://' })
  url: string;

  @Setting({
    name: 'REDIS_PREFIX',
    about: 'First part of every key; the braces keep the keys of a queue on one node of a Redis Cluster.',
    default: '{kccp}',
  })
  @Matches(/^\{[a-z0-9-]+\}$/, { message: 'it must be a lower-case word in braces' })
  prefix: string;
}
