// The library brings no types: what we use of it.
declare module 'clamscan' {
  import type { Readable } from 'node:stream';

  export default class NodeClam {
    init(options: {
      clamscan: { active: boolean };
      clamdscan: {
        socket?: string;
        host?: string;
        port?: number;
        timeout: number;
        localFallback: boolean;
      };
      preference: 'clamdscan';
    }): Promise<NodeClam>;
    scanStream(stream: Readable): Promise<{ isInfected: boolean | null; viruses: string[] }>;
  }
}
