import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditTrail, newId, notFound, Transactions } from '#platform';
import type { Actor } from '#identity';
import { Course } from '../course.entity.js';
import { factsFaults } from '../course-run-facts.js';
import { changedMeanwhile } from '../courses.service.js';
import { holdToKnown } from '../hold-to-known.js';
import { RelatedScheme } from './related-scheme.entity.js';

export type RelatedSchemeFacts = Pick<
  RelatedScheme,
  'scheme' | 'projectName' | 'projectNumber' | 'countryCode'
>;

/** Which projects of other schemes a course is linked to. */
@Injectable()
export class RelatedSchemesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly dataSource: DataSource,
  ) {}

  /** The links replace those before. Throws COURSE.CHANGED_MEANWHILE, REFERENCE.UNKNOWN. */
  link(
    courseId: string,
    links: RelatedSchemeFacts[],
    actor: Actor,
    ifVersion: number,
  ): Promise<{ id: string; version: number }> {
    return this.transactions.run(async (tx) => {
      const course = await tx.manager.findOne(Course, {
        where: { id: courseId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!course) throw notFound();
      if (course.version !== ifVersion) throw changedMeanwhile('COURSE', course.version);
      await tx.manager.update(Course, { id: courseId }, { version: ifVersion + 1 });
      await tx.manager.delete(RelatedScheme, { courseId });
      const rows = links.map((link, position) => ({ ...link, id: newId(), courseId, position }));
      try {
        if (rows.length > 0) await tx.manager.insert(RelatedScheme, rows);
      } catch (error) {
        throw factsFaults(error) ?? error;
      }
      await this.audit.record(tx, {
        action: 'link-schemes',
        subjectType: 'course',
        subjectId: courseId,
        actorId: actor.accountId,
        details: { schemes: links.map((link) => link.scheme) },
      });
      return { id: courseId, version: ifVersion + 1 };
    });
  }

  async of(courseId: string): Promise<RelatedSchemeFacts[]> {
    await holdToKnown(this.dataSource, 'course', courseId);
    return this.dataSource.query<RelatedSchemeFacts[]>(
      `SELECT scheme, project_name projectName, project_number projectNumber, country_code countryCode
       FROM related_scheme WHERE course_id = ? ORDER BY position`,
      [courseId],
    );
  }
}
