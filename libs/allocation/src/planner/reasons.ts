import type { Placement } from './instance.js';
import type { Choice, Model } from './model.js';
import {
  blockersOf,
  type NamedTerms,
  type Occupants,
  occupantsOf,
  optionsOf,
  type PlacementOption,
  termsOf,
} from './placement-options.js';
import { Usage } from './usage.js';
import { limitInWords, listed, points, weeksInWords, type Words } from './words.js';

export interface ReasonsAsked {
  words: Words;
  /** What the cost of a placement is made of; without it the cost is given as a whole. */
  terms?: (run: string, placement: Placement) => NamedTerms;
}

export interface RunReason {
  run: string;
  /** Null: unplaced. */
  placement: Placement | null;
  sentence: string;
}

/** Less than this is no difference that anybody decides by. */
const LEAST_DIFFERENCE = 0.05;
const MOST_ALTERNATIVES = 2;
const MOST_BLOCKERS = 4;
const TERMS: Record<string, string> = {
  preferredWeek: 'farther from its preferred week',
  affinity: 'the host partner fits the theme less',
  distance: 'distance',
  season: 'season',
  hotelBeds: 'hotel beds',
  overload: 'load of the office',
  change: 'change from the plan in force',
};
const FILTERS =
  'language, theme, agreements, closures, blackout weeks, holidays, wishes, the window of weeks';

/** Why each run lies where it lies, or why it lies nowhere, in the order of the instance. Some milliseconds for a year. */
export function reasonsOf(model: Model, choice: Choice, asked: ReasonsAsked): RunReason[] {
  const usage = Usage.of(model, choice);
  const occupants = occupantsOf(model, choice);
  return model.instance.runs.map(({ id }, run) => {
    const column = choice[run]!;
    if (column >= 0) usage.add(column, -1);
    const options = optionsOf(model, usage, run);
    const view: View = { model, usage, occupants, asked, run, options };
    const chosen = options.find((option) => option.column === column);
    const sentence = chosen ? whyThere(view, chosen) : whyNowhere(view);
    if (column >= 0) usage.add(column);
    return { run: id, placement: chosen?.placement ?? null, sentence };
  });
}

/** One run, with what all others use. */
interface View {
  model: Model;
  usage: Usage;
  occupants: Occupants;
  asked: ReasonsAsked;
  run: number;
  options: PlacementOption[];
}

function whyThere(view: View, chosen: PlacementOption): string {
  const { words } = view.asked;
  const [office, partner, week] = chosen.placement;
  const where = `In ${words.office(office)} with ${words.hostPartner(partner)} ${words.from(week)}`;
  if (view.model.pinned[view.run] === chosen.column) return `${where} because it is pinned there.`;
  const broken =
    chosen.blocked.length > 0 ? [`there is not room enough: ${blockersInWords(view, [chosen])}`] : [];
  const parts = [
    `${where} ${because(view, chosen)}`,
    ...broken,
    ...betterOnes(view, chosen),
    ...elsewhere(view, chosen),
    ...whereElseNot(view, chosen),
  ];
  return `${parts.join('; ')}.`;
}

/** The best of what speaks for the placement itself. */
function because(view: View, chosen: PlacementOption): string {
  const own = ownTerms(view);
  const cheaper = view.options.filter((option) => option.cost < chosen.cost - LEAST_DIFFERENCE);
  if (view.options.length === 1) return 'because no other placement comes into question';
  if (own) {
    const { preferredWeek, affinity } = own(chosen.placement);
    if (preferredWeek === 0) return 'because its preferred week is free there';
    if (affinity === 0 && cheaper.length > 0) return 'because the host partner fits its theme';
  }
  if (cheaper.length === 0) return 'because nothing costs less';
  return cheaper.every(({ blocked }) => blocked.length > 0)
    ? 'because whatever costs less is taken'
    : `at a cost of ${points(chosen.cost)}`;
}

/** Where all that it could be moved to is taken, nothing else would be said of it. */
function whereElseNot(view: View, chosen: PlacementOption): string[] {
  const others = view.options.filter((option) => option !== chosen);
  if (others.length === 0 || others.some(({ blocked }) => blocked.length === 0)) return [];
  const are =
    others.length === 1 ? 'its only other placement is' : `all ${others.length} other placements are`;
  return [`${are} blocked: ${blockersInWords(view, others)}`];
}

/** What would cost less: blocked by what, or free to be taken. */
function betterOnes(view: View, chosen: PlacementOption): string[] {
  const cheaper = view.options
    .filter((option) => option.cost < chosen.cost - LEAST_DIFFERENCE)
    .sort((a, b) => a.cost - b.cost);
  return firstOfEachOffice(cheaper)
    .slice(0, MOST_ALTERNATIVES)
    .map((option) => {
      const less = `${name(view, option, chosen)} would cost ${points(chosen.cost - option.cost)} less`;
      return option.blocked.length > 0
        ? `${less} but is blocked: ${blockersInWords(view, [option])}`
        : `${less} and is free: it may be moved`;
    });
}

