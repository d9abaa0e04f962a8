import { ApiProperty } from '@nestjs/swagger';
import { LARGEST_UPLOAD } from '#platform';
import { CountField, TextField } from '../http/fields.js';

export class UploadDto {
  @TextField({ about: 'The name of the file.', max: 200, example: 'Kenya 2026.xlsx' })
  name: string;

  @CountField({ about: 'Its bytes.', min: 1, max: LARGEST_UPLOAD, example: 48_213 })
  size: number;
}

export class UploadView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 48_213 })
  size: number;

  @ApiProperty({ example: 0, description: 'Bytes that are here; the next piece begins there.' })
  received: number;
}
