import type { Answer, Client } from '../support/client.js';
import { expectStatus } from './course-run.js';
import { changed } from './plan.js';

interface Draft {
  id: string;
  version: number;
}

/** What headquarters says with a release. */
interface Wanted {
  published?: string;
  except?: string[];
  otherHosts?: string;
  note?: string;
}

/** Headquarters at work with plans that come into force. */
export class ReleaseDesk {
  constructor(private readonly headquarters: Client) {}

  /** A change with a reason, since some limit may be gone beyond by it. */
  planned = (draft: Draft, acts: object[]): Promise<Draft> =>
    changed(this.headquarters, draft, acts, 'The hotel next door has rooms.');

  async forkOf(id: string, name = 'Second thoughts'): Promise<Draft> {
    return (await expectStatus(201, this.headquarters.post(`/api/plans/${id}/fork`, { body: { name } })))
      .body;
  }

  async inForce(fiscalYear = 2027): Promise<string> {
    return (await expectStatus(200, this.headquarters.get(`/api/plan-in-force?fiscalYear=${fiscalYear}`)))
      .body.id;
  }

  preview(id: string, { published, except, otherHosts, note }: Wanted = {}): Promise<Answer> {
    const query = new URLSearchParams();
    if (published) query.set('published', published);
    if (except) query.set('except', except.join(','));
    if (otherHosts) query.set('otherHosts', otherHosts);
    if (note) query.set('note', note);
    return this.headquarters.get(`/api/plans/${id}/release-preview?${query.toString()}`);
  }

  async seen(id: string, wanted: Wanted = {}): Promise<any> {
    return (await expectStatus(200, this.preview(id, wanted))).body;
  }

  /** Held to what was seen. */
  release(
    id: string,
    { version, fingerprint }: { version: number; fingerprint: string },
    wanted: Wanted = {},
    key?: string,
  ): Promise<Answer> {
    const body = { ...wanted, asRehearsed: fingerprint };
    return this.headquarters.post(`/api/plans/${id}/release`, { version, key, body });
  }

  async released(id: string, wanted: Wanted = {}): Promise<any> {
    return (await expectStatus(201, this.release(id, await this.seen(id, wanted), wanted))).body;
  }

  async theRun(id: string): Promise<any> {
    return (await expectStatus(200, this.headquarters.get(`/api/headquarters/course-runs/${id}`))).body;
  }
}

/** A draft that comes into force; runs that are published stay as they are. */
export function releasedPlan(headquarters: Client, planId: string): Promise<{ id: string; number: number }> {
  return new ReleaseDesk(headquarters).released(planId, { published: 'LEAVE' });
}
