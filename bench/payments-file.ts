import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const header =
  "reference;number;paid_on;label;amount;status;transfer;care_date;beneficiary;nature;spent;base;rate;social_security;share;left_to_pay\n";

/** How many holders the lines are for, and how many lines a transfer has. */
export const holders = 10_000;
export const linesOfTransfer = 5;

/** A file of that many reimbursements. */
export async function writePaymentsFile(path: string, lines: number) {
  function* pieces() {
    yield header;
    let text = "";
    for (let index = 0; index < lines; index++) {
      text += `${line(index)}\n`;
      if (text.length < 65_536) continue;
      yield text;
      text = "";
    }
    yield text;
  }
  await pipeline(Readable.from(pieces()), createWriteStream(path));
}

export const numberOf = (holder: number) => String(200_000 + holder);

function line(index: number): string {
  const transfer = Math.floor(index / linesOfTransfer);
  const day = `2026-${String(1 + (transfer % 12)).padStart(2, "0")}-${String(1 + (transfer % 28)).padStart(2, "0")}`;
  const spent = 2_500 + (index % 900);
  const [secu, share] = [Math.floor(spent * 0.7), Math.floor(spent * 0.25)];
  const money = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
  const cells = [`L${index}`, numberOf(transfer % holders), day, "Remboursement santé", money(share), "payé"];
  const detail = [`V${transfer}`, day, "Loïc LEFÈVRE", "Consultation", money(spent), money(spent), "70"];
  return [...cells, ...detail, money(secu), money(share), money(spent - secu - share)].join(";");
}
