export { dataSourceOptions, openDataSource } from './data-source.js';
export { ENTITIES } from './entities.js';
export { DatabaseModule } from './database.module.js';
