import { ApiProperty } from '@nestjs/swagger';
import {
  type ChangeReceipt,
  PLAN_ACTS,
  PLAN_VERBS,
  type PlanAct,
  type PlanChangeRow,
  type PlanStepRow,
  type PlanVerb,
} from '#allocation';
import { SaidVerdictView, verdictView } from './judgements.view.js';
import {
  AdjustmentView,
  AT,
  ID,
  MadeView,
  nullable,
  PlacementView,
  placementView,
  PlanReceiptView,
} from './plans.view.js';

class ActView {
  @ApiProperty({ enum: PLAN_ACTS, example: 'PLACE' })
  act: PlanAct['act'];

  @ApiProperty(nullable(String, ID))
  runId: string | null;

  @ApiProperty({ type: PlacementView, nullable: true })
  placement: PlacementView | null;

  @ApiProperty({ type: AdjustmentView, nullable: true })
  adjustment: AdjustmentView | null;
}

const actView = (act: PlanAct): ActView => ({
  act: act.act,
  runId: 'runId' in act ? act.runId : null,
  placement: 'placement' in act ? placementView(act.placement) : null,
  adjustment: 'adjustment' in act ? act.adjustment : null,
});

export class PlanChangeView extends MadeView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 3 })
  position: number;

  @ApiProperty({ example: true, description: 'False where it is undone.' })
  inForce: boolean;

  @ApiProperty({ type: [ActView] })
  acts: ActView[];
}

export const planChangeView = ({ acts, overridden: _, ...change }: PlanChangeRow): PlanChangeView => ({
  ...change,
  acts: acts.map(actView),
});

export class PlanStepView {
  @ApiProperty({ example: 9, description: 'The version of the plan that it led to.' })
  version: number;

  @ApiProperty({ enum: PLAN_VERBS, example: 'CHANGE' })
  verb: PlanVerb;

  @ApiProperty({ example: AT })
  madeAt: Date;

  @ApiProperty(nullable(String, 'Sato Hanako'))
  madeBy: string | null;

  @ApiProperty({ type: [ActView], description: 'Of the change that was made, undone or redone.' })
  acts: ActView[];

  @ApiProperty(nullable(String, 'Agreed with the university.'))
  reason: string | null;
}

export const planStepView = ({ change, ...step }: PlanStepRow): PlanStepView => ({
  ...step,
  acts: change?.acts.map(actView) ?? [],
  reason: change?.reason ?? null,
});

class JudgedRunView {
  @ApiProperty({ example: ID })
  runId: string;

  @ApiProperty({ type: SaidVerdictView })
  verdict: SaidVerdictView;
}

export class ChangeReceiptView extends PlanReceiptView {
  @ApiProperty({ type: [JudgedRunView], description: 'Of each run that the change places.' })
  verdicts: JudgedRunView[];

  @ApiProperty({
    type: [JudgedRunView],
    description: 'Of each pin of the change that the plan cannot keep, and why.',
  })
  clashes: JudgedRunView[];
}

export const changeReceiptView = ({ verdicts, clashes, ...receipt }: ChangeReceipt): ChangeReceiptView => {
  const judged = ({ runId, verdict }: ChangeReceipt['verdicts'][number]) => ({
    runId,
    verdict: verdictView(verdict),
  });
  return { ...receipt, verdicts: verdicts.map(judged), clashes: clashes.map(judged) };
};

export class PlanChangeListView {
  @ApiProperty({ type: [PlanChangeView] })
  rows: PlanChangeView[];
}

export class PlanStepListView {
  @ApiProperty({ example: 9, description: 'The version of the plan now. Also the ETag.' })
  version: number;

  @ApiProperty({ type: [PlanStepView] })
  rows: PlanStepView[];
}
