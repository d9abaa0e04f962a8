// Every setting of MariaDB, Redis and Node the product relies on, for `npm start` and for
// docker/compose.yml alike (test/architecture/compose.spec.ts compares the two).

/** The schema of the product; names and unique text compare by accent but not by case. */
export const schemaDefaults = { characterSet: 'utf8mb4', collation: 'utf8mb4_uca1400_as_ci' };

/**
 * How Node runs the API, the worker and the planner. By itself V8 lets garbage that outlived two scavenges pile up to several times
 * of what is in use before it collects, and the space for new objects grow to 48 MB: together 100 to 300 MB while a
 * large file is imported. Half as much again, and 24 MB, are enough.
 */
export const nodeBehaviour = ['--enable-source-maps', '--max-semi-space-size=8', '--heap-growing-percent=50'];

/** The oldest MariaDB that knows the collations above and is supported. */
export const oldestMariadb = '10.11';
/** The oldest Redis that BullMQ recommends. */
export const oldestRedis = '6.2';

/** How MariaDB must behave wherever it runs. */
export const mariadbBehaviour = [
  `--character-set-server=${schemaDefaults.characterSet}`,
  `--collation-server=${schemaDefaults.collation}`,
  '--default-time-zone=+00:00',
  // SKIP LOCKED of the outbox relay deadlocks under REPEATABLE READ.
  '--transaction-isolation=READ-COMMITTED',
  '--sql-mode=STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE,ONLY_FULL_GROUP_BY',
  '--skip-name-resolve',
  '--max-connections=300',
  '--innodb-buffer-pool-size=256M',
  '--innodb-log-file-size=64M',
  '--performance-schema=OFF',
];

/** How Redis must behave wherever it runs: BullMQ loses jobs when keys are evicted. */
export const redisBehaviour = ['--save', '', '--appendonly', 'yes', '--maxmemory-policy', 'noeviction'];

/**
 * What is acknowledged is on the disk. `always` and not `everysec` for Redis: with `everysec` a write may wait
 * in the process for up to two seconds behind a slow flush, and a kill -9 then loses an acknowledged job.
 */
export const durable = {
  mariadb: ['--innodb-flush-log-at-trx-commit=1'],
  redis: ['--appendfsync', 'always'],
};

/** For tests whose data nobody needs after a power cut; a killed process still loses nothing it committed. */
export const relaxed = {
  mariadb: ['--innodb-flush-log-at-trx-commit=2'],
  redis: ['--appendfsync', 'everysec'],
};

/**
 * @param {{ socket: string, data: string, temporary: string, pidFile: string, initFile: string, baseFolder?: string, asRoot: boolean }} place
 * @param {{ mariadb: string[] }} durability
 */
export function mariadbArguments(place, durability) {
  return [
    '--no-defaults',
    ...(place.baseFolder ? [`--basedir=${place.baseFolder}`] : []),
    ...(place.asRoot ? ['--user=root'] : []),
    `--datadir=${place.data}`,
    `--tmpdir=${place.temporary}`,
    `--socket=${place.socket}`,
    `--pid-file=${place.pidFile}`,
    `--init-file=${place.initFile}`,
    '--skip-networking',
    ...mariadbBehaviour,
    ...durability.mariadb,
  ];
}

/**
 * @param {{ socket: string, data: string }} place
 * @param {{ redis: string[] }} durability
 */
export function redisArguments(place, durability) {
  return [
    '--port',
    '0',
    '--unixsocket',
    place.socket,
    '--unixsocketperm',
    '700',
    '--dir',
    place.data,
    '--daemonize',
    'no',
    ...redisBehaviour,
    ...durability.redis,
  ];
}
