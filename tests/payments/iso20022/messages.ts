import { escapeXml } from "./xml.ts";

export type Ordered = {
  reference?: string;
  amount?: string;
  currency?: string;
  iban?: string;
  label?: string;
  /** In the place of the whole of `Amt`. */
  amountXml?: string;
};

export type OrderedBatch = {
  method?: string;
  count?: number | string;
  sum?: string;
  on?: string;
  transfers: readonly Ordered[];
};

export type Order = {
  version?: "03" | "09";
  count?: number | string;
  sum?: string;
  batches: readonly OrderedBatch[];
};

export const iban = "FR7630006000011234567890189";

/** `undefined` leaves the element out. */
const tag = (name: string, text: string | number | undefined) =>
  text === undefined ? "" : `<${name}>${escapeXml(String(text))}</${name}>`;

const namespace = (message: string) => `urn:iso:std:iso:20022:tech:xsd:${message}`;

export const document = (message: string, body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${namespace(message)}">\n${body}\n</Document>\n`;

const agent = "<FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId>";
const account = (number: string) => `<Id><IBAN>${number}</IBAN></Id>`;

/** A pain.001, one transfer a line. */
export function pain001({ version = "03", count, sum, batches }: Order): string {
  const day = (on: string) => (version === "03" ? on : tag(on.includes("T") ? "DtTm" : "Dt", on));
  const transfer = ({
    reference = "NOTPROVIDED",
    amount = "10.00",
    currency = "EUR",
    label,
    ...rest
  }: Ordered) =>
    `<CdtTrfTxInf><PmtId>${tag("EndToEndId", reference)}</PmtId>` +
    `<Amt>${rest.amountXml ?? `<InstdAmt Ccy="${currency}">${amount}</InstdAmt>`}</Amt>` +
    `<Cdtr><Nm>ANNE LE GUENNEC</Nm></Cdtr>` +
    (rest.iban === "" ? "" : `<CdtrAcct>${account(rest.iban ?? iban)}</CdtrAcct>`) +
    `${label === undefined ? "" : `<RmtInf>${tag("Ustrd", label)}</RmtInf>`}</CdtTrfTxInf>`;
  const batch = (one: OrderedBatch, at: number) =>
    `<PmtInf><PmtInfId>LOT-${at + 1}</PmtInfId>${tag("PmtMtd", one.method ?? "TRF")}${tag("NbOfTxs", one.count)}` +
    `${tag("CtrlSum", one.sum)}<ReqdExctnDt>${day(one.on ?? "2026-03-12")}</ReqdExctnDt>` +
    `<Dbtr><Nm>NPFR</Nm></Dbtr><DbtrAcct>${account(iban)}</DbtrAcct><DbtrAgt>${agent}</DbtrAgt>\n` +
    `${one.transfers.map(transfer).join("\n")}\n</PmtInf>`;
  const header =
    `<GrpHdr><MsgId>ORDRE-1</MsgId><CreDtTm>2026-03-10T09:00:00</CreDtTm>${tag("NbOfTxs", count)}` +
    `${tag("CtrlSum", sum)}<InitgPty><Nm>NPFR</Nm></InitgPty></GrpHdr>`;
  return document(
    `pain.001.001.${version}`,
    `<CstmrCdtTrfInitn>\n${header}\n${batches.map(batch).join("\n")}\n</CstmrCdtTrfInitn>`,
  );
}

/** A pain.002 about ORDRE-1. `group` and `body` are XML. */
export const pain002 = (group: string, body = "", version = "03") =>
  document(
    `pain.002.001.${version}`,
    `<CstmrPmtStsRpt><GrpHdr><MsgId>REPONSE-1</MsgId><CreDtTm>2026-03-11T23:30:00Z</CreDtTm></GrpHdr>\n` +
      `<OrgnlGrpInfAndSts><OrgnlMsgId>ORDRE-1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.03</OrgnlMsgNmId>${group}` +
      `</OrgnlGrpInfAndSts>\n${body}</CstmrPmtStsRpt>`,
  );

export type CamtVersion = "02" | "04" | "08";
export type Booked = {
  amount?: string;
  currency?: string;
  side?: string;
  reversal?: boolean;
  status?: string;
  /** XML of `BookgDt`. */
  on?: string;
  details?: string;
};

/** An entry of a camt.054; `details` is XML. */
export function booked(version: CamtVersion, entry: Booked): string {
  const {
    amount = "10.00",
    currency = "EUR",
    side = "DBIT",
    status = "BOOK",
    on = "<Dt>2026-03-12</Dt>",
  } = entry;
  return (
    `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd>` +
    `${entry.reversal ? "<RvslInd>true</RvslInd>" : ""}<Sts>${version === "08" ? tag("Cd", status) : status}</Sts>` +
    `${on ? `<BookgDt>${on}</BookgDt>` : ""}<AcctSvcrRef>BANQUE-1</AcctSvcrRef>` +
    "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>" +
    `${entry.details ? `<NtryDtls>${entry.details}</NtryDtls>` : ""}</Ntry>`
  );
}

export type Transaction = {
  reference?: string;
  amount?: string;
  currency?: string;
  iban?: string;
  label?: string;
  reason?: string;
};

/** One transaction of an entry, in the words of that version. */
export function details(version: CamtVersion, side: string, transaction: Transaction): string {
  const { reference, amount, currency = "EUR", label, reason } = transaction;
  const money = amount && `<Amt Ccy="${currency}">${amount}</Amt>`;
  const amounts =
    version === "02" ? `<AmtDtls><TxAmt>${money}</TxAmt></AmtDtls>` : `${money}${tag("CdtDbtInd", side)}`;
  return (
    `<TxDtls>${reference === undefined ? "" : `<Refs>${tag("EndToEndId", reference)}</Refs>`}${money ? amounts : ""}` +
    `${transaction.iban ? `<RltdPties><CdtrAcct>${account(transaction.iban)}</CdtrAcct></RltdPties>` : ""}` +
    `${label === undefined ? "" : `<RmtInf>${tag("Ustrd", label)}</RmtInf>`}` +
    `${reason === undefined ? "" : `<RtrInf><Rsn>${tag("Cd", reason)}</Rsn></RtrInf>`}</TxDtls>`
  );
}

/** A camt.054 of one account, one entry a line. */
export const camt054 = (version: CamtVersion, entries: readonly string[], before = "") =>
  document(`camt.054.001.${version}`, `${camtHead(before)}\n${entries.join("\n")}\n${camtEnd}`);

export const camtHead = (inHeader = "") =>
  `<BkToCstmrDbtCdtNtfctn>\n<GrpHdr><MsgId>AVIS-1</MsgId><CreDtTm>2026-03-12T18:00:00Z</CreDtTm>${inHeader}</GrpHdr>\n` +
  `<Ntfctn><Id>AVIS-1</Id><CreDtTm>2026-03-12T18:00:00Z</CreDtTm><Acct>${account(iban)}</Acct>`;
export const camtEnd = "</Ntfctn>\n</BkToCstmrDbtCdtNtfctn>";
