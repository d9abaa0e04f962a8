import { Injectable } from '@nestjs/common';
import { newId } from '../identifier.js';
import type { Transaction } from '../transactions/transaction.js';

export interface AuditedAct {
  action: string;
  subjectType: string;
  subjectId: string;
  /** Null for the system. */
  actorId: string | null;
  details?: Record<string, unknown>;
}

@Injectable()
export class AuditTrail {
  record(tx: Transaction, acts: AuditedAct | AuditedAct[]): Promise<void> {
    const rows = [acts].flat().map((act) => ({
      id: newId(),
      transaction_id: tx.id,
      recorded_at: tx.at,
      actor_id: act.actorId,
      action: act.action,
      subject_type: act.subjectType,
      subject_id: act.subjectId,
      details: JSON.stringify(act.details ?? {}),
    }));
    return tx.insertAll('audit_entry', rows);
  }
}
