import { Injectable, type StreamableFile } from '@nestjs/common';
import { HostingQueries } from '#allocation';
import {
  type CourseRunScope,
  CourseRunsQueries,
  GeneralInformationService,
  type InformationDraft,
  InformationQueries,
  type IssueReceipt,
  type Organisers,
} from '#catalogue';
import type { Actor } from '#identity';
import { Files } from '#platform';
import { download } from '../http/download.js';

/** The General Information together with what the allocation knows of its run: the office and the host partners. */
@Injectable()
export class InformationDesk {
  constructor(
    private readonly runs: CourseRunsQueries,
    private readonly hosting: HostingQueries,
    private readonly information: InformationQueries,
    private readonly service: GeneralInformationService,
    private readonly files: Files,
  ) {}

  async draft(scope: CourseRunScope, courseRunId: string): Promise<InformationDraft> {
    return this.information.draft(scope, courseRunId, await this.organisersOf(scope, courseRunId));
  }

  async issue(
    scope: CourseRunScope,
    courseRunId: string,
    note: string | null,
    actor: Actor,
    ifVersion: number,
  ): Promise<IssueReceipt> {
    const organisers = await this.organisersOf(scope, courseRunId);
    return this.service.issue(courseRunId, { organisers, note }, scope, actor, ifVersion);
  }

  /** The PDF of an issued version, the newest unless one is named. */
  async pdf(
    reader: CourseRunScope | { kind: 'ANYONE' },
    courseRunId: string,
    number?: number,
  ): Promise<StreamableFile> {
    const { file, stream } = await this.files.read(await this.information.pdf(reader, courseRunId, number));
    return download(file, stream);
  }

  private async organisersOf(scope: CourseRunScope, courseRunId: string): Promise<Organisers> {
    const { domesticOfficeCode } = await this.runs.one(scope, courseRunId);
    const [offices, partners] = await Promise.all([
      this.hosting.domesticOffices(),
      this.hosting.hostPartnersOf(courseRunId),
    ]);
    const office = offices.find(({ code }) => code === domesticOfficeCode);
    return {
      office: office ? { nameEn: office.nameEn, nameJa: office.nameJa } : null,
      hostPartners: partners.map(({ name }) => name),
    };
  }
}
