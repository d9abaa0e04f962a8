import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HostingQueries } from '#allocation';
import { type CatalogueRow, InformationQueries, PublicCatalogueQueries } from '#catalogue';
import { Clock, DomainError, type FieldFault, invalid, isId, type Page } from '#platform';
import { ForAnyone } from '../http/audience.js';
import { bodyPipe } from '../http/body.pipe.js';
import { pages } from '../participant/pages.js';
import { addressWith, catalogueForm, type CatalogueQuery, courseInList, coursePage } from './course-pages.js';
import { CatalogueListDto } from './courses.dto.js';

const HTML = 'text/html; charset=utf-8';
const CACHED = 'public, max-age=60';
const ON_A_PAGE = 20;
const form = bodyPipe();

/** The catalogue as pages: no account, no script, the filters in the address. */
@ApiExcludeController()
@Controller('courses')
@ForAnyone('what is published of the courses is for everybody')
export class CoursePagesController {
  constructor(
    private readonly catalogue: PublicCatalogueQueries,
    private readonly information: InformationQueries,
    private readonly hosting: HostingQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header('content-type', HTML)
  async courses(
    @Query() asked: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const query = filledIn(asked);
    const [offices, found] = await Promise.all([this.hosting.domesticOffices(), this.search(query)]);
    if ('faults' in found) void reply.status(422);
    else void reply.header('cache-control', CACHED);
    const faults = 'faults' in found ? found.faults : [];
    const page = 'faults' in found ? null : found;
    return pages.courses({
      title: faults.length > 0 ? 'Problem: courses' : 'Courses',
      indexed: true,
      faults,
      form: catalogueForm(query, offices, faults),
      courses: page?.rows.map((row) => courseInList(row, this.clock.today())) ?? null,
      calendar: page?.calendar ?? null,
      next: page?.next ? addressWith('/courses', query, page.next) : null,
      isFirst: query.after === undefined,
      first: addressWith('/courses', query),
    });
  }

  @Get(':id')
  @Header('content-type', HTML)
  async course(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const run = isId(id) ? await orNull(this.catalogue.one(id)) : null;
    if (!run) {
      void reply.status(404);
      return pages.noCourse({ title: 'There is no such course' });
    }
    void reply.header('cache-control', CACHED);
    const issued = await orNull(this.information.issued({ kind: 'ANYONE' }, id));
    const offices = await this.hosting.domesticOffices();
    const office = offices.find(({ code }) => code === run.domesticOfficeCode)?.nameEn ?? null;
    return pages.course({ title: run.titleEn, ...coursePage(run, office, issued) });
  }

  private async search(
    query: CatalogueQuery,
  ): Promise<(Page<CatalogueRow> & { calendar: string }) | { faults: FieldFault[] }> {
    try {
      const country = query.country && (await this.countryCode(query.country));
      const wanted = country ? { ...query, country } : query;
      const read: unknown = await form.transform(wanted, { type: 'query', metatype: CatalogueListDto });
      const { limit: _, after, sort, ...filter } = read as CatalogueListDto;
      const found = await this.catalogue.list(filter, { limit: ON_A_PAGE, after, sort });
      return { ...found, calendar: addressWith('/api/open-data/course-runs.ics', wanted) };
    } catch (error) {
      if (!(error instanceof DomainError) || error.refusal !== 'INVALID') throw error;
      return { faults: error.facts.fields ?? [] };
    }
  }

  private async countryCode(text: string): Promise<string> {
    const code = await this.catalogue.countryNamed(text);
    if (code) return code;
    const message = `«${text}» is not a country that we know: give its English name, such as Kenya, or its ISO code.`;
    throw invalid('REQUEST.INVALID', [{ field: 'country', message }]);
  }
}

/** A form sends every field; what is empty asks for nothing. A name that comes twice counts once. */
function filledIn(asked: Record<string, unknown>): CatalogueQuery {
  const texts = Object.entries(asked).map(([name, value]) => [name, [value].flat().at(-1)] as const);
  return Object.fromEntries(
    texts.flatMap(([name, value]) => (typeof value === 'string' && value.trim() ? [[name, value]] : [])),
  );
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DomainError && error.refusal === 'NOT_FOUND') return null;
    throw error;
  }
}
