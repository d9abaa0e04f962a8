import type { Role } from '#identity';
import type { Client } from '../../support/client.js';
import type { Side, Target, World } from './world.js';

/** One route: who may, about what, and what a person who may is answered. */
export interface Entry {
  /** Said here once more, on purpose: a slip in a decorator must not pass for a decision. */
  may: readonly Role[] | 'ANYONE';
  /** Who asks, where the role alone is not enough. */
  person?: (world: World) => Promise<Client>;
  /** What it is asked about, made anew since a move uses it up; left out where the path names nothing. */
  target?: (world: World, side: Side, role?: Role) => Promise<Target>;
  /** National roles see everything: nothing is foreign to them. */
  national?: true;
  query?: string;
  body?: (world: World) => object | Promise<object>;
  /** Sent as a piece of a file, not as JSON. */
  piece?: true;
  /** Sent as a form of a page, not as JSON. */
  form?: Record<string, string>;
  /** What who may is answered; 200 unless said otherwise. */
  answer?: number;
}

export type Table = Record<string, Entry>;
