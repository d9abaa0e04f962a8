import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions, openDataSource } from './data-source.js';

/** The one pool of connections of a process. A database that is still starting is waited for. */
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      useFactory: () => ({ ...dataSourceOptions(), retryAttempts: 30, retryDelay: 1_000 }),
      dataSourceFactory: async (options) => openDataSource(options),
    }),
  ],
})
export class DatabaseModule {}
