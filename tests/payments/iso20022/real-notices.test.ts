import { join } from "node:path";
import { expect, it } from "vitest";
import { readPath, validate } from "./xml.ts";

/** Notices that an open reader of camt.054 is tested with: a Swiss bank's, in other currencies. */
const files = join(import.meta.dirname, "real");

it.each([
  [
    "v2",
    "02",
    "devise SEK : seuls les euros sont lus",
    [79, 103, 126],
    Array(3).fill("MUELL/FINP/RA12345"),
    [],
  ],
  ...(["v4", "v8"] as const).map(
    (name) =>
      [
        name,
        `0${name[1]}`,
        "devise CHF : seuls les euros sont lus",
        name === "v4" ? [94, 179, 258] : [96, 187, 272],
        ["EE00001", "EE00002", "EE00002"].map((end) => `UXC06170000006PI00001${end}`),
        ["1 lot annonce un autre nombre d’opérations que celui du détail"],
      ] as const,
  ),
] as const)(
  "reads the real notice %s to its end, and lists every transaction",
  async (name, version, reason, lines, values, remarks) => {
    const path = join(files, `camt.054.${name}.xml`);
    await validate(path, `camt.054.001.${version}`);
    const { entries, unmatched, refused, file } = await readPath(path);
    expect([entries, refused]).toEqual([[], []]);
    expect(unmatched).toEqual(lines.map((line, at) => ({ line, column: "", reason, value: values[at] })));
    expect(file).toEqual({
      kind: "camt.054",
      version: `camt.054.001.${version}`,
      messageId: "AAAASESS-FP-ACCR001",
      remarks,
    });
  },
);

it("reads their transactions as payments, were they debits in euros", async () => {
  const { readFile } = await import("node:fs/promises");
  const { readMessage } = await import("./xml.ts");
  const text = await readFile(join(files, "camt.054.v8.xml"), "utf8");
  const euros = text.replaceAll('Ccy="CHF"', 'Ccy="EUR"').replaceAll("<CdtDbtInd>CRDT", "<CdtDbtInd>DBIT");
  const { entries, unmatched } = await readMessage(euros);
  expect(unmatched).toEqual([]);
  expect(
    entries.map(({ says, reference, amount, on, label, order }) => [
      says,
      reference,
      amount,
      on,
      label,
      order.batchId,
    ]),
  ).toEqual([
    [
      "paid",
      "UXC06170000006PI00001EE00001",
      310,
      "2007-10-18",
      "Unstructured Remittance Information V1",
      "UXC06170000006PI00001",
    ],
    ["paid", "UXC06170000006PI00001EE00002", 320, "2007-10-18", "ISR ref number V2", "UXC06170000006PI00001"],
    [
      "paid",
      "UXC06170000006PI00001EE00002",
      320,
      "2007-10-18",
      "Unstructured Remittance Information V3 block 1 Unstructured Remittance Information V3 block 2",
      "UXC06170000006PI00001",
    ],
  ]);
});
