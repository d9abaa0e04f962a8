import { nominationLetter } from './letter.js';

export const placeOffered = nominationLetter({
  name: 'place-offered',
  on: 'applications.place-offered',
  category: 'decision',
  to: ['OVERSEAS_OFFICE'],
  stillTrue: (facts) => facts.state === 'OFFERED',
  words: (facts, step, format) => ({
    nominee: format.person(facts),
    reference: facts.reference,
    course: format.course(facts),
    office: facts.overseasOffice?.nameEn ?? 'the office that nominated you',
    startsOn: format.day(facts.startsOn),
    answerBy: format.deadline(step.answerBy, facts.timeZone),
  }),
});
