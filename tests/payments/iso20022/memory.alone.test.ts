import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { readBankFile } from "#modules/payments/import/iso20022/read-bank-file.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { repeated } from "../../support/repeated.ts";
import { camtEnd, camtHead } from "./messages.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;
const usedHeap = () => {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

const count = repeated(100_000, 1_000_000);

/** As short as entries can be: the reader spends its time on bytes. */
const entry = (at: number) =>
  '<Ntry><Amt Ccy="EUR">9.99</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><NtryDtls><TxDtls>' +
  `<Refs><EndToEndId>VIR-${at}</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>\n`;

function* entries() {
  yield `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02">${camtHead()}\n`;
  for (let at = 0; at < count; at += 100)
    yield Array.from({ length: 100 }, (_, one) => entry(at + one)).join("");
  yield `${camtEnd}</Document>`;
}

it("reads a long notice in memory that does not grow", {
  tags: ["repeats"],
  timeout: 300_000,
}, async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "entries.xml");
  await pipeline(Readable.from(entries()), createWriteStream(path));
  const before = usedHeap();
  let [read, peak, next] = [0, 0, 0];
  for await (const items of readBankFile(path, () => {})) {
    read += items.length;
    if (read < next) continue;
    peak = Math.max(peak, usedHeap());
    next += count / 20;
  }
  expect(read).toBe(count + 1);
  expect(peak - before).toBeLessThan(20);
});
