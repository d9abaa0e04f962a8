import {
  Acknowledgement,
  ConflictOfInterest,
  EligibilityJudgement,
  HostOpinion,
  type Nomination,
  OpinionRequest,
  ScoringScale,
  ScreeningFile,
  ScreeningScore,
  totalOf,
} from '#applications';
import { DEMONSTRATION_HOST, demonstrationPerson } from '../accounts.js';
import type { Holding } from '../holding.js';
import type { Stage } from './scene.js';
import { SCALE, SEEN, WITHOUT_EXPERIENCE } from './screened-people.js';

/** A call that is over and is being screened by two officers; more people than places. */
export function screeningScene(stage: Stage): Holding {
  const holding = stage.hold({
    ...{
      number: 2,
      deadline: -12,
      starts: 62,
      theme: 'HEALTH',
      slots: { KE: 2, MW: 1, EG: 1, VN: 1, BR: 1, FJ: 1 },
    },
    ...{ titleEn: 'Mother and Child Care in the Community', titleJa: '地域における母子保健' },
  });
  const nominations = SEEN.map(({ country, organisation, post }, index) => {
    const { nomination } = stage.draft(holding, country, { organisation, post }, stage.at(-30, 10));
    stage.move(holding, nomination, 'submit', stage.at(-20 + (index % 5), 14));
    stage.move(holding, nomination, 'screen', stage.at(-10, 10));
    return nomination;
  });
  receive(stage, holding, nominations);
  judge(stage, holding, nominations);
  score(stage, holding, nominations);
  consult(stage, holding, nominations);
  declareConflict(stage, holding, nominations.at(-1)!);
  return holding;
}

const first = () => demonstrationPerson('kansai@kccp.example').accountId;
const second = () => demonstrationPerson('kansai.second@kccp.example').accountId;

function receive(stage: Stage, { run }: Holding, nominations: Nomination[]): void {
  const acknowledgedAt = stage.at(-11, 10);
  const id = stage.random.id(acknowledgedAt);
  stage.add(Acknowledgement, [{ id, courseRunId: run.id, acknowledgedBy: first(), acknowledgedAt }]);
  const files = nominations.map((nomination, index): ScreeningFile => {
    const assignedTo = index % 2 === 0 ? first() : second();
    return { nominationId: nomination.id, acknowledgementId: id, assignedTo, assignedAt: stage.at(-10, 11) };
  });
  stage.add(ScreeningFile, files);
}

/** What no record tells, officers say: experience of everybody, and one waiver. */
function judge(stage: Stage, { run }: Holding, nominations: Nomination[]): void {
  const criteria = stage.rows.criteria.filter(({ courseRunId }) => courseRunId === run.id);
  const [experience, degree] = ['EXPERIENCE', 'DEGREE'].map(
    (kind) => criteria.find((criterion) => criterion.kind === kind)!.id,
  );
  const said = (
    nomination: Nomination,
    facts: Pick<EligibilityJudgement, 'criterionId' | 'verdict' | 'note'>,
  ) => {
    const judgedAt = stage.at(-8, 13);
    return {
      id: stage.random.id(judgedAt),
      nominationId: nomination.id,
      ...facts,
      judgedBy: first(),
      judgedAt,
    };
  };
  const judgements = nominations.map((nomination, index) =>
    index === WITHOUT_EXPERIENCE
      ? said(nomination, {
          criterionId: experience!,
          verdict: 'NOT_MET',
          note: 'Two years of work, by the career.',
        })
      : said(nomination, { criterionId: experience!, verdict: 'MET', note: '' }),
  );
  const because = 'A diploma of midwifery and twelve years of practice stand for the degree.';
  judgements.push(said(nominations[3]!, { criterionId: degree!, verdict: 'WAIVED', note: because }));
  stage.add(EligibilityJudgement, judgements);
}

function score(stage: Stage, { run }: Holding, nominations: Nomination[]): void {
  const scale = { courseRunId: run.id, criteria: SCALE, setBy: first(), setAt: stage.at(-9, 10), version: 1 };
  stage.add(ScoringScale, [scale]);
  const scores = nominations.flatMap((nomination, index) =>
    [first(), second()].map((accountId, officer): ScreeningScore => {
      const points = [...SEEN[index]!.points[officer]!].map(Number);
      const scoredAt = stage.at(-6 + officer, 15);
      const id = stage.random.id(scoredAt);
      return {
        id,
        nominationId: nomination.id,
        accountId,
        points,
        total: totalOf(SCALE, points),
        note: '',
        scoredAt,
      };
    }),
  );
  stage.add(ScreeningScore, scores);
}

function consult(stage: Stage, { run }: Holding, nominations: Nomination[]): void {
  const askedAt = stage.at(-7, 11);
  const host = { courseRunId: run.id, hostPartnerId: DEMONSTRATION_HOST.id };
  const request = { id: stage.random.id(askedAt), ...host, dueOn: stage.day(5), askedBy: first(), askedAt };
  stage.add(OpinionRequest, [request]);
  const opinions = nominations.flatMap((nomination, index): HostOpinion[] => {
    const { opinion } = SEEN[index]!;
    if (!opinion) return [];
    const asked = {
      nominationId: nomination.id,
      hostPartnerId: DEMONSTRATION_HOST.id,
      requestId: request.id,
    };
    const id = stage.random.id(askedAt);
    if (opinion === 'ASKED')
      return [{ id, ...asked, opinion: null, text: '', givenBy: null, givenAt: null, version: 1 }];
    const givenBy = demonstrationPerson('host@kccp.example').accountId;
    const given = { opinion: opinion[0], text: opinion[1], givenBy, givenAt: stage.at(-4, 16), version: 2 };
    return [{ id, ...asked, ...given }];
  });
  stage.add(HostOpinion, opinions);
}

function declareConflict(stage: Stage, { run }: Holding, nomination: Nomination): void {
  const declaredAt = stage.at(-9, 16);
  stage.add(ConflictOfInterest, [
    {
      ...{ id: stage.random.id(declaredAt), nominationId: nomination.id, courseRunId: run.id, declaredAt },
      accountId: demonstrationPerson('kansai.medical@kccp.example').accountId,
      reason: 'We worked in the same hospital until two years ago.',
      ...{ liftedAt: null, liftedBy: null, liftedBecause: null },
    },
  ]);
}
