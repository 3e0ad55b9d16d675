import { formSchema } from "#http/forms/form-schema.ts";
import { type MailId, readId } from "#kernel/ids.ts";
import { text } from "#kernel/text/typed-text.ts";
import { deskScreen } from "#web/desk/desk-screen.ts";
import { whyNotResent } from "../../mails/words/mail-words.ts";
import { resendToHolder } from "../actions/resend.actions.ts";
import { ReasonPage } from "../pages/reason-page.tsx";
import { ResendPage } from "../pages/resend-page.tsx";
import { findLastMails } from "../reading/last-mails.queries.ts";
import { because, cardPath, loadCard, onOpenCard, refuse } from "./on-card.ts";

/** How many of the last mails are offered. */
const offered = 8;

export const resendRoutes = deskScreen({
  path: "/dossiers/:holder/mail",
  opens: "agent",
  async load(trx, visit) {
    const on = await loadCard(trx, visit);
    const kinds = [...visit.ctx.contributed.mails.values()].filter(({ purpose }) => purpose !== "staff");
    const names = kinds.map(({ kind }) => kind);
    return on && { ...on, mails: await findLastMails(trx, on.card.id, names, offered) };
  },
  draw: (visit, { card, isOpen, mails }, state) =>
    isOpen ? (
      <ResendPage
        visit={visit}
        card={card}
        mails={mails}
        titles={visit.ctx.contributed.mails}
        state={state}
      />
    ) : (
      <ReasonPage visit={visit} holder={card} state={state} />
    ),
  form: formSchema({ mail: text(36, "Choisissez un mail.").min(1, "Choisissez un mail."), because }),
  act: (visit, typed) =>
    onOpenCard(visit, async (holderId) => {
      const id = readId<MailId>(typed.mail);
      const because = { holderId, reason: typed.because };
      const sent = id && (await resendToHolder(visit.ctx, because, id));
      if (sent?.ok) return { to: cardPath(holderId), said: "mail-sent-to-holder" };
      return refuse(typed, whyNotResent(sent?.refusal ?? { kind: "nobody" }));
    }),
});
