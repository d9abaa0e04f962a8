/**
 * What an overseas office may know of an allotment. One that headquarters made directly on a run is known as soon as
 * the run is published (made on a published run, it counts as released at once); one that was decided on a proposal
 * waits for the release of the year, also when its run is published before.
 */
export const VISIBILITIES = ['WITH_THE_RUN', 'AWAITS_RELEASE', 'RELEASED'] as const;
export type AllotmentVisibility = (typeof VISIBILITIES)[number];

/** Condition on an allotment of a published or cancelled run: its office may see it. */
export const ALLOTMENT_TOLD = (allotment: string) => `${allotment}.visibility <> 'AWAITS_RELEASE'`;

/** Condition on an allotment of any run: its office knows of it. */
export const ALLOTMENT_KNOWN = (allotment: string, run: string) =>
  `(${allotment}.visibility = 'RELEASED' OR (${allotment}.visibility = 'WITH_THE_RUN' AND ${run}.state IN ('PUBLISHED', 'CANCELLED')))`;
