import type { CourseRunState, LeafType, Mode } from '#catalogue';
import type { Reader } from '../reader.js';
import type { DatedPhase } from './dated-phases.js';
import type { HostName } from './release-line.js';

/** A course run as a release finds it. */
export interface RunToRelease {
  id: string;
  courseNumber: string | null;
  titleEn: string;
  state: CourseRunState;
  programmeType: LeafType;
  mode: Mode | null;
  domesticOfficeCode: string | null;
  startsOn: string | null;
  endsOn: string | null;
  version: number;
  phases: DatedPhase[];
  hosts: HostName[];
  /** By when its nominees were promised the result. */
  resultOn: string | null;
  /** People who have accepted, and are still to come or are there. */
  accepted: number;
  /** The number of its latest released programme, day by day; 0 before the first. */
  programmeNumber: number;
  /** The number of its latest General Information; null where none is issued. */
  informationNumber: number | null;
}

type Row = Omit<RunToRelease, 'phases' | 'hosts'>;

/** Course runs by id, with their phases in order and their hosts. */
export async function runsToRelease(
  reader: Reader,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, RunToRelease>> {
  const ids = ['', ...runIds];
  const runs = await reader.rows<Row>(
    `SELECT r.id, r.course_number courseNumber, r.title_en titleEn, r.state, r.programme_type programmeType, r.mode,
       r.domestic_office_code domesticOfficeCode, r.starts_on startsOn, r.ends_on endsOn, r.version,
       r.result_on resultOn, r.places_taken accepted,
       COALESCE((SELECT g.released_number FROM programme g WHERE g.course_run_id = r.id), 0) programmeNumber,
       (SELECT MAX(v.number) FROM information_version v WHERE v.course_run_id = r.id) informationNumber
     FROM course_run r WHERE r.id IN (?)`,
    [ids],
  );
  const phases = await reader.rows<DatedPhase & { courseRunId: string }>(
    `SELECT course_run_id courseRunId, kind, starts_on startsOn, ends_on endsOn, place, mode FROM phase
     WHERE course_run_id IN (?) ORDER BY course_run_id, position`,
    [ids],
  );
  const hosts = await reader.rows<HostName & { courseRunId: string }>(
    `SELECT h.course_run_id courseRunId, h.host_partner_id hostPartnerId, p.name hostPartnerName
     FROM hosting h JOIN host_partner p ON p.id = h.host_partner_id WHERE h.course_run_id IN (?) ORDER BY p.name, p.id`,
    [ids],
  );
  const phasesOf = Map.groupBy(phases, ({ courseRunId }) => courseRunId);
  const hostsOf = Map.groupBy(hosts, ({ courseRunId }) => courseRunId);
  return new Map(
    runs.map((run) => [
      run.id,
      {
        ...run,
        phases: (phasesOf.get(run.id) ?? []).map(({ courseRunId: _, ...phase }) => phase),
        hosts: (hostsOf.get(run.id) ?? []).map(({ courseRunId: _, ...host }) => host),
      },
    ]),
  );
}

/** Course runs of a year that stayed as they were when a release would have moved them, and were not moved since. */
export async function runsLeftBehind(reader: Reader, fiscalYear: number): Promise<ReadonlySet<string>> {
  const rows = await reader.rows<{ id: string }>(
    `SELECT l.course_run_id id FROM plan_release r JOIN plan_release_line l ON l.release_id = r.id
     WHERE r.fiscal_year = ? AND l.effect = 'LEFT' AND NOT EXISTS
       (SELECT 1 FROM plan_release_line x WHERE x.course_run_id = l.course_run_id AND x.release_id > l.release_id)`,
    [fiscalYear],
  );
  return new Set(rows.map(({ id }) => id));
}
