import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type Audience, rolesOf } from './audience.js';
import { AudienceCheck } from './audience.check.js';
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
  const audiences = new Map(
    app
      .get(AudienceCheck)
      .routes()
      .map(({ method, path, audience }) => [`${method} ${path.replace(/:(\w+)/g, '{$1}')}`, audience]),
  );
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations as Record<string, Operation>)) {
      const audience = audiences.get(`${method.toUpperCase()} ${path}`);
      nameAudience(operation, audience);
      for (const name of path.matchAll(/\{(\w+)\}/g)) describePathParameter(operation, name[1]!);
      for (const [status, description] of Object.entries(PROBLEMS))
        operation.responses[status] ??= { description, content };
    }
  }
  return document;
}

interface Operation {
  description?: string;
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  responses: Record<string, unknown>;
  security?: object[];
}

/** Who may, from the same marks that the guard reads. */
function nameAudience(operation: Operation, audience: Audience | undefined): void {
  if (!audience) return;
  const roles = rolesOf(audience);
  operation.description = roles === null ? 'Open to anyone.' : `For: ${roles.join(', ')}.`;
  if (roles !== null) operation.security = [{ cookie: [] }];
}

function describePathParameter(operation: Operation, name: string): void {
  operation.parameters ??= [];
  if (operation.parameters.some((parameter) => parameter.name === name)) return;
  operation.parameters.unshift({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  });
}

export function serveDocument(app: NestFastifyApplication): void {
  let made: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (made ??= openApiDocument(app)), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'KCCP interface',
  });
}
