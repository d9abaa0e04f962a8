export { dataSourceOptions, openDataSource } from './data-source.js';
export { ENTITIES } from './entities.js';
export { DatabaseModule } from './database.module.js';
export { countryFacts, PassportNames, Randomness, seedRealSizeYear } from './seeds/index.js';
export {
  DEMONSTRATION_ACCOUNTS,
  DEMONSTRATION_PASSWORD,
  seedDemonstration,
  seedReferenceData,
  signInLines,
} from './seeds/index.js';
