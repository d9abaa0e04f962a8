import type { Client } from '../support/client.js';
import { expectStatus } from './course-run.js';

export const aSession = (differs: Record<string, unknown> = {}) => ({
  day: '2026-10-06',
  startsAt: '09:30',
  endsAt: '12:00',
  kind: 'LECTURE',
  title: 'Leakage control',
  place: 'JICA Kansai, room 5',
  leader: 'Prof. Tanaka',
  language: 'ja',
  interpretation: 'en',
  ...differs,
});

/** The programme of a run in the hands of its domestic office: remembers the version and the sessions it made. */
export class EditedProgramme {
  version = 0;

  constructor(
    readonly office: Client,
    readonly runId: string,
  ) {}

  get path(): string {
    return `/api/domestic-office/course-runs/${this.runId}/programme`;
  }

  async add(differs: Record<string, unknown> = {}): Promise<string> {
    const answer = this.office.post(`${this.path}/sessions`, {
      version: this.version,
      body: aSession(differs),
    });
    return this.done(201, answer);
  }

  amend(id: string, body: object): Promise<string> {
    const path = `/api/domestic-office/programme-sessions/${id}`;
    return this.done(200, this.office.patch(path, { version: this.version, body }));
  }

  remove(id: string): Promise<string> {
    const path = `/api/domestic-office/programme-sessions/${id}`;
    return this.done(200, this.office.delete(path, { version: this.version }));
  }

  release(note?: string): Promise<string> {
    return this.done(
      200,
      this.office.post(`${this.path}/release`, { version: this.version, body: { note } }),
    );
  }

  private async done(status: number, answering: ReturnType<Client['post']>): Promise<string> {
    const { body } = await expectStatus(status, answering);
    this.version = body.version as number;
    return body.id as string;
  }
}
