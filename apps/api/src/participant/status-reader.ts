import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StatusLinks } from '#notifications';
import { isId } from '#platform';
import { type RunParticipant, ParticipantsQueries } from '#training';
import { SessionCookie } from '../http/session-cookie.js';
import { pages } from './pages.js';

/** Whoever opened a status link in this browser, and what they take part in. */
@Injectable()
export class StatusReader {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly links: StatusLinks,
    private readonly participants: ParticipantsQueries,
  ) {}

  async emailOf(request: FastifyRequest): Promise<string | null> {
    const session = this.cookie.read(request, 'status');
    return session ? this.links.emailOf(session) : null;
  }

  /** The own participation behind a nomination of the path, or null: nobody's, somebody else's and none look alike. */
  async participation(request: FastifyRequest): Promise<RunParticipant | null> {
    const { id } = request.params as { id?: string };
    const email = await this.emailOf(request);
    return email && isId(id) ? this.participants.ofAddress(email, id) : null;
  }

  /** The page for whoever has no session, or asks about something that is not theirs. */
  gone(reply: FastifyReply): string {
    void reply.status(410);
    return pages.gone({ title: 'This link does not open any more' });
  }
}
