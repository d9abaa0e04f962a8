import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type NomineeAtWork, NomineeLinks } from '#applications';
import { SessionCookie } from '../http/session-cookie.js';

const COOKIE = 'dossier';
const A_DAY = 86_400;

/** A nominee's browser with its session. Forms carry a key of the session, so that no other page can send them. */
export interface NomineeVisit extends NomineeAtWork {
  formKey: string;
}

@Injectable()
export class NomineeVisits {
  constructor(
    private readonly links: NomineeLinks,
    private readonly cookie: SessionCookie,
  ) {}

  /** Opens the link in this browser; false for every link that does not open. */
  async begin(link: unknown, reply: FastifyReply): Promise<boolean> {
    const session = typeof link === 'string' ? await this.links.open(link) : null;
    if (session) this.cookie.write(reply, session, A_DAY, COOKIE);
    return session !== null;
  }

  async of(request: FastifyRequest): Promise<NomineeVisit | null> {
    const session = this.cookie.read(request, COOKIE);
    const nominee = session ? await this.links.atWork(session) : null;
    return session && nominee ? { ...nominee, formKey: keyOf(session) } : null;
  }

  /** The visit behind a form that one of its own pages sent. */
  async behind(
    form: Record<string, unknown> | undefined,
    request: FastifyRequest,
  ): Promise<NomineeVisit | null> {
    const visit = await this.of(request);
    return visit && form?.key === visit.formKey ? visit : null;
  }

  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const session = this.cookie.read(request, COOKIE);
    if (session) await this.links.close(session);
    this.cookie.clear(reply, COOKIE);
  }
}

const keyOf = (session: string) => createHash('sha256').update(`form of ${session}`).digest('base64url');
