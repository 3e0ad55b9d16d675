import { z } from "zod";
import type { Verdict } from "#audit/verify/fault.ts";
import { faultsInWords } from "#audit/verify/fault-words.rules.ts";
import { defineMail } from "#infra/mail/mail-kind.ts";
import { days } from "#kernel/duration.ts";
import { auditAddress } from "../audit-address.ts";

const range = { from: z.int(), to: z.int() };
const plain = ["changed", "inserted", "removed", "erased", "replaced", "head"] as const;

export const brokenChainProps = z.object({
  portal: z.string(),
  name: z.string(),
  faults: z.array(
    z.union([
      z.object({ kind: z.enum(plain), ...range }),
      z.object({ kind: z.literal("moved"), was: z.int(), ...range }),
    ]),
  ),
  unlisted: z.int(),
  unreadableAnchors: z.int(),
});

/** A mail is read, a list of faults is consulted. */
const mostSaid = 5;

/** To administrators: somebody touched the audit. */
export const brokenChainMail = defineMail({
  kind: "staff-broken-chain",
  title: "audit touché, aux administrateurs",
  purpose: "staff",
  props: brokenChainProps,
  worthSendingFor: days(7),
  isAlarm: true,
  compose: ({ portal, name, ...found }, { publicUrl }) => ({
    subject: "L’audit n’est plus intact",
    parts: [
      `La vérification de cette nuit a trouvé que l’audit de « ${name} » a été touché sans passer par Parvis :`,
      ...faultsInWords({ rows: 0, anchors: 0, ...found } satisfies Verdict).slice(0, mostSaid),
      "Prévenez les responsables de la sécurité. N’effacez rien : la base, les ancres et le journal du serveur diront ce qui s’est passé.",
      { action: "Ouvrir l’audit", href: new URL(auditAddress(portal), publicUrl).href },
    ],
  }),
});
