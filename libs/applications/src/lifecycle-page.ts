import { LIFECYCLE, type Move, NOMINATION_MOVES } from './nomination.lifecycle.js';
import { NOMINATION_STATES, type StateFacts, STATES } from './nomination-states.js';

const yes = (flag: boolean) => (flag ? 'yes' : '');

/** docs/lifecycle.md, written from the table that the code itself obeys. */
export function lifecyclePage(): string {
  const moves = NOMINATION_MOVES.map((name): [string, Move] => [name, LIFECYCLE[name]]);
  const states = NOMINATION_STATES.map((name): [string, StateFacts] => [name, STATES[name]]);
  return `# The life of a nomination

Generated from \`libs/applications/src/nomination.lifecycle.ts\` by \`npm run documents\`. Do not edit.

\`\`\`mermaid
stateDiagram-v2
  [*] --> DRAFT
${moves.flatMap(([name, move]) => move.from.map((from) => `  ${from} --> ${move.to}: ${name}`)).join('\n')}
\`\`\`

## Moves

| move | from | to | who | reason |
|---|---|---|---|---|
${moves.map(([name, move]) => `| ${name} (${move.label}) | ${move.from.join(', ')} | ${move.to} | ${move.by.join(', ')} | ${move.reason ? 'required' : ''} |`).join('\n')}

## States

| state | the participant reads | whose move | takes a place | hidden until released | closed | shown to the nominee |
|---|---|---|---|---|---|---|
${states.map(([name, facts]) => `| ${name} | ${facts.public} | ${facts.holder} | ${yes(facts.countsAgainstSlots)} | ${yes(facts.needsRelease)} | ${yes(facts.terminal)} | ${yes(facts.visibleToNominee)} |`).join('\n')}
`;
}
