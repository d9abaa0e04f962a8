import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import { isExternalAddress } from '#jica-net';
import { TextField } from './fields.js';

/** An address elsewhere that people are sent to, and that we never fetch. */
export const ExternalAddressField = (
  field: Omit<Parameters<typeof TextField>[0], 'max'>,
): PropertyDecorator =>
  applyDecorators(
    ValidateBy({
      name: 'isExternalAddress',
      validator: {
        validate: isExternalAddress,
        defaultMessage: () =>
          '$property must be an address of the web that begins with https:// and names a public server, at most 500 letters',
      },
    }),
    TextField({ ...field, max: 500 }),
  );
