import type { DataSource } from 'typeorm';
import { DomesticOffice, DomesticOfficeName, PrefectureAssignment } from '#allocation';
import { Channel, Country, CountryRegion, OverseasOffice } from '#catalogue';
import { Transactions } from '#platform';
import { OpeningBalance, PublishedFigure } from '#statistics';
import { countryFacts, countryRows, overseasOfficeRows, regionRows } from './countries.js';
import { domesticOfficeFacts, domesticOfficeRows } from './domestic-offices.js';
import { openingBalanceRows, publishedFigureRows } from './published-figures.js';
import { SeedWriter } from './writer.js';

/**
 * What every installation begins with: countries, offices, published figures. Safe to run again: what is there stays
 * as it is, also when an administrator has changed it.
 */
export async function seedReference(dataSource: DataSource): Promise<void> {
  const countries = countryFacts();
  const overseas = overseasOfficeRows(countries);
  const domestic = domesticOfficeRows(domesticOfficeFacts());
  await new Transactions(dataSource).run(async (tx) => {
    const writer = new SeedWriter(dataSource, tx);
    await writer.insertMissing(Country, countryRows(countries));
    await writer.insertMissing(CountryRegion, regionRows(countries));
    await writer.insertMissing(OverseasOffice, overseas.offices);
    await writer.insertMissing(Channel, overseas.channels);
    await writer.insertMissing(DomesticOffice, domestic.offices);
    await writer.insertMissing(DomesticOfficeName, domestic.names);
    await writer.insertMissing(PrefectureAssignment, domestic.assignments);
    await writer.insertMissing(OpeningBalance, openingBalanceRows());
    await writer.insertMissing(PublishedFigure, publishedFigureRows());
  });
}
