import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Problem } from './problem.js';

const PROBLEMS: Record<string, string> = {
  401: 'Nobody is signed in',
  403: 'The role does not allow it',
  404: 'Unknown, or not within your scope: the same answer',
  409: 'Not possible in the present state; the answer says what is',
  412: 'Changed by someone else meanwhile',
  422: 'Fields need mending; each is named with its remedy',
  428: 'If-Match is missing',
  429: 'Too many tries; see Retry-After',
  503: 'The database is away; see Retry-After',
};

/** The OpenAPI document: what the handlers say of themselves, and the problems that any of them may answer. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('KCCP')
    .setDescription(
      "The management system for JICA's Knowledge Co-Creation Program. Errors are problem+json (RFC 9457) with a stable code.",
    )
    .setVersion('1')
    .addCookieAuth('kccp-session')
    .build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: [Problem] });
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(
      operations as Record<string, { responses: Record<string, unknown> }>,
    )) {
      for (const [status, description] of Object.entries(PROBLEMS))
        operation.responses[status] ??= { description, content };
    }
  }
  return document;
}

export function serveDocument(app: NestFastifyApplication): void {
  let made: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (made ??= openApiDocument(app)), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'KCCP interface',
  });
}
