import type { Detail, TimelineLine } from "../reading/timeline.queries.ts";
import type { TimelinePart } from "../reading/timeline-part.rules.ts";

const lines: readonly [string, TimelinePart, string, Detail][] = [
  ["2026-12-01T08:02:00Z", "consultations", "call", { role: "agent", note: "" }],
  [
    "2026-11-30T16:40:00Z",
    "appels",
    "call",
    {
      caller: "other",
      callerName: "sa fille, Mme Besnard",
      identityChecked: false,
      said: "Demande quand partira le courrier",
      staff: "Hugo Lambert",
    },
  ],
  [
    "2026-11-30T09:15:00Z",
    "securite",
    "locked",
    { actor: "visitor", source: "203.0.113.0/24", browser: "Chrome sur Android" },
  ],
  [
    "2026-11-29T18:01:00Z",
    "securite",
    "signed_in",
    { actor: "holder", source: "203.0.113.9", browser: "Firefox sur Windows" },
  ],
  [
    "2026-11-28T10:00:00Z",
    "corrections",
    "approval_asked",
    { kind: "contact_correction", by: "Claire Besson", reason: "Signalé au téléphone, identité vérifiée" },
  ],
  ["2026-11-27T10:00:00Z", "corrections", "phone", { before: null, after: "+33639980142", by: "staff" }],
  [
    "2026-11-26T07:30:00Z",
    "messages",
    "password-changed",
    {
      channel: "mail",
      state: "refused",
      recipient: "anne.leguennec@boite.example",
      fate: "lasting",
      error: "550 5.1.1 unknown user",
    },
  ],
  [
    "2026-11-26T07:30:00Z",
    "messages",
    "password-changed",
    { channel: "sms", state: "sent", recipient: "+33639980142", error: null },
  ],
  ["2026-11-25T11:00:00Z", "versements", "holder_deceased", {}],
  [
    "2026-11-25T10:59:00Z",
    "versements",
    "rejected",
    { cents: 102495, reference: "PR-0001", day: "2026-11-25", reason: "MD07" },
  ],
  [
    "2026-11-18T10:59:00Z",
    "versements",
    "returned",
    { cents: 51250, reference: "PR-0002", day: "2026-11-18", reason: "AC04" },
  ],
  [
    "2026-11-15T08:00:00Z",
    "courriers",
    "returned",
    { kind: "provisional_password", byStaff: false, why: "unknown_addressee" },
  ],
  ["2026-11-02T08:00:00Z", "courriers", "requested", { kind: "provisional_password", byStaff: true }],
  ["2026-10-02T03:10:00Z", "registre", "address", {}],
];

/** Each kind of line once. */
export const sampleLines: readonly TimelineLine[] = lines.map(([time, part, what, detail], place) => ({
  at: new Date(time),
  micros: String(Date.parse(time) * 1000),
  part,
  id: String(place),
  what,
  detail,
}));
