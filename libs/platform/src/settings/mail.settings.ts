import { IsInt, Matches, Max, Min } from 'class-validator';
import { isMailbox } from '../email-address.js';
import { Setting } from './setting.js';
import { ValidateBy } from 'class-validator';

export class MailSettings {
  @Setting({
    name: 'SMTP_URL',
    about: 'The mail server that takes our letters: smtp://user:password@host:587.',
    secret: true,
  })
  @Matches(/^smtps?:\/\//, { message: 'it must start with smtp:// or smtps://' })
  url: string;

  @Setting({
    name: 'MAIL_FROM',
    about: 'The address from which letters are sent.',
    default: 'kccp@kccp.example',
  })
  @ValidateBy({
    name: 'isMailbox',
    validator: { validate: isMailbox, defaultMessage: () => 'it must be one e-mail address' },
  })
  from: string;

  @Setting({ name: 'SMTP_CONNECTIONS', about: 'Connections kept to the mail server.', default: '5' })
  @IsInt()
  @Min(1)
  @Max(100)
  connections: number;

  @Setting({
    name: 'LETTERS_AT_ONCE',
    about:
      'Letters in hand in one worker: those that are looked up and marked while SMTP_CONNECTIONS others are on the wire.',
    default: '25',
  })
  @IsInt()
  @Min(1)
  @Max(100)
  lettersAtOnce: number;

  @Setting({
    name: 'LETTER_RETRY_HOURS',
    about: 'How long a letter is tried again while the mail server is away.',
    default: '48',
  })
  @IsInt()
  @Min(24)
  @Max(120)
  retryHours: number;
}
