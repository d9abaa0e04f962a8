import { nominationLetter } from './letter.js';

export const nominationSubstituted = nominationLetter({
  name: 'nomination-substituted',
  on: 'applications.nomination-substituted',
  category: 'decision',
  to: ['OVERSEAS_OFFICE', 'NOMINEE'],
  stillTrue: (facts) => facts.state === 'SUBSTITUTED',
  words: (facts, step, format) => ({
    nominee: format.person(facts),
    reference: facts.reference,
    course: format.course(facts),
    office: facts.overseasOffice?.nameEn ?? 'the office that nominated you',
    handInBy: format.deadline(step.handInBy, facts.timeZone),
  }),
});
