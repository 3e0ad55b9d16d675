import type { AuditContent, AuditEffect } from "#audit/audit-event.ts";
import { effectNames } from "./effect-names.ts";
import { effectValues } from "./effect-values.ts";

/** "Hugo Lambert (agent)" */
export function actorInWords({ actor, member }: Pick<AuditContent, "actor" | "member">): string {
  if (member) return `${member.name} (${member.role})`;
  return actor === "operator" ? "Ligne de commande" : "Parvis";
}

type Value = AuditEffect[string];

const valueInWords = (value: Value) =>
  value === true
    ? "oui"
    : value === false
      ? "non"
      : typeof value === "number"
        ? value.toLocaleString("fr-FR")
        : (effectValues[value ?? ""] ?? (fingerprint.test(value ?? "") ? value?.slice(0, 8) : value));

/** SHA-256: eight signs tell two files apart. */
const fingerprint = /^[0-9a-f]{64}$/;

const isSaid = (value: Value) => value !== null && value !== "";

/** "de agent à superviseur, identité vérifiée : oui". A fact without French words keeps its name in the code. */
export function effectInWords({ from, to, ...others }: AuditEffect): string {
  const change = [
    ...(isSaid(from ?? null) ? [`de ${valueInWords(from ?? null)}`] : []),
    ...(isSaid(to ?? null) ? [`à ${valueInWords(to ?? null)}`] : []),
  ].join(" ");
  const facts = Object.entries(others).flatMap(([name, value]) =>
    isSaid(value) ? [`${effectNames[name] ?? name} : ${valueInWords(value)}`] : [],
  );
  return [...(change ? [change] : []), ...facts].join(", ");
}
