import { createServer, type Socket } from 'node:net';

// A mail server that takes everything and keeps nothing but the time, as cheaply as SMTP allows: a complete one would
// be the slowest part of what is measured. Letters are recorded on demand, so that the floor can send the same.

/** «begin» forgets what came before; «report» answers with a SinkReport. */
export type SinkOrder = { order: 'begin'; record: number } | { order: 'report' };
export interface SinkReport {
  taken: number;
  distinct: number;
  /** From the first letter to the last. */
  seconds: number;
  recorded: string[];
}

const seen = { ids: new Set<string>(), taken: 0, first: 0, last: 0, recorded: [] as string[], record: 0 };

function take(letter: string): void {
  seen.last = performance.now();
  if (seen.taken++ === 0) seen.first = seen.last;
  seen.ids.add(/^Message-ID: (\S+)/im.exec(letter)?.[1] ?? '');
  if (seen.recorded.length < seen.record) seen.recorded.push(letter);
}

function converse(socket: Socket): void {
  let received = '';
  let inData = false;
  socket.setEncoding('utf8').setNoDelay(true);
  socket.on('error', () => undefined); // a killed worker leaves its connections
  socket.write('220 sink ESMTP\r\n');
  socket.on('data', (chunk: string) => {
    received += chunk;
    for (;;) {
      const end = received.indexOf(inData ? '\r\n.\r\n' : '\r\n');
      if (end === -1) return;
      const said = received.slice(0, end);
      received = received.slice(end + (inData ? 5 : 2));
      if (inData) take(said);
      const verb = said.slice(0, 4).toUpperCase();
      const begins = !inData && verb === 'DATA';
      socket.write(!inData && verb === 'QUIT' ? '221 bye\r\n' : begins ? '354 go on\r\n' : '250 ok\r\n');
      inData = begins;
    }
  });
}

const server = createServer(converse).listen(Number(process.env.PORT), '127.0.0.1', () =>
  process.send!('ready'),
);
process.on('disconnect', () => server.close(() => process.exit(0)));
process.on('message', (message: SinkOrder) => {
  if (message.order === 'begin')
    Object.assign(seen, { ids: new Set(), taken: 0, recorded: [], record: message.record });
  else
    process.send!({
      taken: seen.taken,
      distinct: seen.ids.size,
      seconds: (seen.last - seen.first) / 1000,
      recorded: seen.recorded,
    } satisfies SinkReport);
});
