import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { casts } from "../../../demo/casts.ts";
import { sampleFile } from "../places.ts";

/** What distinguishes a sample person from a real one with the same number. */
export type SampleRow = {
  number: string;
  last_name: string;
  first_name: string;
  email: string;
  iban: string;
};

export async function sampleRowsOf(space: string): Promise<SampleRow[]> {
  const cast = casts.find((one) => one.space === space);
  const names = [cast?.formerRegistry, cast?.registry].filter((name) => typeof name === "string");
  const texts = await Promise.all(names.map((name) => readFile(sampleFile(name), "utf8")));
  return texts.flatMap((text) => parse<SampleRow>(text, { bom: true, columns: true, delimiter: ";" }));
}