/** The next best in other offices, and what makes them dearer. */
function elsewhere(view: View, chosen: PlacementOption): string[] {
  const dearer = view.options
    .filter(({ placement: [office], blocked }) => office !== chosen.placement[0] && blocked.length === 0)
    .filter((option) => option.cost >= chosen.cost - LEAST_DIFFERENCE)
    .sort((a, b) => a.cost - b.cost);
  return firstOfEachOffice(dearer)
    .slice(0, MOST_ALTERNATIVES)
    .map((option) => {
      const more = option.cost - chosen.cost;
      if (more < LEAST_DIFFERENCE) return `${name(view, option, chosen)} would cost the same`;
      return `${name(view, option, chosen)} would cost ${points(more)} more${dearerBy(view, option, chosen)}`;
    });
}

function dearerBy(view: View, option: PlacementOption, chosen: PlacementOption): string {
  const own = ownTerms(view);
  const [of, than] = [option, chosen].map((one) => termsOf(view.model, view.usage, one, own)) as [
    NamedTerms,
    NamedTerms,
  ];
  const parts = Object.keys(of)
    .map((term) => ({ term, more: of[term]! - (than[term] ?? 0) }))
    .filter(({ term, more }) => more >= LEAST_DIFFERENCE && term in TERMS)
    .sort((a, b) => b.more - a.more)
    .map(({ term, more }) => `${TERMS[term]!} ${points(more)}`);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

function whyNowhere(view: View): string {
  const { options, model, run } = view;
  const { unplacedCost } = model.instance.runs[run]!;
  if (options.length === 0)
    return `No placement is possible at all: no office, host partner and week passes the filters (${FILTERS}).`;
  const pinned = options.find(({ column }) => column === model.pinned[run]);
  if (pinned && pinned.blocked.length > 0)
    return `It is pinned to ${name(view, pinned)}, where there is not room enough: ${blockersInWords(view, [pinned])}.`;
  const blocked = options.filter((option) => option.blocked.length > 0);
  const [free] = options.filter((option) => option.blocked.length === 0).sort((a, b) => a.cost - b.cost);
  if (free && free.cost < unplacedCost)
    return `Nothing stands against ${name(view, free)} at a cost of ${points(free.cost)}: it may be placed there.`;
  const dear = free
    ? [
        `${name(view, free)} is free but would cost ${points(free.cost)}, more than to leave it out (${points(unplacedCost)})`,
      ]
    : [];
  const parts =
    blocked.length > 0 ? [`${counted(blocked, options)} blocked: ${blockersInWords(view, blocked)}`] : [];
  return `${[...parts, ...dear].join('; ')}.`;
}

function counted(blocked: unknown[], options: unknown[]): string {
  if (options.length === 1) return 'Its only placement is';
  return blocked.length === options.length
    ? `All ${options.length} placements are`
    : `${blocked.length} of ${options.length} placements are`;
}

/** «30 by interpreters for French between the weeks of … (runs A, B and C are there)». */
function blockersInWords(
  { model, occupants, asked: { words }, run }: View,
  options: PlacementOption[],
): string {
  const blockers = blockersOf(model, options);
  const parts = blockers.slice(0, MOST_BLOCKERS).map(({ rows, options: count }, place) => {
    const weeks = rows.flatMap((row) => model.rows[row]!.week ?? []);
    const what = `${limitInWords(model.rows[rows[0]!]!, words)} ${weeksInWords(weeks, words)}`;
    const number = options.length > 1 ? `${count} by ` : '';
    const there = new Set(rows.flatMap((row) => occupants.get(row) ?? []).filter((other) => other !== run));
    const names = [...there].map((other) => words.run(model.instance.runs[other]!.id));
    // Whose runs they are is told once: a sentence is no list.
    return number + what + (place === 0 && names.length > 0 ? ` (taken by ${listed(names)})` : '');
  });
  const rest = blockers.slice(MOST_BLOCKERS).reduce((sum, blocker) => sum + blocker.options, 0);
  return [...parts, ...(rest > 0 ? [`${rest} by others`] : [])].join(', ');
}

/** Names what differs: another week alone where office and host partner are the same. */
function name({ asked: { words } }: View, { placement }: PlacementOption, than?: PlacementOption): string {
  const [office, partner, week] = placement;
  const [sameOffice, samePartner] = [than?.placement[0] === office, than?.placement[1] === partner];
  const where = sameOffice ? [] : [words.office(office)];
  const whom = samePartner ? [] : [`with ${words.hostPartner(partner)}`];
  const when = than?.placement[2] === week ? [] : [words.from(week)];
  return [...where, ...whom, ...when].join(' ');
}

function ownTerms({ asked, model, run }: View): ((placement: Placement) => NamedTerms) | null {
  const { terms } = asked;
  return terms ? (placement) => terms(model.instance.runs[run]!.id, placement) : null;
}

function firstOfEachOffice(options: PlacementOption[]): PlacementOption[] {
  const offices = new Set<string>();
  return options.filter(({ placement: [office] }) => offices.size < offices.add(office).size);
}
