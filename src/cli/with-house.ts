import { readConfig } from "#config/env.ts";
import { shareDatabase } from "#infra/db/embedded/share-database.ts";
import { type House, openHouse } from "#start/house.ts";

/** Runs a command with the whole application. A `serve` may be running. */
export async function withHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const config = readConfig();
  const database = await shareDatabase(config);
  try {
    const house = await openHouse(config, database.url);
    try {
      return await work(house);
    } finally {
      await house.close();
    }
  } finally {
    await database.release();
  }
}
