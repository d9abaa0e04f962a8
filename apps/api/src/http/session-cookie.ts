import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProductSettings } from '#platform';

/** The cookie of a sign-in or a status session: `__Host-` and Secure in production, plain over http on one machine. */
@Injectable()
export class SessionCookie {
  private readonly secure: boolean;

  constructor(product: ProductSettings) {
    this.secure = product.publicUrl.startsWith('https:');
  }

  read(request: FastifyRequest, name = 'session'): string | null {
    return request.cookies[this.nameOf(name)] ?? null;
  }

  write(reply: FastifyReply, token: string, seconds: number, name = 'session'): void {
    void reply.setCookie(this.nameOf(name), token, { ...this.flagsOf(name), maxAge: seconds });
  }

  clear(reply: FastifyReply, name = 'session'): void {
    void reply.clearCookie(this.nameOf(name), this.flagsOf(name));
  }

  private flagsOf(name: string) {
    // Lax for a link in a mail must keep the browser's own mark; Strict for sign-ins.
    const sameSite = name === 'session' ? ('strict' as const) : ('lax' as const);
    return { path: '/', httpOnly: true, secure: this.secure, sameSite };
  }

  private nameOf(name: string): string {
    return `${this.secure ? '__Host-' : ''}kccp-${name}`;
  }
}
