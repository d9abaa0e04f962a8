import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { dataSourceOptions, openDataSource } from '#database';
import { OutboxRelay, readSettings, RedisSettings, Transactions } from '#platform';
import { JobQueues } from '../../../apps/worker/src/job-queues.js';
import { RelayLoop } from '../../../apps/worker/src/relay-loop.js';

// The product's relay in a process without consumers: what they do with the jobs is measured elsewhere.
const dataSource = await openDataSource(dataSourceOptions());
const queues = new JobQueues(readSettings(RedisSettings));
const relay = new OutboxRelay(new Transactions(dataSource));
const loop = new RelayLoop(relay, queues);
while (!queues.connected) await pause(10);

process.send!('ready');
process.on('disconnect', () => process.exit(0));
process.on('message', () => {
  const start = performance.now();
  void (async () => {
    let moved = 0;
    for (let batch = await loop.once(); batch > 0; batch = await loop.once()) moved += batch;
    process.send!({ moved, seconds: (performance.now() - start) / 1000 });
  })();
});
