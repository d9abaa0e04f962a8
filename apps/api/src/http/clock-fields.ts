import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import { isClockTime, isTimeZone } from '#training';
import { TextField } from './fields.js';

type Field = Omit<Parameters<typeof TextField>[0], 'max'>;

/** A time of day on the clocks of the programme's zone. */
export const ClockTimeField = (field: Field): PropertyDecorator =>
  applyDecorators(
    ValidateBy({
      name: 'isClockTime',
      validator: {
        validate: isClockTime,
        defaultMessage: () => '$property must be a time of day written HH:MM, from 00:00 to 23:59',
      },
    }),
    TextField({ ...field, max: 5 }),
  );

export const TimeZoneField = (field: Field): PropertyDecorator =>
  applyDecorators(
    ValidateBy({
      name: 'isTimeZone',
      validator: {
        validate: isTimeZone,
        defaultMessage: () => '$property must be the name of a time zone such as Asia/Tokyo',
      },
    }),
    TextField({ ...field, max: 40 }),
  );
