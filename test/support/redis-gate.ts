import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands before the real Redis: open, it passes everything on; shut, nobody is there. */
export class RedisGate {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  constructor(private readonly redisUrl: string) {}

  /** The address is known before the gate opens. */
  async address(): Promise<string> {
    await this.open();
    this.shut();
    return `redis://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    const target = new URL(this.redisUrl);
    this.server = createServer((near) => {
      const far =
        target.protocol === 'unix:'
          ? connect(target.pathname)
          : connect(Number(target.port || 6379), target.hostname);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => this.sockets.delete(socket));
        socket.pipe(other);
      }
    });
    await new Promise<void>((resolve) => this.server!.listen(this.port, '127.0.0.1', resolve));
    const address = this.server.address();
    if (address && typeof address === 'object') this.port = address.port;
  }

  shut(): void {
    this.server?.close();
    this.server = null;
    for (const socket of this.sockets) socket.destroy();
  }
}
