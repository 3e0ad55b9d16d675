import { formSchema } from "#http/forms/form-schema.ts";
import { type AlertId, readId } from "#kernel/ids.ts";
import { text } from "#kernel/text/typed-text.ts";
import { deskPost } from "#web/desk/desk-screen.ts";
import { auditPath } from "../audit-address.ts";
import { auditParts } from "../list/audit.routes.tsx";
import { auditedSpace } from "../list/audited-spaces.ts";
import { closeAlert } from "./alerts.actions.ts";

/** The form has no visible field. */
const tooLong = "Ce formulaire n’est pas le nôtre.";

export const alertSeen = deskPost({
  ...auditParts,
  path: `${auditPath}/alertes`,
  form: formSchema({ espace: text(100, tooLong), alerte: text(36, tooLong) }),
  ifUnreadable: { to: auditPath, said: "reading-alert-settled" },
  async act(visit, { espace, alerte }) {
    const there = auditedSpace(visit, espace);
    const id = readId<AlertId>(alerte);
    if (!there || !id) return { to: auditPath, said: "reading-alert-settled" };
    const isNew = await closeAlert(there.ctx, id);
    const to = `${auditPath}?espace=${there.space.id}`;
    return { to, said: isNew ? "reading-alert-seen" : "reading-alert-settled" };
  },
});
