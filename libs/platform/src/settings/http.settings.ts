import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { Setting } from './setting.js';

export class HttpSettings {
  @Setting({ name: 'PORT', about: 'Port on which the API listens.', default: '3000' })
  @IsInt()
  @Min(0)
  @Max(65535)
  port: number;

  @Setting({ name: 'HOST', about: 'Address on which the API listens.', default: '127.0.0.1' })
  @Matches(/^[0-9a-f.:]+$/i)
  host: string;

  @Setting({
    name: 'TRUST_PROXY',
    about:
      'yes when a proxy of ours stands in front and sets X-Forwarded-For; otherwise that header is ignored.',
    default: 'no',
  })
  @IsIn(['yes', 'no'])
  trustProxy: 'yes' | 'no';

  @Setting({
    name: 'MAILBOX_URL',
    about: 'Development: the web page of the mail sink, linked from the front page.',
    default: 'none',
  })
  mailboxUrl: string;

  @Setting({ name: 'SESSION_HOURS', about: 'How long a sign-in of staff lasts.', default: '12' })
  @IsInt()
  @Min(1)
  @Max(72)
  sessionHours: number;

  @Setting({
    name: 'EVENT_STREAM_SECONDS',
    about: 'How often an open stream of events is kept alive and its sign-in asked about again.',
    default: '20',
  })
  @IsInt()
  @Min(1)
  @Max(60)
  eventStreamSeconds: number;

  @Setting({
    name: 'INVITATION_DAYS',
    about: 'For how many days a link opens by which somebody without an account fills in a form.',
    default: '14',
  })
  @IsInt()
  @Min(1)
  @Max(90)
  invitationDays: number;
}
