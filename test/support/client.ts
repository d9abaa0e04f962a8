import { randomUUID } from 'node:crypto';

export interface Answer {
  status: number;
  headers: Headers;
  body: any;
  text: string;
}

export interface Sent {
  body?: unknown;
  /** Version for If-Match. */
  version?: number;
  /** Idempotency-Key; a new one unless said otherwise, null for none. */
  key?: string | null;
  headers?: Record<string, string>;
  raw?: string | Buffer;
}

/** A person at the wire: keeps cookies, speaks JSON. */
export class Client {
  readonly cookies = new Map<string, string>();

  constructor(readonly origin: string) {}

  get = (path: string, sent: Sent = {}) => this.send('GET', path, sent);
  post = (path: string, sent: Sent = {}) => this.send('POST', path, sent);
  put = (path: string, sent: Sent = {}) => this.send('PUT', path, sent);
  patch = (path: string, sent: Sent = {}) => this.send('PATCH', path, sent);
  delete = (path: string, sent: Sent = {}) => this.send('DELETE', path, sent);

  /** A form as a browser without script sends it. */
  form(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.send('POST', path, {
      raw: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      key: null,
    });
  }

  async send(method: string, path: string, sent: Sent): Promise<Answer> {
    const headers: Record<string, string> = { ...sent.headers };
    if (this.cookies.size > 0)
      headers.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (sent.body !== undefined) headers['content-type'] ??= 'application/json';
    if (sent.version !== undefined) headers['if-match'] = `"${sent.version}"`;
    if (method === 'POST' && sent.key !== null) headers['idempotency-key'] = sent.key ?? randomUUID();
    const payload = sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
    const body = typeof payload === 'string' || payload === undefined ? payload : new Uint8Array(payload);
    const response = await fetch(this.origin + path, { method, headers, body, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';', 1)[0]!.split('=', 2) as [string, string];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text ? JSON.parse(text) : text,
    };
  }
}
