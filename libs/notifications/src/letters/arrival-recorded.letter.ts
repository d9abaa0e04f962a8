import { nominationLetter } from './letter.js';

export const arrivalRecorded = nominationLetter({
  name: 'arrival-recorded',
  on: 'training.arrival-recorded',
  category: 'progress',
  to: ['OVERSEAS_OFFICE', 'NOMINEE'],
  stillTrue: (facts) => facts.state === 'ACCEPTED',
  words: (facts, step, format) => ({
    nominee: format.person(facts),
    reference: facts.reference,
    course: format.course(facts),
    arrivedOn: format.day(step.arrivedOn),
    endsOn: format.day(facts.endsOn),
    office: facts.overseasOffice?.nameEn ?? 'the office that nominated you',
    link: format.statusPage,
  }),
});
