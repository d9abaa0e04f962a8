import { Injectable } from '@nestjs/common';
import { type CourseRunScope, CourseRunsQueries } from '#catalogue';
import { HostingQueries } from '#allocation';
import type { CourseRunDetailView } from '../headquarters/course-runs.view.js';

/** One run with all that the catalogue and the hosting know of it, within the scope of whoever asks. */
@Injectable()
export class CourseRunSheet {
  constructor(
    private readonly runs: CourseRunsQueries,
    private readonly hosting: HostingQueries,
  ) {}

  async of(scope: CourseRunScope, id: string): Promise<CourseRunDetailView> {
    const run = await this.runs.one(scope, id);
    return { ...run, hostPartners: await this.hosting.hostPartnersOf(id) };
  }
}
