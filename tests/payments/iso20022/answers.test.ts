import { expect, it } from "vitest";
import { iban, pain002 } from "./messages.ts";
import { readMessage, refusalOf } from "./xml.ts";

const because = (code: string, tag = "Cd") => `<StsRsnInf><Rsn><${tag}>${code}</${tag}></Rsn></StsRsnInf>`;
const original = (inside: string) => `<OrgnlTxRef>${inside}</OrgnlTxRef>`;
const transfer = (reference: string, status: string, rest = "") =>
  `<TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId>${status ? `<TxSts>${status}</TxSts>` : ""}${rest}</TxInfAndSts>\n`;
const batch = (inside: string, head = "") =>
  `<OrgnlPmtInfAndSts><OrgnlPmtInfId>LOT-1</OrgnlPmtInfId>${head}\n${inside}</OrgnlPmtInfAndSts>\n`;
const partly = "<GrpSts>PART</GrpSts>";

it.each(["03", "10"])("reads the rejection of a transfer in version .%s", async (version) => {
  const day = version === "03" ? "2026-03-12" : "<Dt>2026-03-12</Dt>";
  const rest =
    because("AC04") +
    original(
      `<Amt><InstdAmt Ccy="EUR">512.50</InstdAmt></Amt><ReqdExctnDt>${day}</ReqdExctnDt>` +
        `<RmtInf><Ustrd>Prestation 2026</Ustrd></RmtInf><CdtrAcct><Id><IBAN>${iban}</IBAN></Id></CdtrAcct>`,
    );
  const { entries, file } = await readMessage(
    pain002(partly, batch(transfer("VIR-1", "RJCT", rest)), version),
  );
  expect(file).toEqual({
    kind: "pain.002",
    version: `pain.002.001.${version}`,
    messageId: "REPONSE-1",
    remarks: [],
  });
  expect(entries).toEqual([
    {
      line: 6,
      says: "rejected",
      about: "transfer",
      order: { messageId: "ORDRE-1", batchId: "LOT-1" },
      reference: "VIR-1",
      amount: 51250,
      iban,
      // 23:30 UTC on 11 March.
      on: "2026-03-12",
      orderedFor: "2026-03-12",
      label: "Prestation 2026",
      reason: "AC04",
    },
  ]);
});

it("takes the reason of the transfer, else that of its batch, else that of the message", async () => {
  const rejected = "<GrpSts>RJCT</GrpSts>";
  const read = async (group: string, head: string, rest: string) =>
    (await readMessage(pain002(rejected + group, batch(transfer("A", "", rest), head)))).entries[0];
  expect(await read(because("FF01"), "", "")).toMatchObject({ reference: "A", reason: "FF01" });
  expect(await read(because("FF01"), because("DT01"), "")).toMatchObject({ reason: "DT01" });
  expect(await read(because("FF01"), because("DT01"), because("AC01"))).toMatchObject({ reason: "AC01" });
  expect(await read("", "", because("COMPTE CLOS", "Prtry"))).toMatchObject({ reason: "COMPTE CLOS" });
  expect(await read("", "", "")).toMatchObject({ reason: null });
});

it("rejects a whole message or batch after its transfers", async () => {
  const message = await readMessage(pain002(`<GrpSts>RJCT</GrpSts>${because("DU01")}`));
  expect(message.entries).toEqual([
    {
      line: 4,
      says: "rejected",
      about: "message",
      order: { messageId: "ORDRE-1", batchId: null },
      reference: null,
      amount: null,
      iban: null,
      on: "2026-03-12",
      orderedFor: null,
      label: "",
      reason: "DU01",
    },
  ]);
  const inBatch = batch(
    transfer("A", "RJCT", because("AC04")),
    `<PmtInfSts>RJCT</PmtInfSts>${because("DT01")}`,
  );
  const { entries } = await readMessage(pain002(partly, inBatch));
  expect(entries.map(({ about, order, reason }) => [about, order.batchId, reason])).toEqual([
    ["transfer", "LOT-1", "AC04"],
    ["batch", "LOT-1", "DT01"],
  ]);
});

it("takes no acceptance for a payment, and counts them", async () => {
  const accepted =
    transfer("A", "ACSC") + transfer("B", "ACSC") + transfer("C", "PDNG") + transfer("D", "ODD!");
  const { entries, unmatched, file } = await readMessage(pain002(partly, batch(accepted)));
  expect([entries, unmatched]).toEqual([[], []]);
  expect(file?.remarks).toEqual([
    "2 réponses sans rejet (ACSC) : aucune ne prouve un paiement",
    "1 réponse sans rejet (PDNG) : aucune ne prouve un paiement",
    "1 réponse sans rejet (autre état) : aucune ne prouve un paiement",
  ]);
  const whole = await readMessage(pain002("<GrpSts>ACCP</GrpSts>"));
  expect(whole.entries).toEqual([]);
  expect(whole.file?.remarks).toEqual(["1 réponse sans rejet (ACCP) : aucune ne prouve un paiement"]);
  const batches = await readMessage(pain002("", batch("", "<PmtInfSts>ACSP</PmtInfSts>")));
  expect(batches.file?.remarks).toEqual(["1 réponse sans rejet (ACSP) : aucune ne prouve un paiement"]);
});

it("lists rejections that name no transfer", async () => {
  const foreign = original('<Amt><InstdAmt Ccy="USD">5.00</InstdAmt></Amt>');
  const beyond = original('<Amt><InstdAmt Ccy="EUR">5.001</InstdAmt></Amt>');
  const body = batch(
    transfer("NOTPROVIDED", "RJCT") + transfer("A", "RJCT", foreign) + transfer("B", "RJCT", beyond),
  );
  const { entries, unmatched, refused } = await readMessage(pain002(partly, body));
  expect(entries).toEqual([]);
  expect(unmatched.map(({ reason }) => reason)).toEqual([
    "rejet sans référence, ni montant et IBAN : rien ne dit de quel virement",
    "devise USD : seuls les euros sont lus",
  ]);
  expect(refused.map(({ value }) => value)).toEqual(["5.001"]);
});

it("refuses an answer about direct debits, and one that does not say which order", async () => {
  const debits = pain002(partly).replace("pain.001.001.03", "pain.008.001.02");
  expect(await refusalOf(debits)).toBe("3: cette réponse ne concerne pas des virements (pain.001)");
  const unknown = pain002("<GrpSts>RJCT</GrpSts>").replace("<OrgnlMsgId>ORDRE-1</OrgnlMsgId>", "");
  const { refused } = await readMessage(unknown);
  expect(refused.map(({ reason }) => reason)).toEqual([
    "rejet d’un ordre dont l’identifiant est absent (OrgnlMsgId, OrgnlPmtInfId)",
  ]);
});
