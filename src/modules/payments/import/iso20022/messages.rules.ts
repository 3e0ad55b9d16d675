import { printable } from "#imports/findings/refusal.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { BankFileKind } from "../bank-file.ts";

export type BankMessage = { kind: BankFileKind; version: string };

type Known = { kind: BankFileKind; versions: readonly string[]; trail: readonly string[] };

const known: readonly Known[] = [
  {
    kind: "pain.001",
    versions: ["03", "09"],
    trail: ["Document", "CstmrCdtTrfInitn", "PmtInf", "CdtTrfTxInf"],
  },
  {
    kind: "pain.002",
    versions: ["03", "10"],
    trail: ["Document", "CstmrPmtStsRpt", "OrgnlPmtInfAndSts", "TxInfAndSts"],
  },
  {
    kind: "camt.054",
    versions: ["02", "04", "08"],
    trail: ["Document", "BkToCstmrDbtCdtNtfctn", "Ntfctn", "Ntry", "NtryDtls", "TxDtls"],
  },
];

const others: ReadonlyMap<string, string> = new Map([
  ["camt.052", "un camt.052 est un relevé en cours de journée : demandez l’avis camt.054"],
  ["camt.053", "un camt.053 est un relevé : demandez l’avis camt.054"],
  ["camt.055", "un camt.055 est une demande d’annulation : il ne dit rien d’un paiement"],
  ["camt.056", "un camt.056 est une demande d’annulation : il ne dit rien d’un paiement"],
  ["pain.007", "un pain.007 annule des prélèvements : seuls les virements sont lus"],
  ["pain.008", "un pain.008 ordonne des prélèvements : seuls les virements (pain.001) sont lus"],
  ["pacs.002", "un pacs.002 va d’une banque à l’autre : demandez le pain.002"],
  ["pacs.004", "un pacs.004 va d’une banque à l’autre : demandez l’avis camt.054"],
  ["pacs.008", "un pacs.008 va d’une banque à l’autre : demandez l’avis camt.054"],
]);

const namespace = /^urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\.\d{3})\.\d{3}\.(\d{2})$/;

const wanted = "demandez un pain.001, un pain.002 ou un camt.054";

/** Which message a document holds, by its root; a refusal is a French reason. */
export function messageOf(root: { name: string; uri: string }): Result<BankMessage & Known, string> {
  if (root.name !== "Document")
    return refused(`la racine est « ${printable(root.name)} », et non « Document » d’ISO 20022 : ${wanted}`);
  const [, name = "", version = ""] = namespace.exec(root.uri) ?? [];
  if (!name) return refused(`le document n’a pas d’espace de noms d’ISO 20022 : ${wanted}`);
  const message = known.find(({ kind }) => kind === name);
  if (!message) return refused(others.get(name) ?? `un ${name} ne se lit pas ici : ${wanted}`);
  if (message.versions.includes(version)) return done({ ...message, version: root.uri.slice(-15) });
  const versions = message.versions.map((one) => `.${one}`).join(" ou ");
  return refused(`${name} en version .${version} : demandez la version ${versions}`);
}
