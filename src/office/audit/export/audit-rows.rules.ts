import type { CsvCell } from "#kernel/text/csv-row.ts";
import { keptAsText } from "#kernel/text/kept-as-text.rules.ts";
import type { ListedEvent } from "../list/audit-events.queries.ts";
import { actorInWords, effectInWords } from "../words/event-words.ts";

export const auditHeader: CsvCell[] = [
  ...["N°", "Date", "Heure", "Qui", "Adresse e-mail", "Action", "Dossier", "Raison", "Effet"],
  ...["Adresse internet", "Navigateur"],
];

const inParis = (at: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", ...options }).format(at);

export function auditRow(event: ListedEvent, kinds: ReadonlyMap<string, string>): CsvCell[] {
  const { seq, at, kind, content, holder } = event;
  const when = [
    inParis(at, { day: "2-digit", month: "2-digit", year: "numeric" }),
    inParis(at, { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
  ];
  const file = holder ? keptAsText(holder.number) : "";
  const what = kinds.get(kind) ?? kind;
  if (!content) return [String(seq), ...when, "effacé", "", what, file, "", "", "", ""];
  const { member, reason, effect, source, browser } = content;
  const who = [actorInWords(content), member?.email ?? ""];
  return [String(seq), ...when, ...who, what, file, reason ?? "", effectInWords(effect), source, browser];
}
