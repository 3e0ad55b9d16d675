import type { Verdict } from "#audit/verify/fault.ts";
import type { AccountId, AlertId, HolderId } from "#kernel/ids.ts";
import { office } from "#spaces/office/space.ts";
import type { Space } from "#spaces/space.ts";
import { entry, type StatesOf } from "#subject/gallery.ts";
import { longName } from "#subject/sample.ts";
import { sampleDeskVisit } from "#web/desk/samples/sample-desk.ts";
import { auditPath } from "./audit-address.ts";
import type { ListedEvent } from "./list/audit-events.queries.ts";
import { AuditPage, type AuditShown } from "./list/audit-page.tsx";

const hugo = { id: "00000000-0000-4000-8000-000000000009" as AccountId, name: "Hugo Lambert" };
const about = { id: "00000000-0000-4000-8000-000000000004" as HolderId, number: "N1048031" };
const from = { source: "203.0.113.7", browser: "Firefox sur Linux" };

const opened: ListedEvent = {
  seq: 1_204,
  at: new Date("2026-11-30T09:12:00Z"),
  kind: "card_opened",
  holder: about,
  content: {
    kind: "card_opened",
    actor: "staff",
    member: { ...hugo, email: "hugo.lambert@gestion.example", role: "agent" },
    holderId: about.id,
    reason: "Appel de la personne : mot de passe oublié, identité vérifiée par la date de naissance",
    effect: {},
    ...from,
  },
};

const long = { ...hugo, name: longName, email: "a@gestion.example", role: "administrateur" as const };

const eventsOf = (space: Space): ListedEvent[] => [
  { ...opened, seq: 1_206, kind: "letters_printed", holder: null, content: byCommand() },
  {
    ...opened,
    seq: 1_205,
    kind: "staff_role_changed",
    holder: null,
    content: opened.content && {
      ...opened.content,
      member: long,
      effect: { member: "claire.besson@gestion.example", portal: space.id, from: "agent", to: "superviseur" },
    },
  },
  opened,
  { ...opened, seq: 12, at: new Date("2023-02-01T10:00:00Z"), holder: null, content: null },
];

function byCommand(): ListedEvent["content"] {
  if (!opened.content) return null;
  return { ...opened.content, actor: "operator", member: null, reason: null, effect: { letters: 214 } };
}

const whole: Verdict = { rows: 1_206, faults: [], unlisted: 0, anchors: 41, unreadableAnchors: 0 };
const broken: Verdict = {
  ...whole,
  rows: 1_203,
  faults: [
    { kind: "changed", from: 318, to: 318 },
    { kind: "removed", from: 1_204, to: 1_206 },
  ],
};

/** The audit, in its states. */
export const auditStates: StatesOf = (space) => {
  const visit = sampleDeskVisit(
    office,
    { label: "Audit", path: auditPath },
    {
      home: "/gestion",
      spaces: [{ space, role: "administrateur" }],
    },
  );
  const shown: AuditShown = {
    space,
    spaces: [space],
    kinds: new Map([
      ["card_opened", "Dossier ouvert"],
      ["letters_printed", "Courriers imprimés"],
      ["staff_role_changed", "Rôle changé"],
    ]),
    state: { values: { espace: space.id }, errors: {} },
    part: { events: eventsOf(space), newer: null, older: 12 },
    count: 1_206,
    acted: [hugo, { id: long.id, name: longName }],
    check: {
      checkedAt: new Date("2026-11-30T02:40:00Z"),
      verdict: whole,
      anchoredAt: new Date("2026-11-30T02:41:00Z"),
      anchoredSeq: 1_190,
    },
    alerts: [],
  };
  const draw = (more: Partial<AuditShown>) => () => <AuditPage visit={visit} shown={{ ...shown, ...more }} />;
  const nothing = { events: [], newer: null, older: null };
  return [
    entry("Audit", "des lignes", draw({ spaces: [space, office] })),
    entry("Audit", "vide", draw({ part: nothing, count: 0, check: { ...none } })),
    entry(
      "Audit",
      "un filtre illisible",
      draw({
        part: nothing,
        count: 0,
        state: {
          values: { espace: space.id, dossier: "N9", du: "hier" },
          errors: { du: "Écrivez une date comme 12/03/2026.", dossier: "Aucun dossier ne porte ce numéro." },
        },
      }),
    ),
    entry(
      "Audit",
      "touché, et des lectures inhabituelles",
      draw({
        check: { ...shown.check, verdict: broken },
        alerts: [
          {
            id: "00000000-0000-4000-8000-000000000005" as AlertId,
            memberId: hugo.id,
            member: hugo.name,
            ...{ reads: "cards", counted: 72, most: 40, hours: 1 },
            raisedAt: new Date("2026-11-30T09:15:00Z"),
          },
        ],
      }),
    ),
  ];
};

const none = { checkedAt: null, verdict: null, anchoredAt: null, anchoredSeq: null };
