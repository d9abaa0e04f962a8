import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, isConnectionLoss } from '#platform';
import { type Problem, problem, STATUS_OF } from './problem.js';

/** The one place in which errors become HTTP. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const body = problemOf(error);
    if (body.status >= 500) request.log.error({ err: withoutParameters(error) }, 'request failed');
    if (error instanceof DomainError && error.facts.retryAfterSeconds)
      void reply.header('retry-after', error.facts.retryAfterSeconds);
    if (body.code === 'SERVICE.DATABASE_UNAVAILABLE') void reply.header('retry-after', 5);
    void reply
      .status(body.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      // A public list may be cached, but not the refusal in its place.
      .header('cache-control', 'no-store')
      .send(JSON.stringify(body));
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) {
    const { retryAfterSeconds, ...facts } = error.facts;
    return problem(STATUS_OF[error.refusal], error.code, error.message, facts);
  }
  if (isConnectionLoss(error)) {
    return problem(
      503,
      'SERVICE.DATABASE_UNAVAILABLE',
      'The database does not answer at the moment. Send the same request again in a few seconds.',
    );
  }
  const { status, code } = statusOf(error);
  return problem(
    status,
    code,
    SENTENCES[code] ??
      'Something went wrong on our side; the request was not carried out. Try again, and tell us the request id if it stays.',
  );
}

const SENTENCES: Record<string, string> = {
  'REQUEST.UNREADABLE':
    'The body cannot be read: it must be JSON in UTF-8, not nested deeper than 50 levels.',
  'REQUEST.TOO_LARGE': 'The body is larger than 1 MB. Send less at once.',
  'REQUEST.MEDIA_TYPE': 'Send the body as application/json.',
  'REQUEST.FORBIDDEN_KEY':
    'The body names a field that no request may have, such as __proto__. Leave it out.',
  'RESOURCE.NOT_FOUND': 'There is nothing under this address that you may see.',
  'REQUEST.REFUSED': 'The request was refused.',
};

function statusOf(error: unknown): { status: number; code: string } {
  const fastify = error as Partial<FastifyError>;
  const status = error instanceof HttpException ? error.getStatus() : (fastify.statusCode ?? 500);
  if (fastify.code === 'REQUEST.FORBIDDEN_KEY') return { status: 422, code: fastify.code };
  if (status === 404) return { status, code: 'RESOURCE.NOT_FOUND' };
  if (status === 413) return { status, code: 'REQUEST.TOO_LARGE' };
  if (status === 415) return { status, code: 'REQUEST.MEDIA_TYPE' };
  if (status === 400) return { status, code: 'REQUEST.UNREADABLE' };
  return status < 500 ? { status, code: 'REQUEST.REFUSED' } : { status: 500, code: 'SERVICE.FAILED' };
}

/** The driver's message and parameters may hold what people typed: they stay out of the log. */
function withoutParameters(error: unknown): object {
  const { name, stack, driverError } = error as {
    name?: string;
    stack?: string;
    driverError?: { errno?: number; code?: string };
  };
  if (driverError)
    return {
      type: name,
      errno: driverError.errno,
      code: driverError.code,
      stack: stack?.split('\n').slice(1).join('\n'),
    };
  return { type: name, message: (error as Error).message, stack };
}
