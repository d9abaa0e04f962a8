import type { DataSource } from 'typeorm';
import { batchSubmitted } from '#applications';
import { fiscalYearOf } from '#catalogue';
import { Outbox, type PlainDate, SealedFields, Transactions } from '#platform';
import { demonstrationPerson } from '../accounts.js';
import type { Rows } from '../rows.js';
import { SeedWriter } from '../writer.js';
import { dossierScene } from './dossiers.js';
import { materialRows } from './materials.js';
import { programmeScene } from './programme.js';
import { type SceneRows, Stage } from './scene.js';
import { screeningScene } from './screening.js';
import { selectionScene } from './selection.js';
import { successionScene } from './successions.js';
import { surveyRows, surveyScene } from './survey.js';

/** The rows of all scenes. But for the sealed texts, of which no two are alike, the same at every call for a day. */
export function sceneRows(today: PlainDate, calendarId: string, sealed: SealedFields) {
  const stage = new Stage(today);
  const { batchId } = dossierScene(stage, sealed);
  const screening = screeningScene(stage);
  const succession = successionScene(stage);
  const survey = surveyRows(stage, calendarId);
  const materials = materialRows(stage);
  const programme = {
    courseRunId: succession.run.id,
    startsOn: succession.core!.startsOn,
    materialIds: materials.filter(({ theme }) => theme === 'EDUCATION').map(({ id }) => id),
    releasedAt: [stage.at(-6, 11), stage.at(-1, 15)] as [Date, Date],
  };
  const selection = { courseRunId: screening.run.id, at: stage.at(-1, 17) };
  return { rows: stage.rows, more: stage.more, batchId, survey, programme, selection };
}

/** What needs more than people and places to be seen: dossiers, screening, offers, the survey, a programme, materials. */
export async function seedScenes(
  dataSource: DataSource,
  today: PlainDate,
  sealed: SealedFields,
): Promise<Rows> {
  const [calendar] = await dataSource.query<{ id: string }[]>(
    'SELECT id FROM programme_calendar WHERE fiscal_year = ?',
    [fiscalYearOf(today) + 1],
  );
  const scenes = sceneRows(today, calendar!.id, sealed);
  await addTogether(dataSource, scenes);
  await surveyScene(dataSource, scenes.survey, today);
  await selectionScene(dataSource, scenes.selection.courseRunId, scenes.selection.at);
  await programmeScene(dataSource, scenes.programme);
  return scenes.rows;
}

function addTogether(
  dataSource: DataSource,
  { rows, more, batchId }: { rows: Rows; more: SceneRows[]; batchId: string },
): Promise<void> {
  return new Transactions(dataSource).run(async (tx) => {
    if (await tx.row('SELECT id FROM course_run WHERE id = ?', [rows.courseRuns[0]!.id])) return;
    const writer = new SeedWriter(dataSource, tx);
    await writer.insertAll(rows);
    for (const each of more) await writer.insert(each.entity, each.rows);
    // The receipt is set by the worker, as after every batch.
    const { accountId } = demonstrationPerson('kenya@kccp.example');
    await new Outbox().record(tx, batchSubmitted(batchId), accountId);
  });
}
