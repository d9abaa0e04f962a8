import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { PROPOSAL_ASKED } from '#allocation';
import { statesWhere } from '#applications';
import { VisitRecount } from '#jica-net';
import { productLog } from '#platform';
import { RecountService } from '#statistics';

export interface Finding {
  impossible: string;
  cases: number;
}

/** Looks every night for states that should be impossible. It repairs nothing: each finding is a defect somewhere. */
@Injectable()
export class Patrol {
  private readonly log: Logger = productLog('patrol');
  private readonly found: Counter;
  private readonly visits: VisitRecount;

  constructor(
    private readonly dataSource: DataSource,
    private readonly recount: RecountService,
    metrics: Registry,
  ) {
    this.visits = new VisitRecount(dataSource);
    this.found = new Counter({
      name: 'kccp_patrol_findings_total',
      help: 'Impossible states found',
      labelNames: ['impossible'],
      registers: [metrics],
    });
  }

  async walk(): Promise<Finding[]> {
    const taking = statesWhere('countsAgainstSlots');
    const findings: Finding[] = [
      await this.look(
        'places taken of a country differ from its acceptances',
        `SELECT a.id FROM allotment a LEFT JOIN nomination n ON n.course_run_id = a.course_run_id AND n.country_code = a.country_code AND (n.state IN (?) OR n.place_held)
         GROUP BY a.id, a.places_taken HAVING COUNT(n.id) <> a.places_taken`,
        [taking],
      ),
      await this.look(
        'places taken of a run differ from its acceptances',
        `SELECT r.id FROM course_run r LEFT JOIN nomination n ON n.course_run_id = r.id AND (n.state IN (?) OR n.place_held)
         GROUP BY r.id, r.places_taken HAVING COUNT(n.id) <> r.places_taken`,
        [taking],
      ),
      await this.look(
        'an open nomination in a cancelled run',
        `SELECT n.id FROM nomination n JOIN course_run r ON r.id = n.course_run_id
         WHERE r.state = 'CANCELLED' AND n.state IN ('SUBMITTED', 'RETURNED', 'UNDER_SCREENING', 'ACCEPTED', 'RESERVE', 'OFFERED')`,
      ),
      await this.look(
        'two plans in force in a fiscal year, or one that no release brought into force',
        `SELECT p.id FROM plan_version p LEFT JOIN plan_release l ON l.plan_id = p.id
         WHERE p.state = 'RELEASED' AND (l.id IS NULL OR EXISTS
           (SELECT 1 FROM plan_version o WHERE o.fiscal_year = p.fiscal_year AND o.state = 'RELEASED' AND o.id <> p.id))`,
      ),
      await this.look(
        'an open offer without an offered nomination, or the reverse',
        `SELECT n.id FROM nomination n LEFT JOIN place_offer o ON o.nomination_id = n.id AND o.ended_as IS NULL
         WHERE n.state = 'OFFERED' AND o.id IS NULL
         UNION ALL SELECT n.id FROM place_offer o JOIN nomination n ON n.id = o.nomination_id
         WHERE o.ended_as IS NULL AND n.state <> 'OFFERED'`,
      ),
      await this.look(
        'a person that stands for another one and is itself merged',
        'SELECT p.id FROM person p JOIN person h ON h.id = p.merged_into_id WHERE h.merged_into_id IS NOT NULL',
      ),
      await this.look(
        'a merged person without a decision that stands, or the other way round',
        `SELECT p.id FROM person p LEFT JOIN person_merge m ON m.merged_person_id = p.id AND m.undone_at IS NULL
         GROUP BY p.id, p.merged_into_id HAVING COUNT(m.id) <> (p.merged_into_id IS NOT NULL)`,
      ),
      await this.look(
        'a nomination that stands in another list than it belongs to',
        `SELECT n.id FROM nomination n JOIN course_run r ON r.id = n.course_run_id
         WHERE n.public_state <> IF(n.state IN (?) AND n.released_at IS NULL, 'UNDER_SCREENING', n.state)
            OR (n.submitted_at IS NOT NULL AND NOT (n.domestic_office_code <=> r.domestic_office_code))`,
        [statesWhere('needsRelease')],
      ),
      await this.look(
        'a letter that waits for more than 72 hours',
        "SELECT id FROM delivery WHERE state IN ('WAITING', 'SENDING') AND written_at < UTC_TIMESTAMP() - INTERVAL 72 HOUR",
      ),
      await this.look(
        'an event that nobody took for an hour',
        "SELECT id FROM outbox_event WHERE state <> 'DONE' AND type <> ? AND recorded_at < UTC_TIMESTAMP() - INTERVAL 1 HOUR",
        [PROPOSAL_ASKED],
      ),
      // Each may take half an hour, one after the other.
      await this.look(
        'a proposal that no planner has made for a day',
        "SELECT id FROM plan_proposal WHERE state IN ('WAITING', 'RUNNING') AND asked_at < UTC_TIMESTAMP() - INTERVAL 1 DAY",
      ),
      await this.look(
        'a proposal of a whole year that is done and has no draft, or is not and has one',
        `SELECT id FROM plan_proposal WHERE kind = 'WHOLE_YEAR'
         AND (state = 'DONE' AND draft_id IS NULL OR state NOT IN ('DONE', 'STOPPED') AND draft_id IS NOT NULL)`,
      ),
      {
        impossible: 'a count of visits differs from the recount',
        cases: (await this.visits.drift()).length,
      },
      { impossible: 'an annual count differs from the recount', cases: (await this.recount.drift()).length },
    ].filter((finding) => finding.cases > 0);
    for (const finding of findings) {
      this.found.inc({ impossible: finding.impossible }, finding.cases);
      this.log.error(finding, 'impossible state');
    }
    return findings;
  }

  private async look(impossible: string, sql: string, parameters: unknown[] = []): Promise<Finding> {
    const [row] = await this.dataSource.query<{ cases: string }[]>(
      `SELECT COUNT(*) cases FROM (${sql}) impossible`,
      parameters,
    );
    return { impossible, cases: Number(row?.cases ?? 0) };
  }
}
